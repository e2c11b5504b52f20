import { setPriority } from 'node:os';
import type { PrintJob } from './press.ts';

/** A process made for one document: what the compiler takes goes back with it, and if it falls, it falls alone. */
try {
	// Where processors are few, whoever votes comes first.
	setPriority(10);
} catch {
	// Some systems do not allow it; the document is made all the same.
}
process.once('disconnect', () => process.exit());
process.once('message', (job: PrintJob) => {
	void print(job).then((bytes) => process.send?.(bytes, () => process.exit()));
});

/** A failure is not caught: it ends the process, and `press.ts` reads the reason. */
async function print({ kind, paper }: PrintJob): Promise<Uint8Array> {
	if (kind === 'pdf') return (await import('./typst-paper.ts')).paperToPdf(paper);
	return (await import('./word-paper.ts')).paperToDocx(paper);
}
