import { describe, expect, test } from 'vitest';
import { createBus } from '../bus/bus.ts';
import { createRoomFeed, type RoomListener } from './room-feed.ts';

const seat = (seatId: string, address = '10.0.0.1'): RoomListener => ({
	role: 'seat',
	workshopId: 'w1',
	spaceId: 's1',
	seatId,
	address,
});
const desk = (personId: string): RoomListener => ({
	role: 'desk',
	workshopId: 'w1',
	spaceId: 's1',
	personId,
	sessionId: 's',
	address: '10.0.0.1',
});

function openFeed() {
	const bus = createBus((error) => {
		throw error;
	});
	const feed = createRoomFeed(bus);
	/** What has been told so far, and whether the stream has ended. */
	function listen(listener: RoomListener) {
		const stream = feed.open(listener);
		if ('refused' in stream) throw new Error(stream.refused);
		const reader = stream.getReader();
		const heard = { text: '', ended: false };
		void (async () => {
			for (let next = await reader.read(); !next.done; next = await reader.read())
				heard.text += new TextDecoder().decode(next.value);
			heard.ended = true;
		})();
		return heard;
	}
	return { bus, feed, listen };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('the channel of a room', () => {
	test('tells whom a fact is for, and nobody else', async () => {
		const { bus, feed, listen } = openFeed();
		const [amina, bruno, luca] = [listen(seat('amina')), listen(seat('bruno')), listen(desk('luca'))];
		const tell = (audience: 'all' | 'screens' | 'desk' | { seatId: string }) =>
			bus.publish({ kind: 'workshop', workshopId: 'w1', audience, fact: { kind: 'shown' } });
		tell({ seatId: 'amina' });
		await soon();
		expect(amina.text).toContain('shown');
		expect(bruno.text).not.toContain('shown');
		tell('screens');
		await soon();
		expect(luca.text).toContain('shown');
		expect(bruno.text).not.toContain('shown');
		tell('all');
		await soon();
		expect(bruno.text).toContain('shown');
		feed.close();
	});

	test('a phone that loses the network again and again is never shut out: its newest stream is the one that stays', async () => {
		const { feed, listen } = openFeed();
		const lost = Array.from({ length: 12 }, () => listen(seat('amina')));
		await soon();
		expect(feed.size).toBe(3);
		expect(lost[0]!.ended).toBe(true);
		expect(lost.at(-1)!.ended).toBe(false);
		const other = listen(seat('bruno'));
		await soon();
		expect(other.ended).toBe(false);
		feed.close();
	});

	test('a desk on a laptop that sleeps and wakes is not shut out either', async () => {
		const { feed, listen } = openFeed();
		const woken = Array.from({ length: 20 }, () => listen(desk('luca')));
		await soon();
		expect(feed.size).toBe(8);
		expect(woken.at(-1)!.ended).toBe(false);
		feed.close();
	});

	test('whoever takes nothing in is let go, and the others go on', async () => {
		const { bus, feed, listen } = openFeed();
		feed.open(seat('slow'));
		const amina = listen(seat('amina'));
		for (let fact = 0; fact < 20_000; fact++) {
			bus.publish({ kind: 'workshop', workshopId: 'w1', audience: 'all', fact: { kind: 'shown' } });
			if (fact % 500 === 0) await soon();
		}
		expect(feed.size).toBe(1);
		expect(amina.ended).toBe(false);
		feed.close();
	});
});
