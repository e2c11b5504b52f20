import type { Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	await db.schema
		.createTable('guest_secret')
		.addColumn('id', integer, (c) => c.primaryKey())
		.addColumn('secret', 'text', (c) => c.notNull())
		.execute();
	await db.schema
		.createTable('guest_proof')
		.addColumn('nonce', 'text', (c) => c.primaryKey())
		.addColumn('form_key', 'text', (c) => c.notNull())
		.addColumn('expires_at', integer, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('guest_proof_by_expiry').on('guest_proof').column('expires_at').execute();
}
