import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

/**
 * When and where an incontro is going to be, for those who read the tavolo; of which body the people without a phone were, and why
 * they object.
 */
export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema.alterTable('workshop').addColumn('planned_at', integer).execute();
	await db.schema
		.alterTable('workshop')
		.addColumn('place', 'text', (c) => c.notNull().defaultTo(''))
		.execute();
	await db.schema
		.createTable('workshop_paper_body')
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('organization_id', 'text', (c) =>
			c.notNull().references('organization.id').onDelete('cascade'),
		)
		.addColumn('people', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_paper_body_key', ['workshop_id', 'organization_id'])
		.execute();
	await db.schema
		.alterTable('workshop_count')
		.addColumn('reasons', 'text', (c) => c.notNull().defaultTo(''))
		.execute();
}
