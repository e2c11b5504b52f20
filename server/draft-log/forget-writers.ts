import type { RoomName } from '#protocol/room-name.ts';
import type { Storage, UnitOfWork } from '../storage/storage.ts';
import { LogDamaged, type DraftLog } from './log.ts';
import { rowHash, sameBytes, snapshotHash } from './row-hash.ts';

const rowsAtOnce = 500;

/**
 * Rows of the log whose writer is no person any more name nobody from now on. The writer stands in the hash of a row, so
 * the chain of that room is made anew from there on; what was damaged before is left as it is, and found as before. One
 * room after the other, each in a unit of work. Gives the number of rooms that changed.
 */
export async function forgetWriters(
	storage: Storage,
	log: DraftLog,
	onDamaged: (room: RoomName, error: unknown) => void,
): Promise<number> {
	let changed = 0;
	for (const room of await log.rooms()) {
		if ((await firstForgotten(storage.read, room)) === null) continue;
		try {
			await storage.unitOfWork((unit) => chainAnew(unit.db, room));
			changed += 1;
		} catch (error) {
			if (!(error instanceof LogDamaged)) throw error;
			onDamaged(room, error);
		}
	}
	return changed;
}

type Db = UnitOfWork['db'];

async function firstForgotten(db: Storage['read'], room: RoomName): Promise<number | null> {
	const row = await db
		.selectFrom('room_update')
		.select('seq')
		.where('room', '=', room)
		.where('person_id', 'is not', null)
		.where('person_id', 'not in', (people) => people.selectFrom('person').select('id'))
		.orderBy('seq')
		.limit(1)
		.executeTakeFirst();
	return row?.seq ?? null;
}

async function chainAnew(db: Db, room: RoomName): Promise<void> {
	// Holds the room: nobody appends before this is over.
	await db.updateTable('room_head').set({ room }).where('room', '=', room).execute();
	const first = await firstForgotten(db, room);
	if (first === null) return;
	const people = new Set((await db.selectFrom('person').select('id').execute()).map(({ id }) => id));
	let before: Uint8Array | null = null;
	for (let after = first - 1; ; after += rowsAtOnce) {
		const rows = await db
			.selectFrom('room_update')
			.selectAll()
			.where('room', '=', room)
			.where('seq', '>', after)
			.where('seq', '<=', after + rowsAtOnce)
			.orderBy('seq')
			.execute();
		for (const row of rows) {
			const { seq, at, bytes } = row;
			const was = { room, seq, at, bytes, personId: row.person_id, previousHash: row.previous_hash };
			if (!sameBytes(rowHash(was), row.hash)) throw new LogDamaged(`Row ${seq} of ${room} is damaged.`);
			const personId: string | null =
				row.person_id !== null && people.has(row.person_id) ? row.person_id : null;
			const previousHash: Uint8Array = before ?? row.previous_hash;
			const hash = rowHash({ ...was, personId, previousHash });
			await db
				.updateTable('room_update')
				.set({ person_id: personId, previous_hash: previousHash, hash })
				.where('room', '=', room)
				.where('seq', '=', seq)
				.execute();
			before = hash;
			await followSnapshot(db, room, seq, row.hash, hash);
		}
		if (rows.length < rowsAtOnce) break;
	}
	await db.updateTable('room_head').set({ hash: before! }).where('room', '=', room).execute();
}

/** A snapshot that ends at this row goes on from its new hash; a damaged one stays damaged. */
async function followSnapshot(db: Db, room: RoomName, seq: number, was: Uint8Array, hash: Uint8Array) {
	const row = await db
		.selectFrom('room_snapshot')
		.selectAll()
		.where('room', '=', room)
		.where('seq', '=', seq)
		.executeTakeFirst();
	if (!row) return;
	const snapshot = { room, seq, at: row.at, bytes: row.bytes, rowHash: row.row_hash };
	if (!sameBytes(row.row_hash, was) || !sameBytes(snapshotHash(snapshot), row.hash))
		throw new LogDamaged(`The snapshot at ${seq} of ${room} is damaged.`);
	await db
		.updateTable('room_snapshot')
		.set({ row_hash: hash, hash: snapshotHash({ ...snapshot, rowHash: hash }) })
		.where('room', '=', room)
		.where('seq', '=', seq)
		.execute();
}
