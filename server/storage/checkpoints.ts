import { Worker } from 'node:worker_threads';
import type { SqliteConnection } from './sqlite-connection.ts';

export type CheckpointRequest = 'checkpoint' | 'end';
/** Pages in the write-ahead log that are not in the database file yet. */
export interface CheckpointAnswer {
	readonly pending: number;
}

/** 4 MB of 4 KB pages, as SQLite itself does it. */
const pagesWorthIt = 1_000;
/** When the thread cannot keep up or cannot start, the writer does it in its own time, as SQLite comes. */
const pagesTooMany = 8_000;
const lookEveryMs = 250;
const idleMs = 10_000;

/**
 * A checkpoint writes every changed page and waits for the disk twice: 5 to 30 ms in which no socket is answered, if
 * the thread that commits does it. So another thread does; PASSIVE, which never makes the writer wait.
 */
export interface Checkpoints {
	/** After each commit. */
	committed(): void;
	close(): Promise<void>;
}

export function createCheckpoints(
	file: string,
	writer: SqliteConnection,
	reader: SqliteConnection,
): Checkpoints {
	writer.pragma(`wal_autocheckpoint = ${pagesTooMany}`);
	const state = reader.prepare<[], { log: number; checkpointed: number }>('pragma wal_checkpoint(NOOP)');
	let worker: Worker | null = null;
	let working = false;
	let closed = false;
	let looking: NodeJS.Timeout | null = null;
	let leaving: NodeJS.Timeout | null = null;

	function look(): void {
		looking = null;
		if (closed || working) return;
		const { log, checkpointed } = state.get()!;
		if (log - checkpointed >= pagesWorthIt) ask();
	}

	function ask(): void {
		if (leaving) clearTimeout(leaving);
		working = true;
		worker ??= start();
		worker.postMessage('checkpoint' satisfies CheckpointRequest);
	}

	function start(): Worker {
		const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: { file } });
		started.unref();
		started.on('message', ({ pending }: CheckpointAnswer) => {
			working = false;
			// What came in meanwhile is little: once more, and the log starts from its beginning again.
			if (pending > 0 && pending < pagesWorthIt && !closed) return ask();
			leaving = setTimeout(end, idleMs);
			leaving.unref();
		});
		started.on('error', () => writer.pragma(`wal_autocheckpoint = ${pagesWorthIt}`));
		started.on('exit', () => {
			working = false;
			if (worker === started) worker = null;
		});
		return started;
	}

	function end(): void {
		worker?.postMessage('end' satisfies CheckpointRequest);
		worker = null;
	}

	return {
		committed() {
			if (looking !== null || closed) return;
			looking = setTimeout(look, lookEveryMs);
			looking.unref();
		},
		async close() {
			closed = true;
			if (looking) clearTimeout(looking);
			if (leaving) clearTimeout(leaving);
			const last = worker;
			if (!last) return;
			last.ref();
			const gone = new Promise((resolve) => last.once('exit', resolve));
			end();
			await gone;
		},
	};
}
