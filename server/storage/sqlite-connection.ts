import Database from 'better-sqlite3';

export type SqliteConnection = Database.Database;

/**
 * Every setting that durability rests on is written and read back: better-sqlite3 13 is built to run
 * NORMAL in WAL, where a power cut takes acknowledged commits with it.
 */
export function connectSqlite(file: string, options: { readingOnly?: boolean } = {}): SqliteConnection {
	const connection = new Database(file);
	try {
		// Short: a long wait would block the event loop. Who must wait, waits between attempts (see sqlite.ts).
		connection.pragma('busy_timeout = 50');
		expectPragma(connection, 'journal_mode', 'WAL', 'wal');
		expectPragma(connection, 'synchronous', 'FULL', 2);
		expectPragma(connection, 'foreign_keys', 'ON', 1);
		// What is deleted is overwritten, not only left out: an account that was erased is not read out of the file either.
		expectPragma(connection, 'secure_delete', 'ON', 1);
		connection.pragma('temp_store = MEMORY');
		connection.pragma('cache_size = -16000');
		if (options.readingOnly) expectPragma(connection, 'query_only', 'ON', 1);
	} catch (error) {
		connection.close();
		throw error;
	}
	return connection;
}

function expectPragma(connection: SqliteConnection, name: string, value: string, expected: unknown): void {
	connection.pragma(`${name} = ${value}`);
	const actual: unknown = connection.pragma(name, { simple: true });
	if (actual !== expected) {
		throw new Error(`SQLite did not take ${name} = ${value}: it says ${String(actual)}.`);
	}
}
