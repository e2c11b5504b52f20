import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export const spaceMarkOf = (db: Db, personId: string, spaceId: string) =>
	db
		.selectFrom('reading_space')
		.select(['since_seq', 'seen_seq'])
		.where('person_id', '=', personId)
		.where('space_id', '=', spaceId)
		.executeTakeFirst();

/** Up to where somebody has read the news of each tavolo, on the pages of that tavolo. */
export async function seenInSpaces(db: Db, personId: string): Promise<ReadonlyMap<string, number>> {
	const rows = await db
		.selectFrom('reading_space')
		.select(['space_id', 'seen_seq'])
		.where('person_id', '=', personId)
		.execute();
	return new Map(rows.map((row) => [row.space_id, Number(row.seen_seq)]));
}

/** The mark of a person in a tavolo, made when there is none yet: nothing before `since` is ever new to them. */
export async function ensureSpaceMark(
	db: Db,
	personId: string,
	spaceId: string,
	since: number,
): Promise<void> {
	await db
		.insertInto('reading_space')
		.values({ person_id: personId, space_id: spaceId, since_seq: since, seen_seq: 0 })
		.onConflict((conflict) => conflict.columns(['person_id', 'space_id']).doNothing())
		.execute();
}

/** Never backwards. */
export async function raiseSpaceMark(db: Db, personId: string, spaceId: string, seq: number): Promise<void> {
	await db
		.updateTable('reading_space')
		.set({ seen_seq: seq })
		.where('person_id', '=', personId)
		.where('space_id', '=', spaceId)
		.where('seen_seq', '<', seq)
		.execute();
}
