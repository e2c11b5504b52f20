import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Paper } from '#domain/document/paper.ts';

export interface PrintJob {
	readonly kind: 'pdf' | 'docx';
	readonly paper: Paper;
}

/** failed: it could not be made here, the same words are on the page; busy: too many are waiting, come back in a minute. */
export type Printed =
	{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly refused: 'document-failed' | 'document-busy' };

/** Makes files of documents whose words are ready. */
export interface Press {
	/** Tagged, PDF/UA-1; needs a native module that loads with the first PDF. Never rejects. */
	pdf(paper: Paper): Promise<Printed>;
	/** With real headings and tables. Never rejects. */
	docx(paper: Paper): Promise<Printed>;
}

/** One document at a time: a long one needs some hundred megabytes. */
const waitingAtMost = 20;
const patienceMs = 30_000;
const file = fileURLToPath(new URL('./press-process.ts', import.meta.url));

function printInProcess(job: PrintJob): Promise<Uint8Array<ArrayBuffer>> {
	return new Promise((resolve, reject) => {
		const child = fork(file, {
			serialization: 'advanced',
			execArgv: [],
			stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
			timeout: patienceMs,
			killSignal: 'SIGKILL',
		});
		let said = '';
		child.stderr?.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2_000)));
		child.once('message', (bytes) => resolve(bytes as Uint8Array<ArrayBuffer>));
		child.once('error', reject);
		child.once('close', (code, signal) =>
			reject(new Error(`No document (${signal ?? `code ${code}`}). ${said}`)),
		);
		child.send(job, (error) => {
			if (error) reject(error);
		});
	});
}

/**
 * @param onFailure hears why a document could not be made
 * @param print for tests; otherwise a process of its own
 */
export function createPress(
	onFailure: (error: unknown, kind: PrintJob['kind']) => void,
	print: (job: PrintJob) => Promise<Uint8Array<ArrayBuffer>> = printInProcess,
): Press {
	let waiting = 0;
	let last: Promise<unknown> = Promise.resolve();

	async function run(job: PrintJob): Promise<Printed> {
		try {
			return { bytes: await print(job) };
		} catch (error) {
			onFailure(error, job.kind);
			return { refused: 'document-failed' };
		} finally {
			waiting -= 1;
		}
	}
	function queue(job: PrintJob): Promise<Printed> {
		if (waiting >= waitingAtMost) return Promise.resolve({ refused: 'document-busy' });
		waiting += 1;
		const printed = last.then(() => run(job));
		last = printed;
		return printed;
	}
	return {
		pdf: (paper) => queue({ kind: 'pdf', paper }),
		docx: (paper) => queue({ kind: 'docx', paper }),
	};
}
