import { sql, type Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('report')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text', (c) => c.notNull())
		.addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('note', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('settled_at', integer)
		.addColumn('settled_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		// Nobody reports one thing twice; people without an account (null) are counted by the act.
		.addUniqueConstraint('report_once', ['kind', 'subject_id', 'person_id'])
		.execute();
	await db.schema.createIndex('report_by_space').on('report').columns(['space_id', 'state', 'at']).execute();

	await db.schema
		.createTable('hiding')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('hidden_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('hidden_at', integer, (c) => c.notNull())
		.addColumn('restored_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('restored_at', integer)
		.execute();
	await db.schema
		.createIndex('hiding_once')
		.unique()
		.on('hiding')
		.columns(['kind', 'subject_id'])
		.where(sql.ref('restored_at'), 'is', null)
		.execute();
	await db.schema.createIndex('hiding_by_space').on('hiding').columns(['space_id', 'hidden_at']).execute();
}
