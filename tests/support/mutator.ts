import { parentPort, workerData } from 'node:worker_threads';
import { roomName } from '#protocol/room-name.ts';
import { stepTwoFrame } from '#protocol/wire/frames.ts';
import { honestUpdates, mutate } from './mutate.ts';
import { seeded } from './random.ts';
import { RawClient } from './raw-client.ts';

/** Sends mutated updates from many sockets, and says how many of them were closed for it. */
const { url, seed, updates } = workerData as { url: string; seed: number; updates: number };
/** What one update leaves behind meets the next ones of its room. */
const lanes = 20;

async function lane(number: number): Promise<number> {
	const random = seeded(seed * 1_000 + number);
	const room = roomName('draft', `mutated${String(number).padStart(3, '0')}`);
	let client: RawClient | null = null;
	let corpus: Uint8Array[] = [];
	let sent = 0;
	let closed = 0;
	for (let count = 0; count < updates / lanes; count++) {
		if (client === null || client.closed !== null) {
			if (client) closed += 1;
			client = await RawClient.open(`${url}/${room}?v=1&schema=1`, `attacker${number}`);
			// The server's first step is answered: what is missing from now on has no excuse.
			client.send(stepTwoFrame(new Uint8Array([0, 0])));
			sent = 1;
		}
		if (count % 100 === 0) corpus = honestUpdates(random);
		client.update(mutate(random.pick(corpus), random.pick(corpus), random));
		sent += 1;
		await settled(client, sent);
	}
	client?.drop();
	return closed;
}

/** Every update ends on disk or with a closed socket. */
function settled(client: RawClient, sent: number): Promise<void> {
	return new Promise((resolve) => {
		const look = (): void => {
			if (client.closed !== null || client.stored >= sent) resolve();
		};
		client.onFrame = look;
		client.socket.once('close', () => setImmediate(look));
		look();
	});
}

const closed = await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
parentPort?.postMessage(closed.reduce((sum, one) => sum + one, 0));
