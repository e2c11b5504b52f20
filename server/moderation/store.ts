import { sql, type Insertable, type Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export const openHiding = (db: Db, kind: string, id: string) =>
	db
		.selectFrom('hiding')
		.selectAll()
		.where('kind', '=', kind)
		.where('subject_id', '=', id)
		.where('restored_at', 'is', null)
		.executeTakeFirst();

export async function insertHiding(db: Db, row: Insertable<Schema['hiding']>): Promise<void> {
	await db.insertInto('hiding').values(row).execute();
}

export async function endHiding(db: Db, id: string, by: string, at: number): Promise<void> {
	await db.updateTable('hiding').set({ restored_by: by, restored_at: at }).where('id', '=', id).execute();
}

export async function insertReport(db: Db, row: Insertable<Schema['report']>): Promise<void> {
	await db.insertInto('report').values(row).execute();
}

export async function reportedBy(db: Db, kind: string, id: string, personId: string): Promise<boolean> {
	const row = await db
		.selectFrom('report')
		.select('id')
		.where('kind', '=', kind)
		.where('subject_id', '=', id)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row !== undefined;
}

export async function openReportsOfVisitors(db: Db, kind: string, id: string): Promise<number> {
	const row = await db
		.selectFrom('report')
		.select(sql<number>`count(*)`.as('n'))
		.where('kind', '=', kind)
		.where('subject_id', '=', id)
		.where('guest', '=', 1)
		.where('state', '=', 'open')
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

/** Settles every open report of one thing; gives who had made them. */
export async function settleReports(
	db: Db,
	about: { readonly kind: string; readonly id: string },
	settled: {
		readonly state: 'dismissed' | 'upheld' | 'withdrawn';
		readonly by: string | null;
		readonly at: number;
	},
): Promise<{ readonly settled: number; readonly reporters: readonly string[] }> {
	const rows = await db
		.updateTable('report')
		.set({ state: settled.state, settled_at: settled.at, settled_by: settled.by })
		.where('kind', '=', about.kind)
		.where('subject_id', '=', about.id)
		.where('state', '=', 'open')
		.returning('person_id')
		.execute();
	return {
		settled: rows.length,
		reporters: rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])),
	};
}
