import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** The log row up to which readers' rows are written; 0 when never. */
export async function projectedSeq(db: Db, room: string): Promise<number> {
	const row = await db.selectFrom('projection').select('seq').where('room', '=', room).executeTakeFirst();
	return row?.seq ?? 0;
}

export async function writeProjectedSeq(db: Db, room: string, seq: number, at: number): Promise<void> {
	await db
		.insertInto('projection')
		.values({ room, seq, at })
		.onConflict((conflict) => conflict.column('room').doUpdateSet({ seq, at }))
		.execute();
}
