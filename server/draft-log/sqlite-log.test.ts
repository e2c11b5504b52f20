import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../storage/sqlite.ts';
import { createSqliteLog } from './sqlite-log.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tavolo-sqlite-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const entry = (byte: number) => ({
	room: 'draft:aaaaaaaaaa' as const,
	personId: null,
	bytes: new Uint8Array([byte]),
});

test('a full disk refuses what does not fit, says so, loses nothing, and all goes on when there is room', async () => {
	const failures: unknown[] = [];
	const storage = await openSqlite(folder, { onWriteFailure: (error) => failures.push(error) });
	const log = createSqliteLog(storage, () => 1);
	await log.append(entry(1));
	const pages = storage.writer.pragma('page_count', { simple: true }) as number;
	storage.writer.pragma(`max_page_count = ${pages}`);
	const large = { ...entry(2), bytes: new Uint8Array(100_000) };
	const results = await Promise.allSettled([log.append(large), log.append(entry(3))]);
	expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
	expect(failures).toMatchObject([{ code: 'SQLITE_FULL' }]);
	storage.writer.pragma('max_page_count = 1000000');
	expect((await log.append(entry(4))).seq).toBe(2);
	expect((await log.load('draft:aaaaaaaaaa')).tail.map((row) => row.bytes[0])).toEqual([1, 4]);
	await log.close();
	await storage.close();
});

test('somebody else holding the file for a moment delays a commit and does not fail it', async () => {
	const storage = await openSqlite(folder);
	const log = createSqliteLog(storage, () => 1);
	const outsider = new Database(storage.file);
	outsider.exec('begin immediate');
	const waiting = log.append(entry(1));
	const unit = storage.unitOfWork(async () => 'done');
	await new Promise((resolve) => setTimeout(resolve, 150));
	expect(log.waiting).toBe(1);
	outsider.exec('rollback');
	outsider.close();
	expect((await waiting).seq).toBe(1);
	expect(await unit).toBe('done');
	await log.close();
	await storage.close();
});
