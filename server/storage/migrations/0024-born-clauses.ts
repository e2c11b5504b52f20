import { sql, type Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

/**
 * When a clause was first there, and until when what came to an ancestor is of it too. Of clauses that were there before, the
 * last change is the nearest that is known; the rest is computed when their draft is next written.
 */
export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.alterTable('clause')
		.addColumn('born_at', integer, (c) => c.notNull().defaultTo(0))
		.execute();
	await db.schema
		.alterTable('clause')
		.addColumn('ancestors_until', 'text', (c) => c.notNull().defaultTo('{}'))
		.execute();
	await sql`update clause set born_at = changed_at`.execute(db);
}
