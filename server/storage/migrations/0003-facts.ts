import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('done_once')
		.addColumn('by', 'text', (c) => c.notNull())
		.addColumn('act', 'text', (c) => c.notNull())
		.addColumn('key', 'text', (c) => c.notNull())
		.addColumn('outcome', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('done_once_key', ['by', 'act', 'key'])
		.execute();
	await db.schema.createIndex('done_once_by_time').on('done_once').column('at').execute();

	await db.schema
		.createTable('wording')
		.addColumn('draft_id', 'text', (c) => c.notNull().references('draft.id').onDelete('cascade'))
		.addColumn('clause_id', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('html', 'text', (c) => c.notNull())
		.addColumn('plain', 'text', (c) => c.notNull())
		.addColumn('kept_at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('wording_key', ['draft_id', 'clause_id', 'hash'])
		.execute();

	await db.schema
		.createTable('notice_concern')
		.addColumn('notice_seq', integer, (c) => c.notNull().references('notice.seq').onDelete('cascade'))
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('reason', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('notice_concern_key', ['person_id', 'notice_seq'])
		.execute();
	await db.schema.createIndex('notice_concern_by_notice').on('notice_concern').column('notice_seq').execute();
}
