import type { Kit } from '../kit.ts';
import { isHidden } from '../moderation/views.ts';

/** Comments and answers in open threads about cards of a tavolo, by the card's id; cards without any are absent. */
export async function countsByCard(kit: Kit, spaceId: string): Promise<ReadonlyMap<string, number>> {
	const rows = await kit.storage.read
		.selectFrom('comment')
		.innerJoin('comment as head', 'head.id', 'comment.thread_id')
		.select((e) => ['comment.subject_id', e.fn.countAll().as('n')])
		.where('comment.space_id', '=', spaceId)
		.where('comment.subject_kind', '=', 'card')
		.where('comment.withdrawn_at', 'is', null)
		.where('head.state', '=', 'open')
		.where((e) => e.not(isHidden('comment', 'comment.id')))
		.groupBy('comment.subject_id')
		.execute();
	return new Map(rows.map((row) => [row.subject_id, Number(row.n)]));
}
