import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actor, PersonId, SessionId } from '#domain/person/actor.ts';
import { roomName, type RoomName } from '#protocol/room-name.ts';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { createPersonRoom, type PersonRoom } from '../person/room.ts';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import { accessBy, standing } from '../sync/access.ts';
import { createSpaceRoom, type SpaceRoom } from './room.ts';

const pact = 'patto-educativo';
const day = 86_400_000;

let kit: TestKit;
let person: PersonRoom;
let space: SpaceRoom;
let draft: RoomName;

beforeEach(async () => {
	kit = await openTestKit();
	await seedDemonstration(kit);
	person = createPersonRoom(kit);
	space = createSpaceRoom(kit);
	draft = roomName('draft', (await space.readSpace(await actorOf(await cookieOf('Luca')), pact))!.draftId);
});
afterEach(() => {
	vi.useRealTimers();
	return kit.close();
});

async function cookieOf(name: string): Promise<string> {
	const row = await kit.storage.read
		.selectFrom('person')
		.select('id')
		.where('name', 'like', `${name}%`)
		.executeTakeFirstOrThrow();
	return `tavolo_session=${(await person.sessions.open(row.id, 'Firefox')).token}`;
}

const actorOf = (cookie: string): Promise<Actor> => person.actorOfRequest(cookie);
const idOf = async (cookie: string) => {
	const actor = await actorOf(cookie);
	if (actor.kind !== 'person') throw new Error('nobody');
	return { personId: actor.personId as PersonId, sessionId: actor.sessionId as SessionId };
};

/** As the socket asks at the door, and again after a fact. */
async function seatOf(cookie: string): Promise<string> {
	const place = await standing(person.actorOfRequest, accessBy(space.roomOwner), cookie, draft);
	return place.kind === 'allowed' ? (place.writes ? 'writer' : 'reader') : place.kind;
}

const settings = {
	title: 'Patto educativo di Comunità',
	place: 'Canegrate',
	purpose: 'Stare insieme.',
	decides: 'Il testo del patto.',
	decidesNot: 'I soldi.',
	whoDecides: 'Gli enti del tavolo.',
	answerDue: '13 marzo 2027',
	visibility: 'public',
	residentsWrite: false,
};

test('a socket knows the same person as a page, wherever they sit', async () => {
	for (const name of ['Giulia', 'Luca', 'Amina', 'Fatou', 'Segreteria']) {
		const cookie = await cookieOf(name);
		const onPage = (await person.sessions.presenceOf(cookie.split('=')[1]!)).actor;
		const onSocket = await actorOf(cookie);
		expect(onSocket).toEqual(onPage);
		expect(onSocket).toMatchObject({ kind: 'person', name: expect.stringContaining(name) });
	}
});

test('whoever is given another role is asked again with the new one', async () => {
	const [luca, giulia] = [await cookieOf('Luca'), await cookieOf('Giulia')];
	expect(await seatOf(giulia)).toBe('writer');
	const { personId } = await idOf(giulia);
	await space.changeRole(await actorOf(luca), pact, { personId, role: 'citizen' });
	expect(await seatOf(giulia)).toBe('reader');
	await space.changeRole(await actorOf(luca), pact, { personId, role: 'editor' });
	expect(await seatOf(giulia)).toBe('writer');
	await space.removeMember(await actorOf(luca), pact, { personId });
	expect(await seatOf(giulia)).toBe('reader');
});

test('residents may write from the moment they may, and no longer', async () => {
	const [luca, amina] = [await cookieOf('Luca'), await cookieOf('Amina')];
	expect(await seatOf(amina)).toBe('reader');
	await space.editSettings(await actorOf(luca), pact, { ...settings, residentsWrite: true });
	expect(await seatOf(amina)).toBe('writer');
	await space.editSettings(await actorOf(luca), pact, settings);
	expect(await seatOf(amina)).toBe('reader');
});

test('a tavolo that becomes protected is closed to whoever has no seat in it, at once', async () => {
	const [luca, office] = [await cookieOf('Luca'), await cookieOf('Segreteria')];
	expect(await seatOf(office)).toBe('reader');
	const changed = { ...settings, visibility: 'protected' };
	expect(await space.editSettings(await actorOf(luca), pact, changed)).toEqual({ done: true });
	expect(await seatOf(office)).toBe('not-allowed');
	expect(await seatOf(luca)).toBe('writer');
});

test('in a closed tavolo nobody writes, and after it is opened again they do', async () => {
	const [luca, giulia] = [await cookieOf('Luca'), await cookieOf('Giulia')];
	expect(await seatOf(giulia)).toBe('writer');
	await space.closeSpace(await actorOf(luca), pact);
	expect(await seatOf(giulia)).toBe('reader');
	await space.reopenSpace(await actorOf(luca), pact);
	expect(await seatOf(giulia)).toBe('writer');
});

test('an ended session, an expired one and an invented one are signed out', async () => {
	const [here, elsewhere] = [await cookieOf('Giulia'), await cookieOf('Giulia')];
	expect([await seatOf(here), await seatOf(elsewhere)]).toEqual(['writer', 'writer']);
	const { personId, sessionId } = await idOf(here);
	await person.sessions.end(personId, sessionId);
	expect([await seatOf(here), await seatOf(elsewhere)]).toEqual(['signed-out', 'writer']);
	expect(await seatOf('tavolo_session=abcdefghijklmnop')).toBe('signed-out');
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * day });
	expect(await seatOf(elsewhere)).toBe('signed-out');
});
