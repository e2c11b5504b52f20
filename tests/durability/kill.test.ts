import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { roomName } from '#protocol/room-name.ts';
import { createSqliteLog } from '#server/draft-log/sqlite-log.ts';
import { openSqlite } from '#server/storage/sqlite.ts';
import { seeded } from '../support/random.ts';
import { HonestPage } from '../support/raw-client.ts';
import { until } from '../support/sync-world.ts';

const rounds = Number(process.env.TAVOLO_KILLS ?? 40);
const seed = Number(process.env.TAVOLO_SEED ?? 20261122);
const script = fileURLToPath(new URL('../support/durable-server.ts', import.meta.url));
const people = ['teresa', 'omar', 'fatou', 'giulia'];

async function startServer(folder: string, port: number): Promise<ChildProcess> {
	const child = spawn(process.execPath, [script, folder, String(port)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await new Promise<void>((resolve, reject) => {
		child.stdout!.once('data', () => resolve());
		child.once('exit', (code) => reject(new Error(`the server ended at its start (${code})`)));
	});
	return child;
}

/** kill -9: the process has no chance to do anything. */
async function kill(child: ChildProcess): Promise<void> {
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
}

interface Typist {
	readonly page: HonestPage;
	/** Marks written, one per update, in order. */
	readonly written: string[];
	/** Of those, how many the server said are on disk; -1 for what the connection before left open. */
	acknowledged: Set<string>;
	/** Marks whose update was handed to the current connection, in the order of its receipts. */
	inFlight: string[][];
}

/** Everything in the outbox goes out; receipts are counted against what each frame carried. */
function exchange(typist: Typist): void {
	const { page } = typist;
	page.flushIn();
	while (page.outbox.length > 0) {
		const before = page.sent;
		// A step 2 carries everything written so far, an update its own mark at least.
		page.flushOut(1);
		if (page.sent > before) typist.inFlight.push([...typist.written]);
	}
	const stored = page.client?.stored ?? 0;
	if (stored > 0) for (const mark of typist.inFlight[stored - 1] ?? []) typist.acknowledged.add(mark);
}

test(`a server killed with -9 ${rounds} times while four people type: no acknowledged edit is lost, none is there twice (seed ${seed})`, async () => {
	const random = seeded(seed);
	const folder = mkdtempSync(join(tmpdir(), 'tavolo-kill-'));
	const port = 4_290;
	const room = roomName('draft', 'killed01');
	const typists = people.map((personId): Typist => ({
		page: new HonestPage(() => `ws://127.0.0.1:${port}/sync/${room}?v=1&schema=1`, personId),
		written: [],
		acknowledged: new Set(),
		inFlight: [],
	}));
	let lostBefore = 0;
	for (let round = 0; round < rounds; round++) {
		const child = await startServer(folder, port);
		for (const typist of typists) {
			typist.inFlight = [];
			await typist.page.connect();
		}
		const end = performance.now() + 40 + random.below(160);
		while (performance.now() < end) {
			for (const [number, typist] of typists.entries()) {
				const mark = `‹${number}.${typist.written.length}›`;
				typist.written.push(mark);
				const text = typist.page.doc.getText('t');
				text.insert(random.chance(0.5) ? text.length : 0, mark);
				exchange(typist);
			}
			await new Promise((resolve) => setTimeout(resolve, random.below(4)));
		}
		for (const typist of typists) exchange(typist);
		await kill(child);
		const onDisk = await textOnDisk(folder, room);
		for (const typist of typists) {
			for (const mark of typist.acknowledged) if (!onDisk.includes(mark)) lostBefore += 1;
		}
		expect(lostBefore, `round ${round}: acknowledged and lost`).toBe(0);
	}

	const child = await startServer(folder, port);
	for (const typist of typists) {
		typist.inFlight = [];
		await typist.page.connect();
	}
	for (const { page } of typists) await page.settle('at the end');
	await until(
		() => typists.every(({ page }) => (page.flushIn(), page.doc.getText('t').length === total(typists))),
		'everybody has everything',
	);
	await kill(child);
	const text = await textOnDisk(folder, room);
	const marks = text.match(/‹\d+\.\d+›/g) ?? [];
	const written = typists.flatMap((typist) => typist.written);
	expect(marks.length, 'nothing is there twice').toBe(new Set(marks).size);
	expect(new Set(marks)).toEqual(new Set(written));
	const acknowledged = typists.reduce((sum, typist) => sum + typist.acknowledged.size, 0);
	console.log(`${rounds} kills, ${written.length} edits, ${acknowledged} acknowledged before a kill, 0 lost`);
	expect(acknowledged).toBeGreaterThan(rounds);
	for (const { page } of typists) page.disconnect();
	rmSync(folder, { recursive: true, force: true });
});

function total(typists: readonly Typist[]): number {
	return typists.reduce((sum, { written }) => sum + written.join('').length, 0);
}

async function textOnDisk(folder: string, room: ReturnType<typeof roomName>): Promise<string> {
	const storage = await openSqlite(folder);
	try {
		const { snapshot, tail } = await createSqliteLog(storage, Date.now).load(room);
		const doc = new Y.Doc();
		if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
		for (const row of tail) Y.applyUpdate(doc, row.bytes);
		expect(doc.store.pendingStructs).toBe(null);
		return doc.getText('t').toString();
	} finally {
		await storage.close();
	}
}
