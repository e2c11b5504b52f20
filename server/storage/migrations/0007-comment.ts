import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('comment')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('thread_id', 'text', (c) => c.notNull())
		.addColumn('head', integer, (c) => c.notNull())
		.addColumn('subject_kind', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text', (c) => c.notNull())
		.addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('guest_name', 'text')
		.addColumn('organization_id', 'text', (c) => c.references('organization.id').onDelete('set null'))
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('edited_at', integer)
		.addColumn('withdrawn_at', integer)
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('state_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('state_at', integer)
		.execute();
	await db.schema
		.createIndex('comment_by_state')
		.on('comment')
		.columns(['space_id', 'state', 'at', 'id'])
		.execute();
	await db.schema.createIndex('comment_by_thread').on('comment').columns(['thread_id', 'at']).execute();
	await db.schema
		.createIndex('comment_by_subject')
		.on('comment')
		.columns(['space_id', 'subject_kind', 'subject_id'])
		.execute();
	await db.schema.createIndex('comment_by_person').on('comment').column('person_id').execute();

	await db.schema
		.createTable('comment_support')
		.addColumn('comment_id', 'text', (c) => c.notNull().references('comment.id').onDelete('cascade'))
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('comment_support_key', ['comment_id', 'person_id'])
		.execute();

	await db.schema
		.createTable('comment_anchor')
		.addColumn('comment_id', 'text', (c) => c.primaryKey().references('comment.id').onDelete('cascade'))
		.addColumn('draft_id', 'text', (c) => c.notNull().references('draft.id').onDelete('cascade'))
		.addColumn('made_in', 'text', (c) => c.notNull())
		.addColumn('whole', integer, (c) => c.notNull())
		.addColumn('quote', 'text', (c) => c.notNull())
		.addColumn('clause_id', 'text', (c) => c.notNull())
		.addColumn('start_position', 'text', (c) => c.notNull())
		.addColumn('end_position', 'text', (c) => c.notNull())
		.addColumn('seen_quote', 'text', (c) => c.notNull())
		.addColumn('seen_before', 'text', (c) => c.notNull())
		.addColumn('seen_after', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('from_offset', integer, (c) => c.notNull())
		.addColumn('to_offset', integer, (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('comment_anchor_by_clause')
		.on('comment_anchor')
		.columns(['draft_id', 'clause_id'])
		.execute();
	await db.schema
		.createIndex('comment_anchor_by_origin')
		.on('comment_anchor')
		.columns(['draft_id', 'made_in'])
		.execute();
	await db.schema
		.createIndex('comment_anchor_by_state')
		.on('comment_anchor')
		.columns(['draft_id', 'state'])
		.execute();
}
