import { expect, test, vi } from 'vitest';
import type { PersonId, SessionId, SpaceId } from '#domain/person/actor.ts';
import { createBus } from './bus.ts';
import { createLiveFeed, type LiveListener } from './live-feed.ts';

const pact = 'pact' as SpaceId;
const anna: LiveListener = {
	spaceId: pact,
	personId: 'anna' as PersonId,
	sessionId: 's1' as SessionId,
	address: 'a',
};
const fact = { kind: 'presence-changed', room: 'draft:x', people: 2 } as const;

function open(feed: ReturnType<typeof createLiveFeed>, listener: LiveListener) {
	const stream = feed.open(listener);
	if ('refused' in stream) throw new Error(stream.refused);
	const reader = stream.getReader();
	return async () => {
		const { done, value } = await reader.read();
		return done ? null : new TextDecoder().decode(value);
	};
}

test('a listener hears the facts of one tavolo and not those of another', async () => {
	const bus = createBus(() => {});
	const feed = createLiveFeed(bus);
	const read = open(feed, anna);
	expect(await read()).toBe('retry: 2000\n\n');
	expect(await read()).toMatch(/^event: quiet\ndata: \d+\n\n$/);
	bus.publish({ kind: 'live', spaceId: 'other' as SpaceId, fact });
	bus.publish({ kind: 'live', spaceId: pact, fact: { ...fact, people: 3 } });
	expect(await read()).toContain('"people":3');
	feed.close();
	expect(await read()).toBeNull();
});

test('a fact is put into words once, however many listen', async () => {
	const bus = createBus(() => {});
	const feed = createLiveFeed(bus);
	const reads = Array.from({ length: 100 }, (_, n) => open(feed, { ...anna, personId: `p${n}` as PersonId }));
	let asked = 0;
	const counted = {
		...fact,
		get people() {
			asked++;
			return 7;
		},
	};
	bus.publish({ kind: 'live', spaceId: pact, fact: counted });
	for (const read of reads) {
		let said: string | null = '';
		// What every page is told first comes before it.
		while (said !== null && !said.includes('presence-changed')) said = await read();
		expect(said).toContain('"people":7');
	}
	expect(asked).toBe(1);
	feed.close();
});

test('losing a right, signing out and a changed tavolo close the stream', async () => {
	const bus = createBus(() => {});
	const feed = createLiveFeed(bus);
	for (const change of [
		{ kind: 'rights-changed', personId: anna.personId!, spaceId: pact },
		{ kind: 'session-ended', personId: anna.personId!, sessionId: anna.sessionId! },
		{ kind: 'space-changed', spaceId: pact },
	] as const) {
		const read = open(feed, anna);
		await read();
		await read();
		bus.publish(change);
		expect(await read()).toBeNull();
	}
	expect(feed.size).toBe(0);
	feed.close();
});

test('who comes to listen learns for how long the tavolo has been quiet; people coming and going are no news', async () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	const bus = createBus(() => {});
	const feed = createLiveFeed(bus);
	const quiet = async () => {
		const read = open(feed, anna);
		await read();
		return /data: (\d+)/.exec((await read())!)![1];
	};
	vi.advanceTimersByTime(5_000);
	expect(await quiet()).toBe('5000');
	bus.publish({
		kind: 'live',
		spaceId: pact,
		fact: { kind: 'board-changed', boardId: 'b', cards: 1, groups: 0, at: 0 },
	});
	vi.advanceTimersByTime(300);
	bus.publish({ kind: 'live', spaceId: pact, fact });
	expect(await quiet()).toBe('300');
	feed.close();
	vi.useRealTimers();
});

test('one person opens eight streams, not nine, and another person still gets in', () => {
	const feed = createLiveFeed(createBus(() => {}));
	for (let index = 0; index < 8; index++) expect(feed.open(anna)).toBeInstanceOf(ReadableStream);
	expect(feed.open(anna)).toEqual({ refused: 'too-many-listeners' });
	expect(feed.open({ ...anna, personId: 'bruno' as PersonId })).toBeInstanceOf(ReadableStream);
	feed.close();
});

test('a reader who takes nothing in is let go', () => {
	const bus = createBus(() => {});
	const feed = createLiveFeed(bus);
	feed.open(anna);
	const long = {
		kind: 'clause-changed',
		draftId: 'd',
		clauseId: 'c',
		html: 'x'.repeat(100_000),
		title: '',
		at: 0,
	} as const;
	for (let index = 0; index < 5; index++) bus.publish({ kind: 'live', spaceId: pact, fact: long });
	expect(feed.size).toBe(0);
	feed.close();
});
