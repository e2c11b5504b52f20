import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { pause, type Figures } from '../figures.ts';
import { LightClient } from '../light-client.ts';
import { hocuspocusFrames } from '../peers/frames.ts';
import { hocuspocusFile } from '../peers/peers.ts';
import { restartPeer, startPeer, type Peer, type Running } from '../peers/peer.ts';
import { history } from '../typist.ts';

const histories = new Map<number, readonly Uint8Array[]>();

function historyOf(edits: number): readonly Uint8Array[] {
	const made = histories.get(edits) ?? history(edits);
	histories.set(edits, made);
	return made;
}

/** What Hocuspocus itself holds after all these edits came to it one by one over a socket. */
let database: Uint8Array | null = null;

async function databaseOf(peer: Peer, updates: readonly Uint8Array[]): Promise<Uint8Array> {
	if (database) return database;
	const running = await startPeer(peer, { rooms: 1, people: 2 });
	const writer = new LightClient(running, 0, 0);
	const witness = new LightClient(running, 0, 1);
	await Promise.all([writer.joined, witness.joined]);
	for (let from = 0; from < updates.length; from += 250) {
		for (const update of updates.slice(from, from + 250)) writer.update(update);
		await pause(25);
	}
	for (let seen = -1; seen < witness.bytes; await pause(5_000)) seen = witness.bytes;
	[writer, witness].forEach((client) => client.leave());
	// It stores some seconds after the last edit, and when the last person has left.
	await pause(4_000);
	await running.stop({ keep: true });
	database = readFileSync(join(running.folder, hocuspocusFile));
	rmSync(running.folder, { recursive: true, force: true });
	return database;
}

/** The first person to open a text of 100,000 edits after a restart. One earlier opening lets the server do its own housekeeping. */
export async function coldOpen(peer: Peer): Promise<Figures> {
	const updates = historyOf(100_000);
	const text =
		peer.frames === hocuspocusFrames ? { database: await databaseOf(peer, updates) } : { history: updates };
	const first = await startPeer(peer, { rooms: 1, people: 2, ...text });
	const visitor = new LightClient(first, 0, 0);
	await visitor.joined;
	await pause(6_000);
	visitor.leave();
	await pause(1_000);
	const running = await restartAfter(first);
	try {
		await pause(1_000);
		const before = await running.usage();
		const startedAt = performance.now();
		const client = new LightClient(running, 0, 1);
		await client.joined;
		const elapsed = performance.now() - startedAt;
		const after = await running.usage();
		await pause(500);
		client.leave();
		return {
			ms: elapsed,
			'server CPU ms': after.cpuMs - before.cpuMs,
			'KB sent': client.bytes / 1_000,
			'KB of the first answer': client.welcomeBytes / 1_000,
		};
	} finally {
		await running.stop();
	}
}

async function restartAfter(first: Running): Promise<Running> {
	await first.stop({ keep: true });
	return restartPeer(first);
}

/** Three hundred tabs at once into a text of 20,000 edits: with nothing (fresh) or with all of it (returning). */
export function storm(kind: 'fresh' | 'returning') {
	return async (peer: Peer): Promise<Figures> => {
		const updates = historyOf(20_000);
		const running = await startPeer(peer, { rooms: 1, people: 301, history: updates });
		try {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, Y.mergeUpdates([...updates]));
			const stateVector = kind === 'returning' ? Y.encodeStateVector(doc) : undefined;
			const opener = new LightClient(running, 0, 300);
			await opener.joined;
			await pause(1_000);
			const before = await running.usage();
			const startedAt = performance.now();
			const clients = Array.from(
				{ length: 300 },
				(_, person) => new LightClient(running, 0, person, stateVector),
			);
			await Promise.all(clients.map((client) => client.joined));
			const elapsed = performance.now() - startedAt;
			const after = await running.usage();
			clients.forEach((client) => client.leave());
			opener.leave();
			return { 'ms until all in': elapsed, 'server CPU ms': after.cpuMs - before.cpuMs };
		} finally {
			await running.stop();
		}
	};
}
