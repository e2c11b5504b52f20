import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('reading')
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('draft_id', 'text', (c) => c.notNull().references('draft.id').onDelete('cascade'))
		.addColumn('read_at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('reading_key', ['person_id', 'draft_id'])
		.execute();
	await db.schema
		.createTable('reading_mark')
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('draft_id', 'text', (c) => c.notNull().references('draft.id').onDelete('cascade'))
		.addColumn('clause_id', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('position', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('reading_mark_key', ['person_id', 'draft_id', 'clause_id'])
		.execute();
	await db.schema
		.createTable('reading_news')
		.addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id').onDelete('cascade'))
		.addColumn('seen_seq', integer, (c) => c.notNull())
		.addColumn('digest_seq', integer, (c) => c.notNull())
		.addColumn('digest_day', 'text')
		.addColumn('digest_off', integer, (c) => c.notNull())
		.addColumn('stop_token', 'text', (c) => c.notNull().unique())
		.execute();
	await db.schema
		.createTable('job_run')
		.addColumn('name', 'text', (c) => c.primaryKey())
		.addColumn('day', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.execute();
}
