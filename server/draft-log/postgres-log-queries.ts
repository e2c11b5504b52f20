import { sql, type Kysely } from 'kysely';
import type { RoomName } from '#protocol/room-name.ts';
import type { Schema } from '../storage/schema.ts';
import type { LogRow, Snapshot } from './log.ts';
import { noHash } from './row-hash.ts';
import type { Head } from './stored-room.ts';

type Db = Kysely<Schema>;

/** PostgreSQL takes at most 65,535 parameters in one statement. */
const rowsAStatement = 2_000;

/** The log's SQL on PostgreSQL. `db` is an open transaction wherever something is written. */
export const postgresLogQueries = {
	/** In the order of the names, so that two nodes never wait for each other. Rooms without rows are there with seq 0. */
	async lockHeads(db: Db, rooms: readonly RoomName[]): Promise<Map<RoomName, Head>> {
		await db
			.insertInto('room_head')
			.values(rooms.map((room) => ({ room, seq: 0, hash: noHash, snapshot_seq: 0 })))
			.onConflict((c) => c.doNothing())
			.execute();
		const heads = await db
			.selectFrom('room_head')
			.select(['room', 'seq', 'hash'])
			.where('room', 'in', rooms)
			.orderBy('room')
			.forUpdate()
			.execute();
		return new Map(heads.map((head) => [head.room as RoomName, { seq: head.seq, hash: head.hash }]));
	},

	async insertRows(db: Db, rows: readonly LogRow[]): Promise<void> {
		for (let start = 0; start < rows.length; start += rowsAStatement) {
			await db
				.insertInto('room_update')
				.values(
					rows.slice(start, start + rowsAStatement).map((row) => ({
						room: row.room,
						seq: row.seq,
						person_id: row.personId,
						at: row.at,
						previous_hash: row.previousHash,
						hash: row.hash,
						bytes: row.bytes,
					})),
				)
				.execute();
		}
	},

	async claim(db: Db, claims: readonly { room: RoomName; clientId: number; owner: string }[]): Promise<void> {
		if (claims.length === 0) return;
		await db
			.insertInto('room_client')
			.values(claims.map(({ room, clientId, owner }) => ({ room, client_id: clientId, owner })))
			.onConflict((c) => c.doNothing())
			.execute();
	},

	async moveHeads(db: Db, heads: ReadonlyMap<RoomName, Head>): Promise<void> {
		await db
			.insertInto('room_head')
			.values([...heads].map(([room, head]) => ({ room, seq: head.seq, hash: head.hash, snapshot_seq: 0 })))
			.onConflict((c) =>
				c.column('room').doUpdateSet((e) => ({ seq: e.ref('excluded.seq'), hash: e.ref('excluded.hash') })),
			)
			.execute();
	},

	async head(db: Db, room: RoomName): Promise<Head | undefined> {
		return db.selectFrom('room_head').select(['seq', 'hash']).where('room', '=', room).executeTakeFirst();
	},

	async rowsAfter(db: Db, room: RoomName, seq: number, limit: number | null): Promise<LogRow[]> {
		let query = db
			.selectFrom('room_update')
			.selectAll()
			.where('room', '=', room)
			.where('seq', '>', seq)
			.orderBy('seq');
		if (limit !== null) query = query.limit(limit);
		const rows = await query.execute();
		return rows.map((row) => ({
			room,
			seq: row.seq,
			personId: row.person_id,
			at: row.at,
			previousHash: row.previous_hash,
			hash: row.hash,
			bytes: row.bytes,
		}));
	},

	/** Newest first. */
	async snapshots(db: Db, room: RoomName): Promise<Snapshot[]> {
		const rows = await db
			.selectFrom('room_snapshot')
			.selectAll()
			.where('room', '=', room)
			.orderBy('seq', 'desc')
			.execute();
		return rows.map(({ row_hash, ...rest }) => ({ ...rest, room, rowHash: row_hash }));
	},

	async snapshotSeq(db: Db, room: RoomName): Promise<number> {
		const head = await db
			.selectFrom('room_head')
			.select('snapshot_seq')
			.where('room', '=', room)
			.executeTakeFirst();
		return head?.snapshot_seq ?? 0;
	},

	async rowHashAt(db: Db, room: RoomName, seq: number): Promise<Uint8Array | undefined> {
		const row = await db
			.selectFrom('room_update')
			.select('hash')
			.where('room', '=', room)
			.where('seq', '=', seq)
			.executeTakeFirst();
		return row?.hash;
	},

	async insertSnapshot(db: Db, snapshot: Snapshot): Promise<void> {
		const { room, seq, at, hash, bytes } = snapshot;
		await db
			.insertInto('room_snapshot')
			.values({ room, seq, at, hash, bytes, row_hash: snapshot.rowHash })
			.execute();
		await db.updateTable('room_head').set({ snapshot_seq: seq }).where('room', '=', room).execute();
	},

	/** Forgets what the snapshot before the newest covers. False when no row is left to forget. */
	async dropCovered(db: Db, room: RoomName, limit: number): Promise<boolean> {
		const older = await db
			.selectFrom('room_snapshot')
			.select('seq')
			.where('room', '=', room)
			.orderBy('seq', 'desc')
			.limit(1)
			.offset(1)
			.executeTakeFirst();
		if (!older) return false;
		await db.deleteFrom('room_snapshot').where('room', '=', room).where('seq', '<', older.seq).execute();
		const dropped = await sql`
			delete from room_update where room = ${room} and seq in
				(select seq from room_update where room = ${room} and seq <= ${older.seq} order by seq limit ${limit})
		`.execute(db);
		return Number(dropped.numAffectedRows ?? 0) === limit;
	},

	async rooms(db: Db): Promise<RoomName[]> {
		const heads = await db
			.selectFrom('room_head')
			.select('room')
			.where('seq', '>', 0)
			.orderBy('room')
			.execute();
		return heads.map((head) => head.room as RoomName);
	},

	async clients(db: Db, room: RoomName): Promise<ReadonlyMap<number, string>> {
		const rows = await db
			.selectFrom('room_client')
			.select(['client_id', 'owner'])
			.where('room', '=', room)
			.execute();
		return new Map(rows.map((row) => [row.client_id, row.owner]));
	},
};
