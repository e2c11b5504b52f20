import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Stance } from '#domain/amendment/amendment.ts';
import type { Schema } from '../storage/schema.ts';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];
export type AmendmentRow = Selectable<Schema['amendment']>;

/** The row, held for this unit of work: two servers that decide one emendamento wait for each other here. */
export async function holdAmendment(db: Db, spaceId: string, id: string): Promise<AmendmentRow | null> {
	const row = await db
		.updateTable('amendment')
		.set((e) => ({ state: e.ref('state') }))
		.where('space_id', '=', spaceId)
		.where('id', '=', id)
		.returningAll()
		.executeTakeFirst();
	return row ?? null;
}

/** The next letter of a clause, as a number. */
export async function nextNumber(db: Db, draftId: string, clauseId: string): Promise<number> {
	const row = await db
		.selectFrom('amendment')
		.select((e) => e.fn.max('number').as('last'))
		.where('draft_id', '=', draftId)
		.where('clause_id', '=', clauseId)
		.executeTakeFirst();
	return Number(row?.last ?? 0) + 1;
}

export async function insertAmendment(db: Db, row: Insertable<Schema['amendment']>): Promise<void> {
	await db.insertInto('amendment').values(row).execute();
}

export async function updateAmendment(
	db: Db,
	id: string,
	change: Updateable<Schema['amendment']>,
): Promise<void> {
	await db.updateTable('amendment').set(change).where('id', '=', id).execute();
}

/** Those of a clause that something can still become of, oldest first. */
export function undecidedOf(db: Db, draftId: string, clauseId: string): Promise<AmendmentRow[]> {
	return db
		.selectFrom('amendment')
		.selectAll()
		.where('draft_id', '=', draftId)
		.where('clause_id', '=', clauseId)
		.where('state', 'in', ['open', 'overtaken'])
		.orderBy('number')
		.execute();
}

/** False when it was so already. */
export async function setStance(
	db: Db,
	amendmentId: string,
	personId: string,
	stance: Stance | null,
	at: number,
): Promise<boolean> {
	if (stance === null) {
		const { numDeletedRows } = await db
			.deleteFrom('amendment_stance')
			.where('amendment_id', '=', amendmentId)
			.where('person_id', '=', personId)
			.executeTakeFirst();
		return numDeletedRows > 0n;
	}
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('amendment_stance')
		.values({ amendment_id: amendmentId, person_id: personId, stance, at })
		.onConflict((conflict) =>
			conflict
				.columns(['amendment_id', 'person_id'])
				.doUpdateSet({ stance, at })
				.where('amendment_stance.stance', '!=', stance),
		)
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface Stances {
	readonly for: number;
	readonly against: number;
}

export async function stancesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Stances>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('amendment_stance')
		.select((e) => ['amendment_id', 'stance', e.fn.countAll<number>().as('n')])
		.where('amendment_id', 'in', [...ids])
		.groupBy(['amendment_id', 'stance'])
		.execute();
	const found = new Map<string, Stances>(ids.map((id) => [id, { for: 0, against: 0 }]));
	for (const row of rows) {
		const so = found.get(row.amendment_id)!;
		found.set(row.amendment_id, { ...so, [row.stance === 'for' ? 'for' : 'against']: Number(row.n) });
	}
	return found;
}

export async function stancesBy(
	db: Db,
	personId: string,
	ids: readonly string[],
): Promise<ReadonlyMap<string, Stance>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('amendment_stance')
		.select(['amendment_id', 'stance'])
		.where('person_id', '=', personId)
		.where('amendment_id', 'in', [...ids])
		.execute();
	return new Map(rows.map((row) => [row.amendment_id, row.stance === 'for' ? 'for' : 'against']));
}

export async function supportersOf(db: Db, amendmentId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('amendment_stance')
		.select('person_id')
		.where('amendment_id', '=', amendmentId)
		.where('stance', '=', 'for')
		.execute();
	return rows.map((row) => row.person_id);
}
