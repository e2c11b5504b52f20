import type { Kysely, Transaction } from 'kysely';
import { isHidden } from '../moderation/views.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** A thread joins the lineage of every clause it was made in or stands in; a clause with more than these shows the first. */
const atMost = 200;

export function commentsForThread(db: Db, draftId: string, clauseIds: readonly string[]) {
	if (clauseIds.length === 0) return Promise.resolve([]);
	return db
		.selectFrom('comment_anchor')
		.innerJoin('comment', 'comment.id', 'comment_anchor.comment_id')
		.leftJoin('person', 'person.id', 'comment.person_id')
		.select([
			'comment.id',
			'made_in',
			'clause_id',
			'text',
			'guest_name',
			'person.name as person_name',
			'at',
			'comment.state',
			'comment_anchor.state as anchor_state',
			isHidden('comment', 'comment.id').as('hidden'),
		])
		.where('draft_id', '=', draftId)
		.where('withdrawn_at', 'is', null)
		.where((e) => e.or([e('made_in', 'in', [...clauseIds]), e('clause_id', 'in', [...clauseIds])]))
		.orderBy('at')
		.orderBy('comment.id')
		.limit(atMost)
		.execute();
}
