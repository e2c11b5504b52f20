import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

/** 0: in this tavolo only people with an account comment. */
export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.alterTable('space')
		.addColumn('guests_comment', integer, (c) => c.notNull().defaultTo(1))
		.execute();
}
