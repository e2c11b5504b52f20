import type { Kysely } from 'kysely';

/** Votes hold for the words a poll was closed on, however the clause goes on. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('poll').addColumn('closing_wording', 'text').execute();
}
