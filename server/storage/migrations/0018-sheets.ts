import type { Kysely } from 'kysely';

/** Who said of a line that it is not so on the sheet: taking it out needs somebody else. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('poll_paper').addColumn('marked_by', 'text').execute();
}
