import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { CommentRow } from './store.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

export function commentsToModerate(db: Db, spaceId: string, ids: readonly string[]) {
	if (ids.length === 0) return Promise.resolve([]);
	return db
		.selectFrom('comment')
		.leftJoin('person', 'person.id', 'comment.person_id')
		.leftJoin('comment_anchor', 'comment_anchor.comment_id', 'comment.thread_id')
		.select([
			'comment.id',
			'text',
			'person_id',
			'person.name as person_name',
			'guest_name',
			'at',
			'comment_anchor.clause_id',
		])
		.where('space_id', '=', spaceId)
		.where('comment.id', 'in', [...ids])
		.where('withdrawn_at', 'is', null)
		.execute();
}

export async function commentToHide(db: Db, id: string): Promise<CommentRow | null> {
	return (await db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}
