import type { Told } from './solve.worker.ts';

/** Of the device or of the address: nothing the person can mend here. */
export class CannotProve extends Error {}

/** The tavolo gave no task: `status` 429 for too many, 404 where nobody writes without an account (any more). */
export class NoTask extends Error {
	readonly status: number;
	constructor(status: number) {
		super(`The task was not given: ${status}.`);
		this.status = status;
	}
}

/** The answer lies somewhere before this guess: the bar may jump to its end, never back. */
const mostGuesses = 800;

/**
 * Asks the tavolo for a task and works on it in a thread of its own; `onprogress` hears which part of the work is done at
 * least, 0 to 1. Rejects with CannotProve where that is not possible, with NoTask or another error when the task could not
 * be fetched, with AbortError when stopped.
 */
export async function computeProof(
	slug: string,
	signal: AbortSignal,
	onprogress: (done: number) => void,
): Promise<string> {
	// Browsers keep their cryptography to safe addresses.
	if (!globalThis.isSecureContext || !globalThis.Worker) throw new CannotProve();
	const answer = await fetch(`/tavoli/${slug}/ospite`, { signal });
	if (!answer.ok) throw new NoTask(answer.status);
	const challenge: unknown = await answer.json();
	const worker = new Worker(new URL('./solve.worker.ts', import.meta.url), { type: 'module' });
	try {
		return await new Promise<string>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error));
			worker.onerror = () => reject(new CannotProve());
			worker.onmessage = ({ data }: MessageEvent<Told>) => {
				if ('guesses' in data) onprogress(Math.min(1, data.guesses / mostGuesses));
				else if (data.proof === null) reject(new CannotProve());
				else resolve(data.proof);
			};
			worker.postMessage(challenge);
		});
	} finally {
		worker.terminate();
	}
}
