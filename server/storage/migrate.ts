import { sql, type Kysely } from 'kysely';
import type { Dialect } from './migrations/0001-ground.ts';
import { migrations as released, type Migration } from './migrations/migrations.ts';

/** The data were written by a newer Tavolo than this code. */
export class NewerSchema extends Error {
	readonly found: number;
	readonly known: number;
	constructor(found: number, known: number) {
		super(
			`The data were written by a newer Tavolo (schema ${found}); this one knows up to ${known}. ` +
				'Start the newer version, or put back a backup made with this one.',
		);
		this.found = found;
		this.known = known;
	}
}

const dialects: Record<'sqlite' | 'postgres', Dialect> = {
	sqlite: { blob: 'blob', integer: 'integer', autoKey: 'integer' },
	postgres: { blob: 'bytea', integer: 'bigint', autoKey: 'bigserial' },
};

interface Applied {
	schema_migration: { number: number; name: string; at: number };
}

/**
 * Brings the database to the newest schema, one transaction a step, and returns the number reached.
 * Throws NewerSchema, and changes nothing, when it is ahead of this code.
 */
export async function migrate<T>(
	anyDb: Kysely<T>,
	engine: 'sqlite' | 'postgres',
	migrations: readonly Migration[] = released,
): Promise<number> {
	const db = anyDb as unknown as Kysely<Applied>;
	await db.schema
		.createTable('schema_migration')
		.ifNotExists()
		.addColumn('number', dialects[engine].integer, (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('at', dialects[engine].integer, (c) => c.notNull())
		.execute();
	const reached = await schemaReached(db);
	const known = migrations.at(-1)?.number ?? 0;
	if (reached > known) throw new NewerSchema(reached, known);
	for (const migration of migrations) {
		if (migration.number <= reached) continue;
		await db.transaction().execute(async (transaction) => {
			await migration.up(transaction as unknown as Kysely<unknown>, dialects[engine]);
			const at =
				engine === 'sqlite'
					? sql<number>`unixepoch() * 1000`
					: sql<number>`extract(epoch from now())::bigint * 1000`;
			await transaction
				.insertInto('schema_migration')
				.values({ number: migration.number, name: migration.name, at })
				.execute();
		});
	}
	return known;
}

/** The number of the last migration applied, 0 for none. */
export async function schemaReached<T>(db: Kysely<T>): Promise<number> {
	const row = await (db as unknown as Kysely<Applied>)
		.selectFrom('schema_migration')
		.select((e) => e.fn.max('number').as('reached'))
		.executeTakeFirst();
	return Number(row?.reached ?? 0);
}
