import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

/** What a person has read of one tavolo's news; the news of all their tavoli keep their own mark. */
export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('reading_space')
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('since_seq', integer, (c) => c.notNull())
		.addColumn('seen_seq', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('reading_space_key', ['person_id', 'space_id'])
		.execute();
}
