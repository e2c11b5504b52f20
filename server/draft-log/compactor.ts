import type { RoomName } from '#protocol/room-name.ts';
import type { Clock } from '../clock.ts';
import type { DraftLog, LogRow } from './log.ts';
import { createSnapshotThread } from './snapshot-thread.ts';

export interface Compacted {
	readonly room: RoomName;
	readonly seq: number;
	/** The whole text at `seq` as one update, proven in a fresh document. */
	readonly bytes: Uint8Array;
}

/**
 * Turns long tails into snapshots, one room at a time, the heavy part in a thread of its own. Counts by itself what
 * the log stores; whoever keeps rooms open only says when one has been left.
 */
export interface Compactor {
	/** Everybody has left, or nobody writes any more: a short tail is worth a snapshot now. */
	idle(room: RoomName): void;
	/** Now, whatever the thresholds. Null when there is nothing after the last snapshot. */
	compact(room: RoomName): Promise<Compacted | null>;
	/** Looks through all rooms for long tails (at start). */
	sweep(): Promise<void>;
	/** Called after each new snapshot. Returns the function that ends it. */
	onCompacted(listener: (compacted: Compacted) => void): () => void;
	close(): Promise<void>;
}

export interface CompactionPolicy {
	readonly rows: number;
	readonly bytes: number;
	readonly rowsWhenIdle: number;
	/** Between two snapshots of a room that is being written. */
	readonly restMs: number;
}

export const defaultPolicy: CompactionPolicy = {
	rows: 2_000,
	bytes: 1024 * 1024,
	rowsWhenIdle: 100,
	restMs: 20_000,
};

/** Read and handed to the thread in pieces, so that no piece holds the event loop for more than a few milliseconds. */
const rowsAPiece = 400;

interface Tail {
	rows: number;
	bytes: number;
	compactedAt: number;
}

export function createCompactor(
	log: DraftLog,
	clock: Clock,
	/** The room stays as it is; its rows are all there. */
	onRefused: (room: RoomName, error: unknown) => void,
	policy: CompactionPolicy = defaultPolicy,
): Compactor {
	const thread = createSnapshotThread();
	const tails = new Map<RoomName, Tail>();
	const asked = new Set<RoomName>();
	const listeners = new Set<(compacted: Compacted) => void>();
	let line: Promise<unknown> = Promise.resolve();
	let closed = false;

	const stop = log.onStored((rows) => {
		for (const row of rows) count(row);
	});

	function count(row: LogRow): void {
		const tail = tails.get(row.room) ?? { rows: 0, bytes: 0, compactedAt: -Infinity };
		tail.rows += 1;
		tail.bytes += row.bytes.length;
		tails.set(row.room, tail);
		if (tail.rows < policy.rows && tail.bytes < policy.bytes) return;
		if (clock() - tail.compactedAt >= policy.restMs) ask(row.room);
	}

	function ask(room: RoomName): void {
		if (closed || asked.has(room)) return;
		asked.add(room);
		void compact(room).catch((error: unknown) => {
			if (!closed) onRefused(room, error);
		});
	}

	function compact(room: RoomName): Promise<Compacted | null> {
		const turn = line.then(() => (closed ? null : build(room)));
		line = turn.catch(() => undefined);
		return turn;
	}

	async function build(room: RoomName): Promise<Compacted | null> {
		asked.delete(room);
		// Counted anew also when it fails: a text that cannot be compacted is not tried again at every keystroke.
		tails.set(room, { rows: 0, bytes: 0, compactedAt: clock() });
		const head = await log.headSeq(room);
		const snapshot = await log.snapshot(room);
		let seq = snapshot?.seq ?? 0;
		if (head === seq) return null;
		thread.begin();
		if (snapshot) thread.add([snapshot.bytes]);
		while (seq < head) {
			const rows = await log.rowsAfter(room, seq, Math.min(rowsAPiece, head - seq));
			thread.add(rows.map((row) => row.bytes));
			seq += rows.length;
			await new Promise((resolve) => setImmediate(resolve));
		}
		const bytes = await thread.finish();
		if (closed) return null;
		await log.compact(room, head, bytes);
		const compacted = { room, seq: head, bytes };
		for (const listener of listeners) listener(compacted);
		return compacted;
	}

	async function tailLength(room: RoomName): Promise<number> {
		return (await log.headSeq(room)) - (await log.snapshotSeq(room));
	}

	return {
		idle(room) {
			void tailLength(room).then(
				(rows) => rows >= policy.rowsWhenIdle && ask(room),
				(error: unknown) => onRefused(room, error),
			);
		},
		compact,
		async sweep() {
			for (const room of await log.rooms()) if ((await tailLength(room)) >= policy.rows) ask(room);
		},
		onCompacted(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async close() {
			closed = true;
			stop();
			await thread.close();
			await line;
		},
	};
}
