import type { Schema } from '../storage/schema.ts';
import type { Db } from './store.ts';

/** What happened in an incontro that is told as already over: its instants, and what its room left behind. */
export interface Past {
	readonly workshopId: string;
	readonly startedAt: number;
	readonly endedAt: number;
	/** When the nicknames were erased. */
	readonly forgottenAt: number;
	readonly moments: readonly { readonly id: string; readonly startedAt: number; readonly endedAt: number }[];
	readonly dots: readonly Schema['workshop_dot'][];
	readonly notes: readonly Omit<Schema['workshop_note'], 'workshop_id'>[];
	readonly clauses: readonly { readonly targetId: string; readonly clauseId: string; readonly at: number }[];
}

/** For the demonstration: an incontro nobody ran. */
export async function writePast(db: Db, past: Past): Promise<void> {
	const { workshopId } = past;
	await db
		.updateTable('workshop')
		.set({ started_at: past.startedAt, ended_at: past.endedAt, forgotten_at: past.forgottenAt })
		.where('id', '=', workshopId)
		.execute();
	for (const { id, startedAt, endedAt } of past.moments) {
		await db
			.updateTable('workshop_moment')
			.set({ started_at: startedAt, ended_at: endedAt })
			.where('id', '=', id)
			.execute();
	}
	if (past.dots.length > 0) await db.insertInto('workshop_dot').values(past.dots).execute();
	if (past.notes.length > 0)
		await db
			.insertInto('workshop_note')
			.values(past.notes.map((note) => ({ ...note, workshop_id: workshopId })))
			.execute();
	if (past.clauses.length > 0)
		await db
			.insertInto('workshop_clause')
			.values(
				past.clauses.map(({ targetId, clauseId, at }) => ({
					workshop_id: workshopId,
					target_id: targetId,
					clause_id: clauseId,
					at,
				})),
			)
			.execute();
}
