import { pause, type Figures } from '../figures.ts';
import { LightClient } from '../light-client.ts';
import { pact } from '../pact.ts';
import { startPeer, type Peer, type Running } from '../peers/peer.ts';
import { Typist } from '../typist.ts';

/** Left: a room that everybody left this long ago. */
const goneMs = 12_000;
const joiningTogether = 25;

interface Rooms {
	readonly rooms: number;
	/** What the one person of a room sends before they fall silent. */
	readonly typed: (room: number) => readonly Uint8Array[];
	/** Idle is a room in which nobody has typed for this long. */
	readonly idleMs: number;
	/** Between two groups of rooms, so that no server is drowned. */
	readonly pauseMs: number;
}

/** A thousand rooms with one quiet person each, about 2 KB of text in twenty updates; then everybody leaves. */
export const almostEmptyRooms = (peer: Peer) =>
	idleRooms(peer, {
		rooms: 1_000,
		typed: (room) => {
			const typist = new Typist(room);
			return Array.from({ length: 20 }, () => typist.next('parole '.repeat(14)).update);
		},
		idleMs: 25_000,
		pauseMs: 20,
	});

/** Two hundred rooms, each with a pact as people typed it and one quiet person who has it open; then everybody leaves. */
export const roomsWithAPact = (peer: Peer) => {
	const updates = pact();
	return idleRooms(peer, { rooms: 200, typed: () => updates, idleMs: 40_000, pauseMs: 1_500 });
};

async function idleRooms(peer: Peer, { rooms, typed, idleMs, pauseMs }: Rooms): Promise<Figures> {
	const running = await startPeer(peer, { rooms, people: rooms });
	try {
		const start = await settled(running);
		const clients: LightClient[] = [];
		for (let room = 0; room < rooms; room += joiningTogether) {
			const group = Array.from(
				{ length: joiningTogether },
				(_, index) => new LightClient(running, room + index, room + index),
			);
			await Promise.all(group.map((client) => client.joined));
			for (const [index, client] of group.entries()) {
				for (const update of typed(room + index)) client.update(update);
			}
			clients.push(...group);
			await pause(pauseMs);
		}
		await pause(idleMs);
		const full = await settled(running);
		// In the place of one who leaves: a thousand sockets are what one address may have.
		clients.pop()?.leave();
		await pause(500);
		const witness = new LightClient(running, rooms - 1, rooms - 1);
		await witness.joined;
		await pause(500);
		for (const client of [...clients, witness]) client.leave();
		await pause(goneMs);
		const empty = await settled(running, 25_000);
		return {
			'KB per room': (full.heldBytes - start.heldBytes) / 1_000 / rooms,
			'resident KB per room': (full.residentBytes - start.residentBytes) / 1_000 / rooms,
			'KB of text of the last room': witness.bytes / 1_000,
			'start MB': start.heldBytes / 1e6,
			'after all left MB': empty.heldBytes / 1e6,
			'left over %': ((empty.heldBytes - start.heldBytes) / start.heldBytes) * 100,
		};
	} finally {
		await running.stop();
	}
}

/** Asks until two answers in a row agree within 1 %, for at most `patience` ms; returns the lowest seen. */
async function settled(running: Running, patience = 8_000) {
	let lowest = await running.usage('memory');
	const deadline = performance.now() + patience;
	let calm = 0;
	while (performance.now() < deadline && calm < 3) {
		await pause(1_000);
		const now = await running.usage('memory');
		calm = now.heldBytes > lowest.heldBytes * 0.99 ? calm + 1 : 0;
		if (now.heldBytes < lowest.heldBytes) lowest = now;
	}
	return lowest;
}

/** Five people whose phone stopped reading while twenty type at length, against the same room with five who read. */
export async function stalledReaders(peer: Peer): Promise<Figures> {
	const held = { stalled: 0, control: 0 };
	for (const kind of ['control', 'stalled'] as const) {
		const running = await startPeer(peer, { rooms: 1, people: 30 });
		try {
			const clients = await Promise.all(
				Array.from({ length: 25 }, async (_, person) => {
					const client = new LightClient(running, 0, person);
					await client.joined;
					return client;
				}),
			);
			if (kind === 'stalled') for (const client of clients.slice(20)) client.socket.pause();
			const typists = Array.from({ length: 20 }, (_, writer) => new Typist(writer));
			const tick = setInterval(() => {
				typists.forEach((typist, index) => clients[index]!.update(typist.next('x'.repeat(2_000)).update));
			}, 100);
			await pause(12_000);
			clearInterval(tick);
			held[kind] = (await running.usage('memory')).heldBytes;
			clients.forEach((client) => client.leave());
		} finally {
			await running.stop();
		}
	}
	return { 'MB over control': (held.stalled - held.control) / 1e6 };
}
