import type { WriterQueue } from '../storage/writer-queue.ts';
import { LogClosed, type Entry, type LogRow } from './log.ts';

interface Waiting {
	readonly entry: Entry;
	resolve(row: LogRow): void;
	reject(error: unknown): void;
}

/**
 * Gathers the entries of one event-loop turn into one commit. While somebody else holds the writer the group grows,
 * and one commit takes all of it.
 */
export function createGroupCommit(
	queue: WriterQueue,
	/** Writes all or none, in order, and says what was stored. */
	write: (entries: readonly Entry[]) => readonly LogRow[] | Promise<readonly LogRow[]>,
	stored: (rows: readonly LogRow[]) => void,
	/** True inside a unit of work: it holds the writer, so awaiting an append there would last for ever. */
	insideUnit: () => boolean,
) {
	let waiting: Waiting[] = [];
	let working = 0;
	let asked = false;
	let closed = false;

	function settle(group: readonly Waiting[], rows: readonly LogRow[]): void {
		group.forEach((one, index) => one.resolve(rows[index]!));
		stored(rows);
	}

	function commit(): void | Promise<void> {
		asked = false;
		const group = waiting;
		waiting = [];
		working = group.length;
		const fail = (error: unknown): void => {
			working = 0;
			for (const one of group) one.reject(error);
		};
		const done = (rows: readonly LogRow[]): void => {
			working = 0;
			settle(group, rows);
		};
		try {
			const rows = write(group.map((one) => one.entry));
			if (rows instanceof Promise) return rows.then(done, fail);
			done(rows);
		} catch (error) {
			fail(error);
		}
	}

	return {
		append(entry: Entry): Promise<LogRow> {
			if (closed) return Promise.reject(new LogClosed());
			if (insideUnit()) {
				return Promise.reject(
					new Error('An append inside a unit of work: use appendWithin, with the open one.'),
				);
			}
			// A view would pin the whole chunk the socket read, and may be overwritten before the commit.
			const kept: Entry = { ...entry, bytes: new Uint8Array(entry.bytes) };
			return new Promise((resolve, reject) => {
				waiting.push({ entry: kept, resolve, reject });
				if (asked) return;
				asked = true;
				// After the microtasks of this turn: rooms that write in the same turn share the commit.
				process.nextTick(() => void queue.take(commit));
			});
		},
		get waiting(): number {
			return waiting.length + working;
		},
		/** Resolves when everything handed in so far is settled. */
		async flush(): Promise<void> {
			while (asked) await new Promise((resolve) => setImmediate(resolve)).then(() => queue.drained());
			await queue.drained();
		},
		async close(): Promise<void> {
			closed = true;
			await this.flush();
		},
		get closed(): boolean {
			return closed;
		},
	};
}
