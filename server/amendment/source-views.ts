import type { UnitOfWork } from '../storage/storage.ts';
import { hiddenAmong } from '../moderation/views.ts';

type Db = UnitOfWork['db'];

/** What other rooms need of emendamenti: the thread, moderation, comments. */
export async function rowsForThread(db: Db, draftId: string, clauseIds: readonly string[]) {
	if (clauseIds.length === 0) return [];
	const rows = await db
		.selectFrom('amendment')
		.leftJoin('person', 'person.id', 'amendment.author_id')
		.select(['amendment.id', 'clause_id', 'amendment.name', 'state', 'decision_reason', 'at'])
		.select('person.name as author_name')
		.where('draft_id', '=', draftId)
		.where('clause_id', 'in', [...clauseIds])
		.orderBy('at')
		.execute();
	const hidden = await hiddenAmong(
		db,
		'amendment',
		rows.map(({ id }) => id),
	);
	return rows.map((row) => ({
		id: row.id,
		clauseId: row.clause_id,
		name: hidden.has(row.id) ? '' : row.name,
		byName: row.author_name,
		at: Number(row.at),
		state: row.state,
		reason: row.decision_reason,
	}));
}

export async function rowsForModeration(db: Db, spaceId: string, ids: readonly string[]) {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('amendment')
		.leftJoin('person', 'person.id', 'amendment.author_id')
		.select([
			'amendment.id',
			'clause_id',
			'amendment.name',
			'clause_title',
			'plain',
			'reason',
			'author_id',
			'at',
		])
		.select('person.name as author_name')
		.where('space_id', '=', spaceId)
		.where('amendment.id', 'in', [...ids])
		.execute();
	return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** For facts about an emendamento; null when the tavolo has no such thing, or it is hidden. */
export async function amendmentIn(db: Db, spaceId: string, id: string) {
	const row = await db
		.selectFrom('amendment')
		.select(['name', 'author_id', 'clause_id', 'state'])
		.where('space_id', '=', spaceId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row || (await hiddenAmong(db, 'amendment', [id])).size > 0) return null;
	return row;
}
