import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openSqlite, type SqliteStorage } from '../storage/sqlite.ts';
import { createSnapshotBuilder } from './build-snapshot.ts';
import { createCompactor, type Compacted, type Compactor, type CompactionPolicy } from './compactor.ts';
import type { DraftLog } from './log.ts';
import { createSqliteLog } from './sqlite-log.ts';

const room = 'draft:aaaaaaaaaa';
const policy: CompactionPolicy = { rows: 50, bytes: 100_000, rowsWhenIdle: 5, restMs: 1_000 };
let folder: string;
let storage: SqliteStorage;
let log: DraftLog;
let compactor: Compactor;
let now = 0;
let refused: unknown[];

beforeEach(async () => {
	now = 10_000;
	refused = [];
	folder = mkdtempSync(join(tmpdir(), 'tavolo-compactor-'));
	storage = await openSqlite(folder);
	log = createSqliteLog(storage, () => now);
	compactor = createCompactor(
		log,
		() => now,
		(_room, error) => refused.push(error),
		policy,
	);
});
afterEach(async () => {
	await compactor.close();
	await log.close();
	await storage.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A text with its updates: `words` insertions and a deletion now and then. */
function typed(words: number, doc = new Y.Doc()): { doc: Y.Doc; updates: Uint8Array[] } {
	const updates: Uint8Array[] = [];
	const keep = (update: Uint8Array): void => void updates.push(update);
	doc.on('update', keep);
	const text = doc.getText('t');
	for (let n = 0; n < words; n++) {
		if (n % 5 === 4) text.delete(Math.floor(text.length / 2), 1);
		else text.insert(Math.floor(text.length / 3), `parola${n} `);
	}
	doc.off('update', keep);
	return { doc, updates };
}
const store = (updates: readonly Uint8Array[]) =>
	Promise.all(updates.map((bytes) => log.append({ room, personId: 'giulia', bytes })));
const nextSnapshot = (): Promise<Compacted> =>
	new Promise((resolve) => {
		const stop = compactor.onCompacted((compacted) => {
			stop();
			resolve(compacted);
		});
	});

async function textOnDisk(): Promise<string> {
	const { snapshot, tail } = await log.load(room);
	const doc = new Y.Doc();
	if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
	for (const row of tail) Y.applyUpdate(doc, row.bytes);
	return doc.getText('t').toString();
}

test('a long tail becomes a snapshot by itself, and the text is the same', async () => {
	const { doc, updates } = typed(60);
	const made = nextSnapshot();
	await store(updates);
	expect((await made).seq).toBe(60);
	expect((await log.load(room)).tail).toHaveLength(0);
	expect(await textOnDisk()).toBe(doc.getText('t').toString());
});

test('a room that is being written rests between two snapshots', async () => {
	const { doc, updates } = typed(60);
	const made = nextSnapshot();
	await store(updates);
	await made;
	await store(typed(60, doc).updates);
	await compactor.compact('board:nothing000');
	expect(await log.snapshotSeq(room)).toBe(60);
	now += policy.restMs;
	const again = nextSnapshot();
	await store(typed(1, doc).updates);
	expect((await again).seq).toBe(121);
	expect(await textOnDisk()).toBe(doc.getText('t').toString());
});

test('when everybody has left, a shorter tail is enough', async () => {
	const { updates } = typed(6);
	await store(updates);
	const made = nextSnapshot();
	compactor.idle(room);
	expect((await made).seq).toBe(6);
});

test('the thread takes one room after another', async () => {
	const other = 'board:bbbbbbbbbb';
	const { updates } = typed(20);
	await store(updates);
	await Promise.all(updates.map((bytes) => log.append({ room: other, personId: null, bytes })));
	const [one, two, nothing] = await Promise.all([
		compactor.compact(room),
		compactor.compact(other),
		compactor.compact(room),
	]);
	expect([one?.seq, two?.seq, nothing]).toEqual([20, 20, null]);
});

test('a text that cannot be replayed is left alone, and the next room is not', async () => {
	await store([new Uint8Array([255, 255, 255])]);
	await expect(compactor.compact(room)).rejects.toThrow();
	expect(await log.snapshotSeq(room)).toBe(0);
	expect((await log.load(room)).tail).toHaveLength(1);
	const other = 'board:bbbbbbbbbb';
	await log.append({ room: other, personId: null, bytes: typed(1).updates[0]! });
	expect((await compactor.compact(other))?.seq).toBe(1);
});

test('updates that wait for others that never came are not made into a snapshot', () => {
	const { updates } = typed(3);
	const builder = createSnapshotBuilder();
	builder.add(updates[2]!);
	expect(() => builder.finish()).toThrow('wait for others');
});

test('long tails left by an earlier run are found at start', async () => {
	await compactor.close();
	await store(typed(60).updates);
	compactor = createCompactor(
		log,
		() => now,
		(_room, error) => refused.push(error),
		policy,
	);
	const made = nextSnapshot();
	await compactor.sweep();
	expect((await made).seq).toBe(60);
	expect(refused).toEqual([]);
});
