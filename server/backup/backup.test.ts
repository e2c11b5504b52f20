import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { record } from '../audit/audit.ts';
import { createCompactor } from '../draft-log/compactor.ts';
import { createSqliteLog } from '../draft-log/sqlite-log.ts';
import { openSqlite, type SqliteStorage } from '../storage/sqlite.ts';
import type { DraftLog } from '../draft-log/log.ts';
import { makeBackup } from './make-backup.ts';
import { verifyBackup } from './verify.ts';

const room = 'draft:abcdefghij';
const luca = {
	id: 'luca',
	name: 'Luca',
	email: null,
	email_folded: null,
	password_hash: null,
	locale: 'it',
	text_size: 'normal',
	administrator: 0,
	demonstration: null,
	created_at: 1,
};
let folder: string;
let storage: SqliteStorage;
let log: DraftLog;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tavolo-backup-'));
	storage = await openSqlite(folder);
	log = createSqliteLog(storage, () => 1_700_000_000_000);
});

afterEach(async () => {
	await log.close();
	await storage.close();
	rmSync(folder, { recursive: true, force: true });
});

async function write(words: readonly string[], doc = new Y.Doc()): Promise<Y.Doc> {
	const updates: Uint8Array[] = [];
	const keep = (update: Uint8Array): void => void updates.push(update);
	doc.on('update', keep);
	for (const word of words) doc.getText('t').insert(doc.getText('t').length, word);
	doc.off('update', keep);
	await Promise.all(updates.map((bytes) => log.append({ room, personId: 'giulia', bytes })));
	return doc;
}

const problem = (work: () => unknown): string => {
	try {
		work();
	} catch (error) {
		return String((error as { kind?: string }).kind ?? error);
	}
	return 'none';
};

test('a copy made while people write is whole and counts what was there', async () => {
	const doc = await write(['Le scuole ', 'restano aperte ', 'il pomeriggio.']);
	const going = write(['…', '…'], doc);
	const made = makeBackup(folder, join(folder, 'copy.sqlite'), 5);
	await going;
	expect(made).toMatchObject({ rooms: 1, updates: 3, sealedAt: 5 });
	expect(verifyBackup(join(folder, 'copy.sqlite'))).toEqual(made);
});

test('an existing file is never overwritten, and each mistake is told apart', async () => {
	await write(['a']);
	writeFileSync(join(folder, 'there'), 'x');
	expect(problem(() => makeBackup(folder, join(folder, 'there'), 1))).toBe('target-exists');
	expect(problem(() => makeBackup(folder, join(folder, 'no', 'copy'), 1))).toBe('no-folder');
	expect(problem(() => makeBackup(join(folder, 'no'), join(folder, 'c'), 1))).toBe('no-data');
	expect(problem(() => verifyBackup(join(folder, 'gone')))).toBe('file-missing');
	expect(problem(() => verifyBackup(join(folder, 'there')))).toBe('not-a-backup');
	new Database(join(folder, 'other.sqlite')).exec('create table a (b)').close();
	expect(problem(() => verifyBackup(join(folder, 'other.sqlite')))).toBe('not-a-backup');
});

test('a backup of a newer Tavolo is refused in so many words', async () => {
	await write(['a']);
	makeBackup(folder, join(folder, 'copy.sqlite'), 1);
	const connection = new Database(join(folder, 'copy.sqlite'));
	connection.exec("insert into schema_migration values (99999, 'future', 0)");
	connection.close();
	expect(problem(() => verifyBackup(join(folder, 'copy.sqlite')))).toBe('newer-schema');
});

test('one flipped bit in any stored blob is found', async () => {
	const compactor = createCompactor(log, Date.now, () => undefined);
	const doc = await write(['uno ', 'due ']);
	await compactor.compact(room);
	await write(['tre '], doc);
	await compactor.compact(room);
	await write(['quattro'], doc);
	await compactor.close();
	const whole = join(folder, 'copy.sqlite');
	makeBackup(folder, whole, 1);
	const places = [
		['room_update', 'bytes'],
		['room_update', 'hash'],
		['room_update', 'previous_hash'],
		['room_head', 'hash'],
		['room_snapshot', 'bytes'],
		['room_snapshot', 'hash'],
		['room_snapshot', 'row_hash'],
	] as const;
	let flips = 0;
	for (const [table, column] of places) {
		const source = new Database(whole, { readonly: true });
		const rows = source.prepare(`select rowid as id, ${column} as blob from ${table}`).all() as {
			id: number;
			blob: Buffer;
		}[];
		source.close();
		expect(rows.length, `${table}.${column}`).toBeGreaterThan(0);
		for (const { id, blob } of rows) {
			for (const at of new Set([0, blob.length >> 1, blob.length - 1])) {
				const file = join(folder, `flip-${flips++}.sqlite`);
				copyFileSync(whole, file);
				const connection = new Database(file);
				const changed = Buffer.from(blob);
				changed[at]! ^= 1 << (flips % 8);
				connection.exec('drop table backup_seal');
				connection.prepare(`update ${table} set ${column} = ? where rowid = ?`).run(changed, id);
				connection.close();
				expect(
					problem(() => verifyBackup(file)),
					`${table}.${column} ${id} byte ${at}`,
				).toBe('damaged');
				rmSync(file);
			}
		}
	}
	expect(flips).toBeGreaterThan(30);
});

test('a register of decisions that was touched is found, seal or no seal', async () => {
	for (const by of ['luca', null]) {
		await storage.unitOfWork(async (unit) => {
			await unit.db
				.insertInto('person')
				.values({ ...luca, id: by ?? 'amina' })
				.execute();
			const subject = { kind: 'poll', id: 'v1' };
			await record(unit, { spaceId: 'patto', kind: 'poll-closed', by, subject, at: 1 });
		});
	}
	const whole = join(folder, 'copy.sqlite');
	expect(makeBackup(folder, whole, 1)).toMatchObject({ decisions: 2 });
	for (const harm of [
		'update audit_row set details = \'{"x":1}\' where seq = 1',
		'update audit_row set pseudonym = null where seq = 1',
		'delete from audit_row where seq = 2',
		'delete from audit_row',
		'delete from audit_head',
		'update audit_head set id = 3',
		'update audit_head set seq = 3',
		"update audit_salt set person_id = 'amina'",
		"update audit_salt set person_id = 'nobody'",
	]) {
		const file = join(folder, 'harmed.sqlite');
		copyFileSync(whole, file);
		const connection = new Database(file);
		connection.pragma('foreign_keys = OFF');
		connection.exec(`drop table backup_seal; ${harm}`);
		connection.close();
		expect(
			problem(() => verifyBackup(file)),
			harm,
		).toBe('damaged');
		rmSync(file);
	}
});

test('the seal finds a changed fact in any other table', async () => {
	const file = join(folder, 'copy.sqlite');
	makeBackup(folder, file, 1);
	const connection = new Database(file);
	connection.exec('insert into pulse (id, beats) values (7, 7)');
	connection.close();
	expect(problem(() => verifyBackup(file))).toBe('damaged');
});
