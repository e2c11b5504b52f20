import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { PersonId, SessionId } from '#domain/person/actor.ts';
import { roomName } from '#protocol/room-name.ts';
import { Guest } from '#server/sync/guest.ts';
import { defaultLimits } from '#server/sync/limits.ts';
import { LiveRoom } from '#server/sync/live-room.ts';
import { letter } from '../support/crafted-updates.ts';
import { honestUpdates, mutate } from '../support/mutate.ts';
import { seeded } from '../support/random.ts';
import { RawClient } from '../support/raw-client.ts';
import { Waits } from '../support/waits.ts';
import { openSyncWorld, spaceId, until, type SyncWorld } from '../support/sync-world.ts';

const seed = Number(process.env.TAVOLO_SEED ?? 20261122);
const wanted = Number(process.env.TAVOLO_MUTATED ?? 20_000);
/** Over real sockets, each refusal costing a connection; the rest goes straight into the write path. */
const overSockets = Math.min(1_500, wanted);

let world: SyncWorld;
beforeAll(async () => {
	world = await openSyncWorld({ limits: { strikes: Infinity, socketsPerPerson: Infinity } });
});
afterAll(() => world.close());

test(`${overSockets} mutated updates over sockets: the server stays up, another room waits less than 250 ms, and all that is stored can be replayed (seed ${seed})`, async () => {
	const teresa = await RawClient.open(
		`${world.url}/${roomName('draft', 'untouched')}?v=1&schema=1`,
		'teresa',
	);
	const attack = new Worker(new URL('../support/mutator.ts', import.meta.url), {
		workerData: { url: world.url, seed, updates: overSockets },
	});
	let closed = -1;
	attack.on('message', (count: number) => (closed = count));
	let going = true;
	const over = new Promise((resolve, reject) => {
		attack.once('error', reject);
		attack.once('exit', resolve);
	}).finally(() => (going = false));

	const waits = new Waits();
	for (let typed = 1; going; typed++) {
		const end = waits.start();
		teresa.update(letter());
		await until(() => teresa.stored === typed, 'Teresa is stored', 30_000);
		end();
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	await over;
	teresa.drop();

	const stored = await replayAll();
	console.log(`${closed} connections closed, ${stored} rows stored, ${waits}`);
	expect(closed).toBeGreaterThan(overSockets / 10);
	expect(waits.worstBusyMs).toBeLessThan(250);
});

test(`${wanted - overSockets} mutated updates through the write path: all that is stored can be replayed (seed ${seed})`, async () => {
	const random = seeded(seed);
	let refused = 0;
	const room = await LiveRoom.open(roomName('draft', 'writepath'), {
		draftLog: world.draftLog,
		limits: defaultLimits,
		now: () => performance.now(),
		refused: () => (refused += 1),
		forbidden: () => undefined,
		handled: () => undefined,
		quiet: () => undefined,
		failed: (_room, error) => {
			throw error;
		},
	});
	let corpus = honestUpdates(random);
	for (let count = 0; count < wanted - overSockets; count++) {
		// A new person now and then, who writes honestly before the bytes are bent.
		if (count % 200 === 0) corpus = honestUpdates(random);
		const guest = silentGuest(`attacker${Math.floor(count / 200)}`);
		guest.awaitsWhole = false;
		const honest = corpus[count % 200];
		if (honest) room.update(guest, new Uint8Array(honest), false);
		room.update(guest, new Uint8Array(mutate(random.pick(corpus), random.pick(corpus), random)), false);
		if (count % 50 === 0) await room.settle();
	}
	await room.settle();
	const stored = await replayAll();
	room.close();
	console.log(`${refused} refused, ${stored} rows stored`);
	expect(refused).toBeGreaterThan(wanted / 10);
});

function silentGuest(personId: string): Guest {
	const socket = { OPEN: 1, readyState: 1, bufferedAmount: 0, send: () => undefined } as unknown as WebSocket;
	const person = {
		personId: personId as PersonId,
		sessionId: 's' as SessionId,
		name: personId,
		role: 'editor',
		colorIndex: 0,
		spaceId,
	};
	return new Guest(
		socket,
		person,
		{ kind: 'writer' },
		{
			speaksOurs: true,
			outdated: false,
			cookie: undefined,
			limits: defaultLimits,
			now: () => performance.now(),
		},
	);
}

/** Every room of the log, whole, as a fresh document; returns the rows. */
async function replayAll(): Promise<number> {
	let stored = 0;
	for (const room of await world.draftLog.rooms()) {
		const replayed = await world.replay(room);
		expect(replayed.store.pendingStructs).toBe(null);
		expect(replayed.store.pendingDs).toBe(null);
		// A snapshot of it says the same, so it can be compacted.
		const again = new Y.Doc();
		Y.applyUpdate(again, Y.encodeStateAsUpdate(replayed));
		expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(replayed));
		stored += (await world.draftLog.load(room)).headSeq;
		const live = await world.engine.read(room);
		expect(Y.encodeStateVector(live)).toEqual(Y.encodeStateVector(replayed));
	}
	return stored;
}
