import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { migrations } from '../storage/migrations/migrations.ts';
import type { SqliteConnection } from '../storage/sqlite-connection.ts';
import { BackupProblem } from './problem.ts';
import { fingerprint, readSeal } from './seal.ts';
import { verifyRegister } from './verify-register.ts';
import { verifyRooms, type RoomCounts } from './verify-rooms.ts';
import { sameBytes } from '../draft-log/row-hash.ts';

export interface Verified extends RoomCounts {
	/** When the backup was made, or null: the file is a data file and not a sealed backup. */
	readonly sealedAt: number | null;
	readonly migration: number;
	/** Rows of the register of decisions. */
	readonly decisions: number;
	readonly bytes: number;
	/** People, tavoli and the like, by table. */
	readonly tables: Readonly<Record<string, number>>;
}

/** Reads everything there is to read. Throws BackupProblem with every place that is wrong. */
export function verifyBackup(file: string): Verified {
	if (!existsSync(file)) throw new BackupProblem('file-missing', file);
	if (!isSqlite(file)) throw new BackupProblem('not-a-backup', file);
	const connection = new Database(file, { readonly: true, fileMustExist: true });
	try {
		return verifyOpen(connection, file);
	} catch (error) {
		if (error instanceof BackupProblem) throw error;
		throw new BackupProblem('damaged', `  ${error instanceof Error ? error.message : String(error)}`);
	} finally {
		connection.close();
	}
}

function verifyOpen(connection: SqliteConnection, file: string): Verified {
	const wrong: string[] = [];
	const integrity = connection.pragma('integrity_check') as { integrity_check: string }[];
	for (const { integrity_check: line } of integrity) if (line !== 'ok') wrong.push(line);
	if (wrong.length > 0) throw damaged(wrong);

	const names = new Set(
		connection
			.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
			.all()
			.map((t) => t.name),
	);
	if (!names.has('schema_migration') || !names.has('room_head'))
		throw new BackupProblem('not-a-backup', file);
	const migration = Number(
		connection.prepare<[], { n: number | null }>('select max(number) as n from schema_migration').get()?.n ??
			0,
	);
	const known = migrations.at(-1)!.number;
	if (migration > known) throw new BackupProblem('newer-schema', `schema ${migration} > ${known}`);

	const orphans = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
	for (const { table, parent } of orphans)
		wrong.push(`A row of ${table} belongs to a missing row of ${parent}.`);
	const seal = readSeal(connection);
	if (seal && !sameBytes(seal.fingerprint, fingerprint(connection))) {
		wrong.push('The content does not match the fingerprint taken when the backup was made.');
	}
	const rooms = verifyRooms(connection, (line) => wrong.push(line));
	// Copies made before there was a register are good without one.
	const decisions = names.has('audit_row') ? verifyRegister(connection, (line) => wrong.push(line)) : 0;
	if (wrong.length > 0) throw damaged(wrong);

	const tables: Record<string, number> = {};
	for (const name of ['person', 'organization', 'space', 'card', 'clause'] as const) {
		tables[name] = connection.prepare<[], { n: number }>(`select count(*) as n from ${name}`).get()!.n;
	}
	return { ...rooms, decisions, sealedAt: seal?.at ?? null, migration, bytes: statSync(file).size, tables };
}

function damaged(lines: readonly string[]): BackupProblem {
	return new BackupProblem('damaged', lines.map((line) => `  ${line}`).join('\n'));
}

function isSqlite(file: string): boolean {
	const handle = openSync(file, 'r');
	try {
		const head = Buffer.alloc(16);
		readSync(handle, head, 0, 16, 0);
		return head.toString('latin1') === 'SQLite format 3\0';
	} finally {
		closeSync(handle);
	}
}
