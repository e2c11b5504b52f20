import type { Kysely } from 'kysely';

/** What the minutes of an incontro say stays as it was when it ended: the board goes on. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('workshop_kept_card')
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('position', 'integer', (c) => c.notNull())
		.addColumn('card_id', 'text', (c) => c.notNull())
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('origin', 'text', (c) => c.notNull())
		.addColumn('group_id', 'text')
		.addColumn('group_title', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_kept_card_key', ['workshop_id', 'card_id'])
		.execute();
}
