import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { roomName, type RoomName } from '#protocol/room-name.ts';
import { contentOf } from '../support/content.ts';
import { editAtRandom } from '../support/honest-edits.ts';
import { seeded, type Random } from '../support/random.ts';
import { HonestPage } from '../support/raw-client.ts';
import { openSyncWorld, until, type SyncWorld } from '../support/sync-world.ts';

/** `TAVOLO_SEEDS=5000 npm test` tries more, `TAVOLO_FIRST_SEED` starts elsewhere. */
const seeds = Number(process.env.TAVOLO_SEEDS ?? 200);
const firstSeed = Number(process.env.TAVOLO_FIRST_SEED ?? 1);
/** Rooms that live through the same server kills, side by side. */
const together = 20;
const people = ['teresa', 'omar', 'fatou', 'giulia', 'luca'];

interface Party {
	readonly seed: number;
	readonly room: RoomName;
	readonly random: Random;
	readonly pages: readonly HonestPage[];
}

/** Edits, disconnects and single frames let through, in the order of the seed. */
async function live(party: Party, steps: number): Promise<void> {
	const { random, pages } = party;
	for (let step = 0; step < steps; step++) {
		const page = random.pick(pages);
		const act = random.below(20);
		if (!page.client && act < 6) await page.connect();
		else if (act === 0) page.disconnect();
		else if (act < 11) editAtRandom(page.doc, random);
		else if (act < 15) page.flushOut(1 + random.below(4));
		else page.flushIn(1 + random.below(4));
		if (step % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
	}
}

async function comeTogether(party: Party, world: SyncWorld): Promise<void> {
	const { pages, room, seed } = party;
	for (const page of pages) if (!page.client) await page.connect();
	for (const page of pages) await page.settle(`seed ${seed}`);
	await until(
		async () => {
			for (const page of pages) {
				page.flushIn();
				page.flushOut();
			}
			const text = contentOf(await world.replay(room));
			return pages.every((page) => page.settled && contentOf(page.doc) === text);
		},
		`seed ${seed}: five pages and a replay of the log are equal`,
		20_000,
	);
	const text = contentOf(await world.replay(room));
	expect(contentOf(await world.engine.read(room)), `seed ${seed}: the engine's copy`).toBe(text);
	const fresh = new HonestPage(() => `${world.url}/${room}?v=1&schema=1`, 'newcomer');
	await fresh.connect();
	await fresh.settle(`seed ${seed}: a newcomer`);
	expect(contentOf(fresh.doc), `seed ${seed}: a newcomer's page`).toBe(text);
	const refusals = pages.flatMap((page) => page.closes).filter((code) => code >= 4400);
	expect(refusals, `seed ${seed}: nobody was refused`).toEqual([]);
	for (const page of [...pages, fresh]) {
		page.disconnect();
		page.doc.destroy();
	}
}

for (let first = firstSeed; first < firstSeed + seeds; first += together) {
	const last = Math.min(first + together, firstSeed + seeds) - 1;
	test(`five people, cut lines and a server killed twice: all texts are equal (seeds ${first} to ${last})`, async () => {
		let world = await openSyncWorld({ limits: { socketsPerPerson: Infinity } });
		const parties = Array.from({ length: last - first + 1 }, (_, index): Party => {
			const seed = first + index;
			const room = roomName('draft', `seed${String(seed).padStart(8, '0')}`);
			const url = () => `${world.url}/${room}?v=1&schema=1`;
			return {
				seed,
				room,
				random: seeded(seed),
				pages: people.map((personId) => new HonestPage(url, personId)),
			};
		});
		for (let kill = 0; kill < 2; kill++) {
			await Promise.all(parties.map((party) => live(party, 90)));
			await world.kill();
			// Everybody goes on writing while there is no server.
			for (const { pages, random } of parties) for (const page of pages) editAtRandom(page.doc, random);
			world = await openSyncWorld({ folder: world.folder, limits: { socketsPerPerson: Infinity } });
		}
		await Promise.all(parties.map((party) => live(party, 60)));
		await Promise.all(parties.map((party) => comeTogether(party, world)));
		await world.close();
		rmSync(world.folder, { recursive: true, force: true });
	});
}
