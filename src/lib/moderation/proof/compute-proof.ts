/** Of the device or of the address: nothing the person can mend here. */
export class CannotProve extends Error {}

/**
 * Asks the tavolo for a task and works on it in a thread of its own. Rejects with CannotProve where that is not
 * possible, with another error when the task could not be fetched, with AbortError when stopped.
 */
export async function computeProof(slug: string, signal: AbortSignal): Promise<string> {
	// Browsers keep their cryptography to safe addresses.
	if (!globalThis.isSecureContext || !globalThis.Worker) throw new CannotProve();
	const answer = await fetch(`/tavoli/${slug}/ospite`, { signal });
	if (!answer.ok) throw new Error(`The task was not given: ${answer.status}.`);
	const challenge: unknown = await answer.json();
	const worker = new Worker(new URL('./solve.worker.ts', import.meta.url), { type: 'module' });
	try {
		return await new Promise<string>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error));
			worker.onerror = () => reject(new CannotProve());
			worker.onmessage = ({ data }: MessageEvent<string | null>) =>
				data === null ? reject(new CannotProve()) : resolve(data);
			worker.postMessage(challenge);
		});
	} finally {
		worker.terminate();
	}
}
