import type { Clock } from '../clock.ts';
import { isBusy, type SqliteStorage } from '../storage/sqlite.ts';
import type { RoomName } from '#protocol/room-name.ts';
import { createGroupCommit } from './group-commit.ts';
import { LogClosed, LogDamaged, RowsCompacted, type DraftLog, type Entry, type LogRow } from './log.ts';
import { noHash, rowHash, sameBytes, snapshotHash } from './row-hash.ts';
import { sqliteLogReader, sqliteLogWriter } from './sqlite-log-statements.ts';
import { snapshotIsWhole, verifyRows } from './verify-rows.ts';

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
	const listeners = new Set<(rows: readonly LogRow[]) => void>();
	const tell = (rows: readonly LogRow[]): void => {
		for (const listener of listeners) {
			try {
				listener(rows);
			} catch (error) {
				onListenerError(error);
			}
		}
	};

	/** Inside an open transaction. Heads are read from it, never remembered: memory cannot be ahead of disk. */
	function write(entries: readonly Entry[]): readonly LogRow[] {
		const heads = new Map<RoomName, { seq: number; hash: Uint8Array }>();
		const at = clock();
		const rows = entries.map((entry) => {
			const head = heads.get(entry.room) ?? writing.head(entry.room) ?? { seq: 0, hash: noHash };
			const unsigned = {
				room: entry.room,
				seq: head.seq + 1,
				personId: entry.personId,
				at,
				previousHash: head.hash,
				bytes: entry.bytes,
			};
			const row: LogRow = { ...unsigned, hash: rowHash(unsigned) };
			writing.insert(row);
			for (const client of entry.newClients ?? []) writing.claim(entry.room, client.clientId, client.owner);
			heads.set(entry.room, row);
			return row;
		});
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
		tell,
	);

	const turn = <T>(work: () => T): Promise<T> => storage.queue.take(() => storage.transaction(work));

	return {
		append: (entry) => group.append(entry),
		async appendWithin(unit, entry) {
			if (group.closed) throw new LogClosed();
			if (!storage.isOpen(unit)) throw new Error('This unit of work is over: await everything inside it.');
			const rows = write([{ ...entry, bytes: new Uint8Array(entry.bytes) }]);
			unit.afterCommit(() => tell(rows));
			return rows[0]!;
		},
		async load(room) {
			return reading.consistently(() => {
				const head = reading.head(room);
				const found = reading.snapshots(room);
				// A damaged snapshot loses nothing: the one before it and the rows since are still there.
				const snapshot = found.find(snapshotIsWhole) ?? null;
				const tail = reading.rowsAfter(room, snapshot?.seq ?? 0);
				if (snapshot === null && found.length > 0 && tail[0]?.seq !== 1) {
					throw new LogDamaged(`No snapshot of ${room} matches its hash.`);
				}
				verifyRows(tail, snapshot ? { seq: snapshot.seq, hash: snapshot.rowHash } : { seq: 0, hash: noHash });
				const last = tail.at(-1) ?? (snapshot && { seq: snapshot.seq, hash: snapshot.rowHash });
				if ((head?.seq ?? 0) !== (last?.seq ?? 0) || (head && last && !sameBytes(head.hash, last.hash))) {
					throw new LogDamaged(
						`The rows of ${room} end at ${last?.seq ?? 0}, its head says ${head?.seq ?? 0}.`,
					);
				}
				return { snapshot, tail, headSeq: head?.seq ?? 0 };
			});
		},
		async rowsAfter(room, seq, limit = Number.MAX_SAFE_INTEGER) {
			const { rows, head } = reading.consistently(() => ({
				rows: reading.rowsAfter(room, seq, limit),
				head: reading.head(room)?.seq ?? 0,
			}));
			if (rows.length !== Math.min(limit, Math.max(0, head - seq))) {
				throw new RowsCompacted(`Rows after ${seq} of ${room} are in a snapshot.`);
			}
			verifyRows(rows, null);
			return rows;
		},
		snapshot: async (room) => reading.snapshots(room).find(snapshotIsWhole) ?? null,
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
		onStored(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		get waiting() {
			return group.waiting;
		},
		flush: () => group.flush(),
		close: () => group.close(),
	};
}
