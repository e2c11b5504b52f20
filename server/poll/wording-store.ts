import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export interface EditorialRow {
	readonly from: string;
	readonly to: string;
	readonly note: string;
	readonly personId: string;
	readonly at: number;
}

export async function editorialChanges(db: Db, draftId: string, clauseId: string): Promise<EditorialRow[]> {
	const rows = await db
		.selectFrom('editorial_change')
		.selectAll()
		.where('draft_id', '=', draftId)
		.where('clause_id', '=', clauseId)
		.orderBy('at')
		.execute();
	return rows.map((row) => ({
		from: row.from_hash,
		to: row.to_hash,
		note: row.note,
		personId: row.person_id,
		at: Number(row.at),
	}));
}

/** False when it was marked before: the second click of a double click. */
export async function insertEditorialChange(
	db: Db,
	change: EditorialRow & { readonly draftId: string; readonly clauseId: string },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('editorial_change')
		.values({
			draft_id: change.draftId,
			clause_id: change.clauseId,
			from_hash: change.from,
			to_hash: change.to,
			note: change.note,
			person_id: change.personId,
			at: change.at,
		})
		.onConflict((conflict) => conflict.columns(['draft_id', 'clause_id', 'from_hash', 'to_hash']).doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
