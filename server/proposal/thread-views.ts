import type { ThreadItem } from '#domain/lineage/thread-item.ts';
import type { Kit } from '../kit.ts';
import { hiddenAmong } from '../moderation/views.ts';
import { peopleOf } from './store.ts';

/** What the thread tells of proposals, by id: their words, who wrote them, how and why they ended. */
export async function threadRows(
	kit: Kit,
	spaceId: string,
	ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<ThreadItem, 'title' | 'byName' | 'at' | 'state' | 'reason'>>> {
	if (ids.length === 0) return new Map();
	const db = kit.storage.read;
	const rows = await db
		.selectFrom('proposal')
		.leftJoin('person', 'person.id', 'proposal.author_id')
		.select(['proposal.id', 'title', 'state', 'proposal.created_at', 'person.name'])
		.where('space_id', '=', spaceId)
		.where('proposal.id', 'in', [...ids])
		.execute();
	const steps = await db
		.selectFrom('proposal_step')
		.select(['proposal_id', 'reason'])
		.where('proposal_id', 'in', [...ids])
		.orderBy('number')
		.execute();
	const hidings = await hiddenAmong(db, 'proposal', ids);
	const reasons = new Map(steps.map((step) => [step.proposal_id, step.reason]));
	return new Map(
		rows.map((row) => [
			row.id,
			{
				title: hidings.has(row.id) ? '' : row.title,
				byName: row.name,
				at: Number(row.created_at),
				state: row.state,
				reason: reasons.get(row.id) ?? '',
			},
		]),
	);
}

/** Null for one that is not there, was taken back or is hidden. */
export async function commentedProposal(
	kit: Kit,
	spaceId: string,
	id: string,
): Promise<{
	readonly title: string;
	readonly authors: readonly string[];
	readonly followers: readonly string[];
} | null> {
	const db = kit.storage.read;
	const row = await db
		.selectFrom('proposal')
		.select(['title', 'author_id', 'state'])
		.where('space_id', '=', spaceId)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row || row.state === 'withdrawn' || (await hiddenAmong(db, 'proposal', [id])).size > 0) return null;
	const followers = await peopleOf(db, 'proposal_follow', id);
	return {
		title: row.title,
		authors: row.author_id ? [row.author_id] : [],
		followers: followers.filter((id) => id !== row.author_id),
	};
}
