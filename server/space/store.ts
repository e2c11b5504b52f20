import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export async function spaceById(db: Db, spaceId: string) {
	return (await db.selectFrom('space').selectAll().where('id', '=', spaceId).executeTakeFirst()) ?? null;
}

export async function spaceBySlug(db: Db, slug: string) {
	return (await db.selectFrom('space').selectAll().where('slug', '=', slug).executeTakeFirst()) ?? null;
}

/** The tavolo a board or a draft belongs to. */
export async function spaceOfRoom(db: Db, kind: 'board' | 'draft', id: string) {
	const live =
		kind === 'board'
			? db.selectFrom('board').select('space_id').where('id', '=', id)
			: db.selectFrom('draft').select('space_id').where('id', '=', id);
	const row = await live.executeTakeFirst();
	return row ? spaceById(db, row.space_id) : null;
}
