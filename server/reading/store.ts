import type { Kysely } from 'kysely';
import type { ReadMark } from '#domain/reading/changes.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export async function readAt(db: Db, personId: string, draftId: string): Promise<number | null> {
	const row = await db
		.selectFrom('reading')
		.select('read_at')
		.where('person_id', '=', personId)
		.where('draft_id', '=', draftId)
		.executeTakeFirst();
	return row?.read_at ?? null;
}

export async function marksOf(db: Db, personId: string, draftId: string): Promise<ReadMark[]> {
	const rows = await db
		.selectFrom('reading_mark')
		.select(['clause_id', 'hash', 'position'])
		.where('person_id', '=', personId)
		.where('draft_id', '=', draftId)
		.orderBy('position')
		.execute();
	return rows.map((row) => ({ clauseId: row.clause_id, hash: row.hash, position: row.position }));
}

/** What this person has read of this draft is from now on exactly `marks`. */
export async function replaceMarks(
	db: Db,
	about: { readonly personId: string; readonly draftId: string; readonly at: number },
	marks: readonly ReadMark[],
): Promise<void> {
	const { personId, draftId, at } = about;
	await db
		.insertInto('reading')
		.values({ person_id: personId, draft_id: draftId, read_at: at })
		.onConflict((conflict) => conflict.columns(['person_id', 'draft_id']).doUpdateSet({ read_at: at }))
		.execute();
	await db
		.deleteFrom('reading_mark')
		.where('person_id', '=', personId)
		.where('draft_id', '=', draftId)
		.execute();
	for (let from = 0; from < marks.length; from += 200) {
		await db
			.insertInto('reading_mark')
			.values(
				marks.slice(from, from + 200).map((mark) => ({
					person_id: personId,
					draft_id: draftId,
					clause_id: mark.clauseId,
					hash: mark.hash,
					position: mark.position,
				})),
			)
			.execute();
	}
}
