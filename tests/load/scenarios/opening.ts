import * as Y from 'yjs';
import { pause, type Figures } from '../figures.ts';
import { LightClient } from '../light-client.ts';
import { restartPeer, startPeer, type Peer, type Running } from '../peers/peer.ts';
import { history } from '../typist.ts';

const histories = new Map<number, readonly Uint8Array[]>();

function historyOf(edits: number): readonly Uint8Array[] {
	const made = histories.get(edits) ?? history(edits);
	histories.set(edits, made);
	return made;
}

/** The first person to open a text of 100,000 edits after a restart. One earlier opening lets the server do its own housekeeping. */
export async function coldOpen(peer: Peer): Promise<Figures> {
	const first = await startPeer(peer, { rooms: 1, people: 2, history: historyOf(100_000) });
	const visitor = new LightClient(first, 0, 0);
	await visitor.joined;
	await pause(6_000);
	visitor.leave();
	await pause(1_000);
	const running = await restartAfter(first);
	try {
		const before = await running.usage();
		const startedAt = performance.now();
		const client = new LightClient(running, 0, 1);
		await client.joined;
		const elapsed = performance.now() - startedAt;
		const after = await running.usage();
		client.leave();
		return {
			ms: elapsed,
			'server CPU ms': after.cpuMs - before.cpuMs,
			'KB sent': client.welcomeBytes / 1_000,
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
