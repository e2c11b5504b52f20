import { afterAll, beforeAll, expect, test } from 'vitest';
import { roomName } from '#protocol/room-name.ts';
import { contentOf } from '../support/content.ts';
import { editAtRandom } from '../support/honest-edits.ts';
import { seeded } from '../support/random.ts';
import { HonestPage } from '../support/raw-client.ts';
import { openSyncWorld, until, type SyncWorld } from '../support/sync-world.ts';

const seed = Number(process.env.TAVOLO_SEED ?? 20261122);
const wanted = Number(process.env.TAVOLO_HONEST ?? 20_000);

let world: SyncWorld;
beforeAll(async () => {
	world = await openSyncWorld();
});
afterAll(() => world.close());

test(`${wanted} honest updates from people who go offline, undo, reload and come back: none refused (seed ${seed})`, async () => {
	const random = seeded(seed);
	let sent = 0;
	let round = 0;
	while (sent < wanted) {
		const room = roomName('draft', `honest${String(round).padStart(4, '0')}`);
		// Teresa has two tabs.
		const people = ['teresa', 'teresa', 'omar', 'fatou', 'giulia'];
		const pages = people.map(
			(personId) => new HonestPage(() => `${world.url}/${room}?v=1&schema=1`, personId),
		);
		for (const page of pages) await page.connect();
		for (let step = 0; step < 60; step++) {
			for (const page of pages) {
				if (!page.client) {
					if (random.chance(0.3)) await page.connect();
				} else if (random.chance(0.02)) page.disconnect();
				else if (random.chance(0.01) && page.settled) {
					page.reload();
					await page.connect();
				}
				for (let edits = random.below(8); edits > 0; edits--) editAtRandom(page.doc, random);
				// Sometimes a page types before it has answered the server's first step.
				if (random.chance(0.8)) page.flushIn(1 + random.below(6));
				const before = page.sent;
				if (random.chance(0.8)) page.flushOut(1 + random.below(30));
				sent += Math.max(0, page.sent - before);
			}
			await new Promise((resolve) => setImmediate(resolve));
		}
		for (const page of pages) if (!page.client) await page.connect();
		for (const page of pages) await page.settle(`round ${round} of seed ${seed}`);
		const replayed = await world.replay(room);
		const text = contentOf(replayed);
		await until(() => {
			for (const page of pages) page.flushIn();
			return pages.every((page) => contentOf(page.doc) === text);
		}, `round ${round} of seed ${seed}: pages equal the log`);
		replayed.destroy();
		expect(pages.flatMap((page) => page.closes)).toEqual([]);
		for (const page of pages) {
			page.disconnect();
			page.doc.destroy();
		}
		round += 1;
	}
	console.log(`${sent} honest updates in ${round} rooms, 0 refused`);
});
