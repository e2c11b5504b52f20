import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

/** One row that a health probe writes, to prove that commits work. */
export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('pulse')
		.addColumn('id', integer, (c) => c.primaryKey())
		.addColumn('beats', integer, (c) => c.notNull())
		.execute();
}
