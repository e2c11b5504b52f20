import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { putPeople, putSpace } from '../../tests/support/contract-kit.ts';
import { FolderLocked } from './folder-lock.ts';
import { dropSearchText, putSearchText } from './search.ts';
import { openSqlite } from './sqlite.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tavolo-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every connection waits for the disk at each commit and keeps its promises between tables', async () => {
	const storage = await openSqlite(folder);
	for (const connection of [storage.writer, storage.reader]) {
		expect(connection.pragma('synchronous', { simple: true })).toBe(2);
		expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
		expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
	}
	expect(() => storage.reader.exec('delete from person')).toThrow('readonly');
	await storage.close();
});

test('what was deleted cannot be read out of the file either, names and words that could be found alike', async () => {
	const storage = await openSqlite(folder);
	const scope = { spaceId: 'patto', kind: 'comment' };
	await storage.unitOfWork(async (unit) => {
		await putPeople(unit, ['Quintiliano']);
		await putSpace(unit, 'patto');
		for (let n = 0; n < 200; n++)
			await putSearchText(unit.db, scope, {
				id: `c${n}`,
				heading: '',
				text: n === 90 ? 'Eufrasia abita qui' : `Parole ${n}`,
			});
	});
	await storage.unitOfWork(async ({ db }) => {
		await db.deleteFrom('person').where('id', '=', 'quintiliano').execute();
		await dropSearchText(db, 'comment', 'c90');
	});
	await storage.close();
	const file = readFileSync(join(folder, 'tavolo.sqlite'), 'latin1').toLowerCase();
	expect(file).toContain('parole');
	expect(file).not.toContain('quintiliano');
	expect(file).not.toContain('ufrasia');
});

test('a second server refuses the data folder, and may have it when the first has stopped', async () => {
	const storage = await openSqlite(folder);
	await expect(openSqlite(folder)).rejects.toBeInstanceOf(FolderLocked);
	await storage.close();
	await (await openSqlite(folder)).close();
});

test('a server killed with -9 leaves no lock behind, and its commits are there', async () => {
	const script = `
		const { openSqlite } = await import(${JSON.stringify(new URL('./sqlite.ts', import.meta.url).href)});
		const storage = await openSqlite(${JSON.stringify(folder)});
		await storage.proveWritable();
		console.log('open');
		setInterval(() => undefined, 1000);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(child.stdout, 'data');
	await expect(openSqlite(folder)).rejects.toBeInstanceOf(FolderLocked);
	child.kill('SIGKILL');
	await once(child, 'exit');
	const storage = await openSqlite(folder);
	expect(await storage.read.selectFrom('pulse').select('beats').executeTakeFirst()).toEqual({ beats: 1 });
	await storage.close();
});

test('a fact of the database is not a failure of the disk', async () => {
	const failures: unknown[] = [];
	const storage = await openSqlite(folder, { onWriteFailure: (error) => failures.push(error) });
	const broken = storage.unitOfWork((unit) =>
		unit.db.insertInto('board').values({ id: 'b', space_id: 'nowhere', title: '', created_at: 0 }).execute(),
	);
	await expect(broken).rejects.toThrow('FOREIGN KEY');
	expect(failures).toEqual([]);
	await storage.close();
});
