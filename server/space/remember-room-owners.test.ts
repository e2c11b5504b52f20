import { expect, test } from 'vitest';
import type { PersonId, SessionId, SpaceId } from '#domain/person/actor.ts';
import { createBus, type BusFact } from '../bus/bus.ts';
import type { Kit } from '../kit.ts';
import { rememberRoomOwners } from './remember-room-owners.ts';
import type { RoomOwner } from './subject.ts';

const spaceId = 'space' as SpaceId;
const owner = (visibility: 'public' | 'protected'): RoomOwner => ({
	subject: { spaceId, visibility, state: 'open', residentsWrite: false, guestsComment: true },
});

function remembering() {
	const bus = createBus((error) => {
		throw error;
	});
	let time = 0;
	const waiting: ((owner: RoomOwner | null) => void)[] = [];
	const asked = { times: 0 };
	const ownerOf = rememberRoomOwners(
		{ bus } as Kit,
		() => {
			asked.times += 1;
			return new Promise((resolve) => waiting.push(resolve));
		},
		() => time,
	);
	return { bus, ownerOf, asked, waiting, pass: (ms: number) => (time += ms) };
}

test('many who ask at once are one question', async () => {
	const { ownerOf, asked, waiting } = remembering();
	const answers = [ownerOf('draft:a'), ownerOf('draft:a'), ownerOf('draft:a')];
	waiting[0]!(owner('public'));
	expect(await Promise.all(answers)).toEqual([owner('public'), owner('public'), owner('public')]);
	await ownerOf('draft:a');
	expect(asked.times).toBe(1);
});

const facts: readonly BusFact[] = [
	{ kind: 'space-changed', spaceId },
	{ kind: 'rights-changed', personId: 'anna' as PersonId, spaceId },
	{ kind: 'rights-changed', personId: 'anna' as PersonId, spaceId: null },
];

test.each(facts)('after $kind nobody gets the answer of before', async (fact) => {
	const { bus, ownerOf, waiting } = remembering();
	const before = ownerOf('draft:a');
	waiting[0]!(owner('public'));
	await before;
	bus.publish(fact);
	const after = ownerOf('draft:a');
	waiting[1]!(owner('protected'));
	expect(await after).toEqual(owner('protected'));
});

test('an answer that was on its way when the tavolo changed is not kept', async () => {
	const { bus, ownerOf, waiting } = remembering();
	const before = ownerOf('draft:a');
	bus.publish({ kind: 'space-changed', spaceId });
	const after = ownerOf('draft:a');
	waiting[1]!(owner('protected'));
	waiting[0]!(owner('public'));
	await before;
	expect(await after).toEqual(owner('protected'));
	expect(await ownerOf('draft:a')).toEqual(owner('protected'));
});

test('the end of a session says nothing about a tavolo', async () => {
	const { bus, ownerOf, asked, waiting } = remembering();
	const before = ownerOf('draft:a');
	waiting[0]!(owner('public'));
	await before;
	bus.publish({ kind: 'session-ended', sessionId: 's' as SessionId, personId: 'anna' as PersonId });
	await ownerOf('draft:a');
	expect(asked.times).toBe(1);
});

test('what nobody tells the bus is seen after some seconds', async () => {
	const { ownerOf, asked, waiting, pass } = remembering();
	const before = ownerOf('draft:a');
	waiting[0]!(owner('public'));
	await before;
	pass(4_999);
	await ownerOf('draft:a');
	expect(asked.times).toBe(1);
	pass(1);
	void ownerOf('draft:a');
	expect(asked.times).toBe(2);
});

test('a room that is not there may be there a moment later', async () => {
	const { ownerOf, waiting } = remembering();
	const before = ownerOf('draft:a');
	waiting[0]!(null);
	expect(await before).toBeNull();
	const after = ownerOf('draft:a');
	waiting[1]!(owner('public'));
	expect(await after).toEqual(owner('public'));
});
