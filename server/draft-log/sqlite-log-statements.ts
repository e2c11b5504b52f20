import type { RoomName } from '#protocol/room-name.ts';
import type { SqliteConnection } from '../storage/sqlite-connection.ts';
import type { LogRow, Snapshot } from './log.ts';

interface Head {
	readonly seq: number;
	readonly hash: Uint8Array;
}

const selectSnapshotSeq = 'select snapshot_seq from room_head where room = ?';
const selectHead = 'select seq, hash from room_head where room = ?';

/** The log's statements on the writing connection. The caller has opened a transaction. */
export function sqliteLogWriter(connection: SqliteConnection) {
	const head = connection.prepare<[string], Head>(selectHead);
	const insert = connection.prepare(
		'insert into room_update (room, seq, person_id, at, previous_hash, hash, bytes) values (?, ?, ?, ?, ?, ?, ?)',
	);
	const moveHead = connection.prepare(
		'insert into room_head (room, seq, hash, snapshot_seq) values (?, ?, ?, 0) ' +
			'on conflict (room) do update set seq = excluded.seq, hash = excluded.hash',
	);
	const claim = connection.prepare(
		'insert into room_client (room, client_id, owner) values (?, ?, ?) on conflict do nothing',
	);
	const rowHashAt = connection.prepare<[string, number], { hash: Uint8Array }>(
		'select hash from room_update where room = ? and seq = ?',
	);
	const insertSnapshot = connection.prepare(
		'insert into room_snapshot (room, seq, row_hash, at, hash, bytes) values (?, ?, ?, ?, ?, ?)',
	);
	const markSnapshot = connection.prepare('update room_head set snapshot_seq = ? where room = ?');
	const snapshotSeq = connection.prepare<[string], { snapshot_seq: number }>(selectSnapshotSeq);
	const before = connection.prepare<[string], { seq: number }>(
		'select seq from room_snapshot where room = ? order by seq desc limit 1 offset 1',
	);
	const dropSnapshots = connection.prepare('delete from room_snapshot where room = ? and seq < ?');
	const dropRows = connection.prepare(
		'delete from room_update where room = ? and seq in ' +
			'(select seq from room_update where room = ? and seq <= ? order by seq limit ?)',
	);
	return {
		head: (room: RoomName) => head.get(room),
		insert(row: LogRow): void {
			insert.run(row.room, row.seq, row.personId, row.at, row.previousHash, row.hash, row.bytes);
		},
		moveHead(room: RoomName, seq: number, hash: Uint8Array): void {
			moveHead.run(room, seq, hash);
		},
		claim(room: RoomName, clientId: number, owner: string): void {
			claim.run(room, clientId, owner);
		},
		snapshotSeq: (room: RoomName) => snapshotSeq.get(room)?.snapshot_seq ?? 0,
		rowHashAt: (room: RoomName, seq: number) => rowHashAt.get(room, seq)?.hash,
		insertSnapshot(snapshot: Snapshot): void {
			const { room, seq, at, hash, bytes } = snapshot;
			insertSnapshot.run(room, seq, snapshot.rowHash, at, hash, bytes);
			markSnapshot.run(seq, room);
		},
		/**
		 * What the snapshot before the newest covers is stored twice now: forgets snapshots before it and at most
		 * `limit` of its rows. False when no row is left to forget.
		 */
		dropCovered(room: RoomName, limit: number): boolean {
			const older = before.get(room);
			if (!older) return false;
			dropSnapshots.run(room, older.seq);
			return dropRows.run(room, room, older.seq, limit).changes === limit;
		},
	};
}

interface StoredRow {
	readonly room: RoomName;
	readonly seq: number;
	readonly person_id: string | null;
	readonly at: number;
	readonly previous_hash: Uint8Array;
	readonly hash: Uint8Array;
	readonly bytes: Uint8Array;
}

/** The log's statements on the reading connection. */
export function sqliteLogReader(connection: SqliteConnection) {
	const head = connection.prepare<[string], Head>(selectHead);
	const rowsAfter = connection.prepare<[string, number, number], StoredRow>(
		'select room, seq, person_id, at, previous_hash, hash, bytes from room_update where room = ? and seq > ? order by seq limit ?',
	);
	const snapshots = connection.prepare<[string], Omit<Snapshot, 'rowHash'> & { row_hash: Uint8Array }>(
		'select room, seq, row_hash, at, hash, bytes from room_snapshot where room = ? order by seq desc',
	);
	const snapshotSeq = connection.prepare<[string], { snapshot_seq: number }>(selectSnapshotSeq);
	const rooms = connection.prepare<[], { room: RoomName }>('select room from room_head order by room');
	const clients = connection.prepare<[string], { client_id: number; owner: string }>(
		'select client_id, owner from room_client where room = ?',
	);
	return {
		head: (room: RoomName) => head.get(room),
		rowsAfter: (room: RoomName, seq: number, limit = -1): LogRow[] =>
			rowsAfter.all(room, seq, limit).map((row) => ({
				room: row.room,
				seq: row.seq,
				personId: row.person_id,
				at: row.at,
				previousHash: row.previous_hash,
				hash: row.hash,
				bytes: row.bytes,
			})),
		/** Newest first. */
		snapshots: (room: RoomName): Snapshot[] =>
			snapshots.all(room).map(({ row_hash, ...rest }) => ({ ...rest, rowHash: row_hash })),
		snapshotSeq: (room: RoomName) => snapshotSeq.get(room)?.snapshot_seq ?? 0,
		rooms: () => rooms.all().map((row) => row.room),
		clients: (room: RoomName) => clients.all(room),
		/** One view of the database for several reads. */
		consistently: <T>(read: () => T): T => connection.transaction(read)(),
	};
}
