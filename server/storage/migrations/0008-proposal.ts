import { sql, type Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer, blob }: Dialect): Promise<void> {
	const table = (name: string) => db.schema.createTable(name);

	await table('proposal')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('author_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('organization_id', 'text', (c) => c.references('organization.id').onDelete('set null'))
		.addColumn('for_id', 'text', (c) => c.references('organization.id').onDelete('set null'))
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('body', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('support', integer, (c) => c.notNull().defaultTo(0))
		.addColumn('promised_on', 'text')
		.addColumn('created_at', integer, (c) => c.notNull())
		.addColumn('changed_at', integer, (c) => c.notNull())
		.execute();
	await sql`create index proposal_newest on proposal (space_id, created_at, id)`.execute(db);
	await sql`create index proposal_most_supported on proposal (space_id, support, created_at, id)`.execute(db);
	await db.schema.createIndex('proposal_by_author').on('proposal').column('author_id').execute();

	await table('proposal_step')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('proposal_id', 'text', (c) => c.notNull().references('proposal.id').onDelete('cascade'))
		.addColumn('number', integer, (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('promised_on', 'text')
		.addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('at', integer, (c) => c.notNull())
		.addUniqueConstraint('proposal_step_once', ['proposal_id', 'number'])
		.execute();

	for (const name of ['proposal_support', 'proposal_follow']) {
		await table(name)
			.addColumn('proposal_id', 'text', (c) => c.notNull().references('proposal.id').onDelete('cascade'))
			.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
			.addColumn('at', integer, (c) => c.notNull())
			.addPrimaryKeyConstraint(`${name}_key`, ['proposal_id', 'person_id'])
			.execute();
	}
	await table('proposal_addition')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('proposal_id', 'text', (c) => c.notNull().references('proposal.id').onDelete('cascade'))
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('proposal_addition_by_proposal')
		.on('proposal_addition')
		.column('proposal_id')
		.execute();

	await table('proposal_argument')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('proposal_id', 'text', (c) => c.notNull().references('proposal.id').onDelete('cascade'))
		.addColumn('side', 'text', (c) => c.notNull())
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('author_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('organization_id', 'text', (c) => c.references('organization.id').onDelete('set null'))
		.addColumn('support', integer, (c) => c.notNull().defaultTo(0))
		.addColumn('at', integer, (c) => c.notNull())
		.execute();
	await sql`create index proposal_argument_by_side on proposal_argument (proposal_id, side, support, at, id)`.execute(
		db,
	);
	await table('argument_support')
		.addColumn('argument_id', 'text', (c) =>
			c.notNull().references('proposal_argument.id').onDelete('cascade'),
		)
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('argument_support_key', ['argument_id', 'person_id'])
		.execute();

	await table('proposal_attachment')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('proposal_id', 'text', (c) => c.notNull().references('proposal.id').onDelete('cascade'))
		.addColumn('place', integer, (c) => c.notNull())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('size', integer, (c) => c.notNull())
		.addColumn('bytes', blob, (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addUniqueConstraint('proposal_attachment_place', ['proposal_id', 'place'])
		.execute();
}
