import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('amendment')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('draft_id', 'text', (c) => c.notNull().references('draft.id').onDelete('cascade'))
		.addColumn('clause_id', 'text', (c) => c.notNull())
		.addColumn('number', integer, (c) => c.notNull())
		.addColumn('base_hash', 'text', (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('clause_title', 'text')
		.addColumn('plain', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('author_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('organization_id', 'text', (c) => c.references('organization.id'))
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('decided_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('decided_at', integer)
		.addColumn('decision_reason', 'text', (c) => c.notNull())
		.addColumn('accepted_plain', 'text')
		.addColumn('accepted_title', 'text')
		.addColumn('overtaken_by', 'text')
		.addColumn('overtaken_at', integer)
		.addColumn('rewrites', 'text')
		// Two people who write at once never get the same letter.
		.addUniqueConstraint('amendment_letter', ['draft_id', 'clause_id', 'number'])
		.execute();
	await db.schema
		.createIndex('amendment_by_space')
		.on('amendment')
		.columns(['space_id', 'state', 'at', 'id'])
		.execute();
	await db.schema
		.createIndex('amendment_by_time')
		.on('amendment')
		.columns(['space_id', 'at', 'id'])
		.execute();
	await db.schema.createIndex('amendment_by_rewritten').on('amendment').column('rewrites').execute();

	await db.schema
		.createTable('amendment_stance')
		.addColumn('amendment_id', 'text', (c) => c.notNull().references('amendment.id').onDelete('cascade'))
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('stance', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('amendment_stance_key', ['amendment_id', 'person_id'])
		.execute();
}
