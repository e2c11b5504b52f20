import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { up } from './migrations/0001-ground.ts';
import type { Schema } from './schema.ts';
import type { Storage, UnitOfWork } from './storage.ts';

function connect(file: string): Database.Database {
	const connection = new Database(file);
	connection.pragma('journal_mode = WAL');
	connection.pragma('synchronous = FULL');
	connection.pragma('foreign_keys = ON');
	connection.pragma('busy_timeout = 50');
	return connection;
}

export async function openSqlite(folder: string): Promise<Storage> {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'tavolo.sqlite');
	const writer = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connect(file) }) });
	const read = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connect(file) }) });
	const present = await sql`select 1 from sqlite_master where name = 'installation'`.execute(writer);
	if (present.rows.length === 0)
		await up(writer as unknown as Kysely<unknown>, { blob: 'blob', integer: 'integer', autoKey: 'integer' });

	let queue: Promise<unknown> = Promise.resolve();
	async function run<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
		const effects: (() => void)[] = [];
		const result = await writer.connection().execute(async (db) => {
			await sql`begin immediate`.execute(db);
			try {
				const value = await work({ db, afterCommit: (effect) => effects.push(effect) });
				await sql`commit`.execute(db);
				return value;
			} catch (error) {
				await sql`rollback`.execute(db);
				throw error;
			}
		});
		for (const effect of effects) effect();
		return result;
	}
	return {
		engine: 'sqlite',
		read,
		unitOfWork(work) {
			const turn = queue.then(() => run(work));
			queue = turn.catch(() => undefined);
			return turn;
		},
		async close() {
			await queue;
			await writer.destroy();
			await read.destroy();
		},
	};
}
