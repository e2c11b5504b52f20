import type { Clock } from '../clock.ts';
import { isBusy, type SqliteStorage } from '../storage/sqlite.ts';
import type { RoomName } from '#protocol/room-name.ts';
import { chain } from './chain.ts';
import { createGroupCommit } from './group-commit.ts';
import { createListeners } from './listeners.ts';
import { LogClosed, type DraftLog, type Entry, type LogRow } from './log.ts';
import { snapshotHash } from './row-hash.ts';
import { sqliteLogReader, sqliteLogWriter } from './sqlite-log-statements.ts';
import { completeRows, storedRoom, trustedSnapshot, type Head } from './stored-room.ts';

const busyPausesMs = [5, 20, 50, 100, 200, 400];
/** Deleting is work for the thread that also answers sockets: a few milliseconds at a time. */
const rowsForgottenATurn = 500;

/** The log on SQLite: synchronous prepared statements, so that a commit of hundreds of rows is one short stretch of work. */
export function createSqliteLog(
	storage: SqliteStorage,
	clock: Clock,
	onListenerError: (error: unknown) => void = () => undefined,
): DraftLog {
	const writing = sqliteLogWriter(storage.writer);
	const reading = sqliteLogReader(storage.reader);
	const listeners = createListeners(onListenerError);

	/** Inside an open transaction. Heads are read from it, never remembered: memory cannot be ahead of disk. */
	function write(entries: readonly Entry[]): readonly LogRow[] {
		const heads = new Map<RoomName, Head>();
		for (const { room } of entries) {
			if (heads.has(room)) continue;
			const head = writing.head(room);
			if (head) heads.set(room, head);
		}
		const rows = chain(entries, heads, clock());
		for (const row of rows) writing.insert(row);
		for (const { room, newClients } of entries) {
			for (const client of newClients ?? []) writing.claim(room, client.clientId, client.owner);
		}
		for (const [room, head] of heads) writing.moveHead(room, head.seq, head.hash);
		return rows;
	}

	/** An outsider may hold the file for a moment: try again between turns of the event loop. */
	async function patiently(entries: readonly Entry[]): Promise<readonly LogRow[]> {
		for (const pause of busyPausesMs) {
			await new Promise((resolve) => setTimeout(resolve, pause));
			try {
				return storage.transaction(() => write(entries));
			} catch (error) {
				if (!isBusy(error)) throw error;
			}
		}
		return storage.transaction(() => write(entries));
	}

	const group = createGroupCommit(
		storage.queue,
		(entries) => {
			try {
				return storage.transaction(() => write(entries));
			} catch (error) {
				if (isBusy(error)) return patiently(entries);
				throw error;
			}
		},
		listeners.tell,
		storage.insideUnit,
	);

	const turn = <T>(work: () => T): Promise<T> => storage.queue.take(() => storage.transaction(work));

	return {
		append: (entry) => group.append(entry),
		async appendWithin(unit, entry) {
			if (group.closed) throw new LogClosed();
			if (!storage.isOpen(unit)) throw new Error('This unit of work is over: await everything inside it.');
			const rows = write([{ ...entry, bytes: new Uint8Array(entry.bytes) }]);
			unit.afterCommit(() => listeners.tell(rows));
			return rows[0]!;
		},
		async load(room) {
			return reading.consistently(() => {
				const snapshot = trustedSnapshot(room, reading.snapshots(room));
				return storedRoom(room, reading.head(room), snapshot, reading.rowsAfter(room, snapshot?.seq ?? 0));
			});
		},
		async rowsAfter(room, seq, limit = Number.MAX_SAFE_INTEGER) {
			return reading.consistently(() =>
				completeRows(room, seq, limit, reading.head(room)?.seq ?? 0, reading.rowsAfter(room, seq, limit)),
			);
		},
		async rowsWithin(_unit, room, seq) {
			// One writer, and the unit of work has it: what is committed now is everything.
			return this.rowsAfter(room, seq);
		},
		snapshot: async (room) => trustedSnapshot(room, reading.snapshots(room)),
		snapshotSeq: async (room) => reading.snapshotSeq(room),
		headSeq: async (room) => reading.head(room)?.seq ?? 0,
		clients: async (room) => new Map(reading.clients(room).map((one) => [one.client_id, one.owner])),
		async compact(room, seq, bytes) {
			if (group.closed) throw new LogClosed();
			const kept = new Uint8Array(bytes);
			let more = await turn(() => {
				if (seq <= writing.snapshotSeq(room)) return false;
				const row = writing.rowHashAt(room, seq);
				if (!row) throw new Error(`${room} has no row ${seq} to end a snapshot at.`);
				const unsigned = { room, seq, rowHash: row, at: clock(), bytes: kept };
				writing.insertSnapshot({ ...unsigned, hash: snapshotHash(unsigned) });
				return writing.dropCovered(room, rowsForgottenATurn);
			});
			while (more && !group.closed) {
				await new Promise((resolve) => setImmediate(resolve));
				more = await turn(() => writing.dropCovered(room, rowsForgottenATurn));
			}
		},
		rooms: async () => reading.rooms(),
		onStored: (listener) => listeners.add(listener),
		get waiting() {
			return group.waiting;
		},
		flush: () => group.flush(),
		close: () => group.close(),
	};
}
