import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { postgresOver, type PostgresStorage } from './postgres.ts';
import type { Schema } from './schema.ts';
import type { StorageOptions } from './storage.ts';

/**
 * PostgreSQL inside this process, for trying the SQL without a server. The instance stays open and the caller's:
 * it has one connection, so a read waits for the unit of work that is open.
 */
export function openPglite(pglite: PGlite, options: StorageOptions = {}): Promise<PostgresStorage> {
	const open = () => new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
	return postgresOver('pglite', open(), open(), options, async () => undefined);
}
