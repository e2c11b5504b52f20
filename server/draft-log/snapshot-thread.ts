import { Worker } from 'node:worker_threads';

export type WorkerRequest =
	| { readonly kind: 'begin' }
	/** Many updates in one buffer; update n ends at `ends[n]`. */
	| { readonly kind: 'updates'; readonly bytes: Uint8Array; readonly ends: readonly number[] }
	| { readonly kind: 'finish' };
export type WorkerAnswer =
	| { readonly kind: 'built'; readonly bytes: Uint8Array }
	| { readonly kind: 'refused'; readonly reason: string };

/** Without work for this long, the thread and its memory go. */
const idleMs = 10_000;

/** One room at a time. */
export interface SnapshotThread {
	begin(): void;
	add(updates: readonly Uint8Array[]): void;
	finish(): Promise<Uint8Array>;
	close(): Promise<void>;
}

export function createSnapshotThread(): SnapshotThread {
	let worker: Worker | null = null;
	let answered: { resolve(bytes: Uint8Array): void; reject(error: Error): void } | null = null;
	/** A refusal may come before `finish` is called. */
	let refusal: Error | null = null;
	let leaving: NodeJS.Timeout | null = null;

	function refuse(error: Error): void {
		if (answered) answered.reject(error);
		else refusal = error;
		answered = null;
	}

	function start(): Worker {
		const started = new Worker(new URL('./snapshot-worker.ts', import.meta.url));
		started.unref();
		started.on('message', (answer: WorkerAnswer) => {
			if (answer.kind === 'refused') return refuse(new Error(answer.reason));
			answered?.resolve(answer.bytes);
			answered = null;
		});
		started.on('error', (error) => {
			if (worker === started) worker = null;
			refuse(error instanceof Error ? error : new Error(String(error)));
		});
		started.on('exit', () => {
			if (worker === started) worker = null;
			refuse(new Error('The thread ended.'));
		});
		return started;
	}

	function send(request: WorkerRequest): void {
		worker ??= start();
		worker.postMessage(request);
	}

	return {
		begin() {
			if (leaving) clearTimeout(leaving);
			leaving = null;
			refusal = null;
			send({ kind: 'begin' });
		},
		add(updates) {
			const bytes = new Uint8Array(updates.reduce((sum, update) => sum + update.length, 0));
			const ends: number[] = [];
			let end = 0;
			for (const update of updates) {
				bytes.set(update, end);
				ends.push((end += update.length));
			}
			send({ kind: 'updates', bytes, ends });
		},
		finish() {
			return new Promise<Uint8Array>((resolve, reject) => {
				if (refusal) return reject(refusal);
				answered = { resolve, reject };
				send({ kind: 'finish' });
			}).finally(() => {
				leaving = setTimeout(() => void worker?.terminate(), idleMs);
				leaving.unref();
			});
		},
		async close() {
			if (leaving) clearTimeout(leaving);
			await worker?.terminate();
		},
	};
}
