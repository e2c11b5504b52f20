import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer, blob }: Dialect): Promise<void> {
	await db.schema
		.createTable('audit_row')
		.addColumn('seq', integer, (c) => c.primaryKey())
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('space_id', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('pseudonym', 'text')
		.addColumn('subject_kind', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text', (c) => c.notNull())
		.addColumn('details', 'text', (c) => c.notNull())
		.addColumn('previous_hash', blob, (c) => c.notNull())
		.addColumn('hash', blob, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('audit_row_by_space').on('audit_row').columns(['space_id', 'seq']).execute();
	await db.schema
		.createIndex('audit_row_by_subject')
		.on('audit_row')
		.columns(['subject_kind', 'subject_id'])
		.execute();

	await db.schema
		.createTable('audit_head')
		.addColumn('id', integer, (c) => c.primaryKey())
		.addColumn('seq', integer, (c) => c.notNull())
		.addColumn('hash', blob, (c) => c.notNull())
		.execute();

	await db.schema
		.createTable('audit_salt')
		.addColumn('person_id', 'text', (c) => c.primaryKey().references('person.id').onDelete('cascade'))
		.addColumn('salt', blob, (c) => c.notNull())
		.execute();
}
