import type { Clock } from '../clock.ts';
import type { PostgresStorage } from '../storage/postgres.ts';
import { chain } from './chain.ts';
import { createGroupCommit } from './group-commit.ts';
import { createListeners } from './listeners.ts';
import { LogClosed, type DraftLog, type Entry } from './log.ts';
import { postgresLogQueries as queries } from './postgres-log-queries.ts';
import { snapshotHash } from './row-hash.ts';
import { completeRows, storedRoom, trustedSnapshot } from './stored-room.ts';

/** Deleting in small pieces lets others have their turn at the writer. */
const rowsForgottenATurn = 1_000;

/** The log on PostgreSQL (and PGlite): the same promises as on SQLite, heads locked in the database for many nodes. */
export function createPostgresLog(
	storage: PostgresStorage,
	clock: Clock,
	onListenerError: (error: unknown) => void = () => undefined,
): DraftLog {
	const listeners = createListeners(onListenerError);

	async function write(db: PostgresStorage['read'], entries: readonly Entry[]) {
		const heads = await queries.lockHeads(db, [...new Set(entries.map((entry) => entry.room))].sort());
		const rows = chain(entries, heads, clock());
		await queries.insertRows(db, rows);
		await queries.claim(
			db,
			entries.flatMap(({ room, newClients }) => (newClients ?? []).map((client) => ({ room, ...client }))),
		);
		await queries.moveHeads(db, heads);
		return rows;
	}

	const group = createGroupCommit(
		storage.queue,
		(entries) => storage.transaction((db) => write(db, entries)),
		listeners.tell,
		storage.insideUnit,
	);

	return {
		append: (entry) => group.append(entry),
		async appendWithin(unit, entry) {
			if (group.closed) throw new LogClosed();
			if (!storage.isOpen(unit)) throw new Error('This unit of work is over: await everything inside it.');
			const rows = await write(unit.db, [{ ...entry, bytes: new Uint8Array(entry.bytes) }]);
			unit.afterCommit(() => listeners.tell(rows));
			return rows[0]!;
		},
		load: (room) =>
			storage.consistently(async (db) => {
				const snapshot = trustedSnapshot(room, await queries.snapshots(db, room));
				const tail = await queries.rowsAfter(db, room, snapshot?.seq ?? 0, null);
				return storedRoom(room, await queries.head(db, room), snapshot, tail);
			}),
		rowsAfter: (room, seq, limit = Number.MAX_SAFE_INTEGER) =>
			storage.consistently(async (db) => {
				const head = await queries.head(db, room);
				return completeRows(room, seq, limit, head?.seq ?? 0, await queries.rowsAfter(db, room, seq, limit));
			}),
		async rowsWithin({ db }, room, seq) {
			const head = (await queries.lockHeads(db, [room])).get(room);
			const rows = await queries.rowsAfter(db, room, seq, null);
			return completeRows(room, seq, Number.MAX_SAFE_INTEGER, head?.seq ?? 0, rows);
		},
		headSeq: async (room) => (await queries.head(storage.read, room))?.seq ?? 0,
		snapshot: async (room) => trustedSnapshot(room, await queries.snapshots(storage.read, room)),
		snapshotSeq: (room) => queries.snapshotSeq(storage.read, room),
		clients: (room) => queries.clients(storage.read, room),
		async compact(room, seq, bytes) {
			if (group.closed) throw new LogClosed();
			const kept = new Uint8Array(bytes);
			let more = await storage.queue.take(() =>
				storage.transaction(async (db) => {
					await queries.lockHeads(db, [room]);
					if (seq <= (await queries.snapshotSeq(db, room))) return false;
					const rowHash = await queries.rowHashAt(db, room, seq);
					if (!rowHash) throw new Error(`${room} has no row ${seq} to end a snapshot at.`);
					const unsigned = { room, seq, rowHash, at: clock(), bytes: kept };
					await queries.insertSnapshot(db, { ...unsigned, hash: snapshotHash(unsigned) });
					return queries.dropCovered(db, room, rowsForgottenATurn);
				}),
			);
			while (more && !group.closed) {
				more = await storage.queue.take(() =>
					storage.transaction((db) => queries.dropCovered(db, room, rowsForgottenATurn)),
				);
			}
		},
		rooms: () => queries.rooms(storage.read),
		onStored: (listener) => listeners.add(listener),
		get waiting() {
			return group.waiting;
		},
		flush: () => group.flush(),
		close: () => group.close(),
	};
}
