import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { migrate, NewerSchema, schemaReached } from './migrate.ts';
import type { Migration } from './migrations/migrations.ts';
import { migrations } from './migrations/migrations.ts';

const empty = () => {
	const connection = new Database(':memory:');
	return { connection, db: new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) }) };
};
const step = (number: number, table: string): Migration => ({
	number,
	name: table,
	up: async (db) => {
		await db.schema.createTable(table).addColumn('a', 'text').execute();
	},
});

test('numbers go up one by one and names are told', () => {
	expect(migrations.map((migration) => migration.number)).toEqual(migrations.map((_, index) => index + 1));
});

test('each migration runs once, in order, however often the server starts', async () => {
	const { db, connection } = empty();
	expect(await migrate(db, 'sqlite', [step(1, 'one')])).toBe(1);
	expect(await migrate(db, 'sqlite', [step(1, 'one'), step(2, 'two')])).toBe(2);
	expect(await migrate(db, 'sqlite', [step(1, 'one'), step(2, 'two')])).toBe(2);
	expect(connection.prepare('select number, name from schema_migration order by number').all()).toEqual([
		{ number: 1, name: 'one' },
		{ number: 2, name: 'two' },
	]);
});

test('a migration that fails leaves the schema as it was', async () => {
	const { db, connection } = empty();
	const broken: Migration = {
		number: 2,
		name: 'broken',
		up: async (open) => {
			await open.schema.createTable('half').addColumn('a', 'text').execute();
			throw new Error('broken');
		},
	};
	await expect(migrate(db, 'sqlite', [step(1, 'one'), broken])).rejects.toThrow('broken');
	expect(await schemaReached(db)).toBe(1);
	expect(connection.prepare("select 1 from sqlite_master where name = 'half'").get()).toBeUndefined();
});

test('data of a newer Tavolo are refused and not touched', async () => {
	const { db } = empty();
	await migrate(db, 'sqlite', [step(1, 'one'), step(2, 'two')]);
	await expect(migrate(db, 'sqlite', [step(1, 'one')])).rejects.toBeInstanceOf(NewerSchema);
	expect(await schemaReached(db)).toBe(2);
});
