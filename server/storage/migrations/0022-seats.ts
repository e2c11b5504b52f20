import type { Kysely } from 'kysely';

/** Who asked to be named in the minutes, and how; what a phone shows is found without reading everybody's cards. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('workshop_seat').addColumn('minutes_name', 'text').execute();
	await db.schema
		.createIndex('workshop_card_of_seat')
		.on('workshop_card')
		.columns(['seat_id', 'created_at', 'id'])
		.execute();
	await db.schema
		.createIndex('workshop_card_by_state')
		.on('workshop_card')
		.columns(['workshop_id', 'state', 'created_at', 'id'])
		.execute();
}
