import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, pause, type Figures } from '../figures.ts';
import { LightClient, seatAll } from '../light-client.ts';
import { startPeer, type Peer } from '../peers/peer.ts';
import { markersIn, Typist } from '../typist.ts';

/** One person pours 20,000 one-letter updates into room 0; a writer and a reader go on in room 1. */
export async function flood(peer: Peer): Promise<Figures> {
	const running = await startPeer(peer, { rooms: 2, people: 4 });
	try {
		const [writer, reader] = [new LightClient(running, 1, 0), new LightClient(running, 1, 1)];
		const flooder = new LightClient(running, 0, 2);
		const witness = new LightClient(running, 0, 3);
		await Promise.all([writer, reader, flooder, witness].map((client) => client.joined));
		const sentAt = new Map<string, number>();
		const delays: number[] = [];
		reader.onFrame = (frame) => {
			for (const key of markersIn(frame)) {
				const sent = sentAt.get(key);
				if (sent !== undefined) delays.push(performance.now() - sent);
				sentAt.delete(key);
			}
		};
		let witnessed = 0;
		witness.onFrame = (frame) => {
			witnessed += markersIn(frame).length;
		};
		const typist = new Typist(1);
		const tick = setInterval(() => {
			const { key, update } = typist.next();
			sentAt.set(key, performance.now());
			writer.update(update);
		}, 50);
		await pause(1_000);
		const pouring = new Typist(2);
		const poured = Array.from({ length: 20_000 }, () => pouring.next().update);
		for (let from = 0; from < poured.length; from += 500) {
			for (const update of poured.slice(from, from + 500)) flooder.update(update);
			await pause(1);
		}
		await pause(9_000);
		clearInterval(tick);
		await pause(1_000);
		const stuck = [...sentAt.values()].map((sent) => performance.now() - sent);
		const figures = {
			'worst delay ms': Math.max(...delays, ...stuck),
			'flood taken': witnessed,
			'flooder closed with': flooder.closedWith ?? 0,
		};
		[writer, reader, flooder, witness].forEach((client) => client.leave());
		return figures;
	} finally {
		await running.stop();
	}
}

/** Fifty editors at 5 edits/s: from sending to the word that it is on disk. Beside it, one bare FULL commit on this disk. */
export async function durableAcknowledgement(peer: Peer): Promise<Figures> {
	const people = 50;
	const running = await startPeer(peer, { rooms: 1, people });
	try {
		const clients = await seatAll(running, people);
		const delays: number[] = [];
		const typists = clients.map((_, index) => new Typist(index));
		const waiting: number[][] = clients.map(() => []);
		const acknowledged = clients.map(() => 0);
		clients.forEach((client, index) => {
			client.onStored = (count) => {
				const now = performance.now();
				while (acknowledged[index]! < count) {
					const sent = waiting[index]!.shift();
					if (sent !== undefined) delays.push(now - sent);
					acknowledged[index]!++;
				}
			};
		});
		let turn = 0;
		const tick = setInterval(() => {
			const index = turn++ % people;
			waiting[index]!.push(performance.now());
			clients[index]!.update(typists[index]!.next().update);
		}, 4);
		await pause(10_000);
		clearInterval(tick);
		await pause(1_000);
		const unacknowledged = waiting.reduce((sum, queue) => sum + queue.length, 0);
		clients.forEach((client) => client.leave());
		return {
			'p50 ms': percentile(delays, 0.5),
			'p95 ms': percentile(delays, 0.95),
			'p99 ms': percentile(delays, 0.99),
			unacknowledged,
			'bare commit p50 ms': bareCommit(),
		};
	} finally {
		await running.stop();
	}
}

function bareCommit(): number {
	const folder = mkdtempSync(join(tmpdir(), 'tavolo-floor-'));
	const db = new Database(join(folder, 'floor.sqlite'));
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.exec('create table floor (bytes blob)');
	const insert = db.prepare('insert into floor values (?)');
	const times: number[] = [];
	for (let round = 0; round < 200; round++) {
		const startedAt = performance.now();
		insert.run(Buffer.alloc(40));
		times.push(performance.now() - startedAt);
	}
	db.close();
	rmSync(folder, { recursive: true, force: true });
	return percentile(times, 0.5);
}
