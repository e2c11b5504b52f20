import type { Kysely } from 'kysely';

/** Who asked to be named in the minutes, and how; the cards of one seat are found without reading everybody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('workshop_seat').addColumn('minutes_name', 'text').execute();
	await db.schema
		.createIndex('workshop_card_of_seat')
		.on('workshop_card')
		.columns(['seat_id', 'created_at', 'id'])
		.execute();
}
