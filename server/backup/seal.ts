import { createHash } from 'node:crypto';
import type { SqliteConnection } from '../storage/sqlite-connection.ts';

/** A table only backups have: one row with the fingerprint of everything else. */
const sealTable = 'backup_seal';

interface Seal {
	readonly at: number;
	readonly fingerprint: Uint8Array;
}

/**
 * SHA-256 over the name, definition and every row of every table, in a fixed order. SQLite's own check does not
 * look into texts and blobs: most flipped bits pass it. The index of words is left out: it can be made again, and
 * SQLite's check compares it with the texts.
 */
export function fingerprint(connection: SqliteConnection): Uint8Array {
	const digest = createHash('sha256');
	const tables = connection
		.prepare<[string], { name: string; sql: string; wr: number }>(
			'select name, m.sql, l.wr from sqlite_master m join pragma_table_list l using (name) ' +
				"where m.type = 'table' and l.type = 'table' and name not like 'sqlite_%' and name <> ? order by name",
		)
		.all(sealTable);
	for (const table of tables) {
		digest.update(`table ${table.name}\0${table.sql}\0`);
		// A table without row numbers lies in the order of its key.
		const order = table.wr === 1 ? '' : 'order by rowid';
		const rows = connection.prepare(`select * from "${table.name}" ${order}`).safeIntegers().raw();
		for (const row of rows.iterate() as IterableIterator<readonly unknown[]>) {
			for (const value of row) feed(digest, value);
			digest.update('row\0');
		}
	}
	return digest.digest();
}

function feed(digest: ReturnType<typeof createHash>, value: unknown): void {
	if (value === null) digest.update('n\0');
	else if (value instanceof Uint8Array) digest.update(`b${value.length}\0`).update(value);
	else if (typeof value === 'string') digest.update(`s${Buffer.byteLength(value)}\0`).update(value);
	else digest.update(`${typeof value} ${String(value)}\0`);
}

export function writeSeal(connection: SqliteConnection, at: number): void {
	const mark = fingerprint(connection);
	connection.exec(`create table ${sealTable} (at integer not null, fingerprint blob not null)`);
	connection.prepare(`insert into ${sealTable} (at, fingerprint) values (?, ?)`).run(at, mark);
}

/** Null for a file that `npm run backup` did not make. */
export function readSeal(connection: SqliteConnection): Seal | null {
	const there = connection
		.prepare("select 1 from sqlite_master where type = 'table' and name = ?")
		.get(sealTable);
	if (!there) return null;
	return connection.prepare<[], Seal>(`select at, fingerprint from ${sealTable}`).get() ?? null;
}
