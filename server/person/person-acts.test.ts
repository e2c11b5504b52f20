import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import type { Actor } from '#domain/person/actor.ts';
import { createPerson } from './create-person.ts';
import { createPersonRoom, type PersonRoom } from './room.ts';
import { hashPassword } from './sign-in.ts';

let kit: TestKit;
let person: PersonRoom;
const password = 'ombrelli e biciclette';

beforeEach(async () => {
	kit = await openTestKit();
	person = createPersonRoom(kit);
	const passwordHash = await hashPassword(password);
	for (const name of ['Rosa', 'Nadia']) {
		const email = `${name}@example.it`;
		await kit.storage.unitOfWork((unit) =>
			createPerson(kit, unit, {
				name,
				email,
				emailFolded: email.toLowerCase(),
				passwordHash,
				locale: 'it',
				textSize: 'normal',
				administrator: false,
			}),
		);
	}
});
afterEach(() => kit.close());

type Person = Extract<Actor, { kind: 'person' }>;
const attempt = (email: string, typed: string, address = '192.0.2.1') =>
	person.signIn({ email, password: typed, device: 'Firefox/140', address });

async function signedIn(
	email = 'rosa@example.it',
	typed = password,
): Promise<{ actor: Person; token: string }> {
	const answer = await attempt(email, typed);
	if ('refused' in answer) throw new Error(answer.refused);
	const actor = await person.actorOfRequest(`a=b; tavolo_session=${answer.token}; c=d`);
	if (actor.kind !== 'person') throw new Error('still a visitor');
	return { actor, token: answer.token };
}
const who = async (token: string) => (await person.actorOfRequest(`tavolo_session=${token}`)).kind;

describe('signing in', () => {
	test('a wrong password and an unknown address get the same answer', async () => {
		expect(await attempt('rosa@example.it', 'sbagliata sbagliata')).toEqual({ refused: 'not-recognized' });
		expect(await attempt('nessuno@example.it', 'sbagliata sbagliata')).toEqual({ refused: 'not-recognized' });
	});

	test('after five wrong tries that person waits, another one at the same address does not', async () => {
		for (let time = 0; time < 5; time += 1) await attempt('rosa@example.it', 'sbagliata sbagliata');
		const limited = await attempt('rosa@example.it', password);
		expect(limited).toMatchObject({ refused: 'too-many-tries' });
		expect('seconds' in limited && limited.seconds).toBeGreaterThan(0);
		expect(await attempt('nadia@example.it', password)).toHaveProperty('token');
	});

	test('the database never sees the token', async () => {
		const { token } = await signedIn();
		const rows = await kit.storage.read.selectFrom('session').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	test.each([
		'',
		'tavolo_session=',
		'tavolo_session=%E0%A4%A',
		'%E0%A4%A=1',
		'tavolo_session=x y',
		'x'.repeat(9000),
	])('the cookie header %j is a visitor, never a fall', async (header) =>
		expect((await person.actorOfRequest(header)).kind).toBe('visitor'),
	);
});

describe('sessions', () => {
	test('one can be ended from another device, which is told on the bus', async () => {
		const phone = await signedIn();
		const laptop = await signedIn();
		expect(await person.sessions.list(laptop.actor.personId)).toHaveLength(2);
		await person.sessions.end(laptop.actor.personId, phone.actor.sessionId);
		expect(await who(phone.token)).toBe('visitor');
		expect(await who(laptop.token)).toBe('person');
		expect(kit.facts).toContainEqual({
			kind: 'session-ended',
			sessionId: phone.actor.sessionId,
			personId: phone.actor.personId,
		});
	});

	test('nobody ends the session of somebody else', async () => {
		const rosa = await signedIn();
		const nadia = await signedIn('nadia@example.it');
		await person.sessions.end(nadia.actor.personId, rosa.actor.sessionId);
		expect(await who(rosa.token)).toBe('person');
	});

	test('all of them end at once', async () => {
		const phone = await signedIn();
		const laptop = await signedIn();
		expect(await person.sessions.endAll(laptop.actor.personId)).toBe(2);
		expect([await who(phone.token), await who(laptop.token)]).toEqual(['visitor', 'visitor']);
	});
});

describe('the office', () => {
	const seat = async (actor: Actor, personId: string, administrator: boolean) =>
		person.nameAdministrator(actor, { personId, administrator });

	test('names a second person, who may then take the first one’s place; the last one stays', async () => {
		const { actor: rosa } = await signedIn();
		const { actor: nadia } = await signedIn('nadia@example.it');
		await kit.storage.unitOfWork(({ db }) =>
			db.updateTable('person').set({ administrator: 1 }).where('id', '=', rosa.personId).execute(),
		);
		expect(await seat(nadia, nadia.personId, true)).toEqual({ refused: 'not-here' });
		expect(await seat(rosa, rosa.personId, false)).toEqual({ refused: 'last-administrator' });
		expect(await seat(rosa, nadia.personId, true)).toEqual({ done: true });
		expect(kit.facts.at(-1)).toEqual({ kind: 'rights-changed', personId: nadia.personId, spaceId: null });
		expect(await seat(nadia, rosa.personId, false)).toEqual({ done: true });
		expect(await seat(rosa, rosa.personId, true)).toEqual({ refused: 'not-here' });
		expect(await seat(nadia, 'nobody', true)).toEqual({ refused: 'person-unknown' });
	});
});

describe('one’s own account', () => {
	test('a new password ends the other sessions, and this one goes on under a new token', async () => {
		const phone = await signedIn();
		const laptop = await signedIn();
		const next = 'la scala del municipio';
		const changed = await person.changePassword(laptop.actor, { current: password, password: next });
		expect(changed).toMatchObject({ done: true, endedSessions: 1 });
		const { token } = (changed as { session: { token: string } }).session;
		expect([await who(phone.token), await who(laptop.token), await who(token)]).toEqual([
			'visitor',
			'visitor',
			'person',
		]);
		expect(await attempt('rosa@example.it', password)).toEqual({ refused: 'not-recognized' });
		expect(await attempt('rosa@example.it', next)).toHaveProperty('token');
	});

	test('without the present password neither address nor password change', async () => {
		const { actor } = await signedIn();
		const wrong = { refused: 'fields', faults: { current: 'wrong' } };
		expect(await person.changeEmail(actor, { email: 'altra@example.it', current: 'indovino io' })).toEqual(
			wrong,
		);
		expect(await person.changePassword(actor, { current: 'indovino io', password: 'nuova e lunga' })).toEqual(
			wrong,
		);
	});

	test('an address that somebody else has cannot be taken', async () => {
		const { actor } = await signedIn();
		expect(await person.changeEmail(actor, { email: 'NADIA@example.it', current: password })).toEqual({
			refused: 'fields',
			faults: { email: 'taken' },
		});
	});

	test('a name of spaces only is refused, a sound one is on every page from then on', async () => {
		const { actor, token } = await signedIn();
		expect(await person.changeName(actor, { name: ' \u202e ' })).toEqual({
			refused: 'fields',
			faults: { name: 'missing' },
		});
		await person.changeName(actor, { name: 'Rosa Bianchi' });
		expect(await person.actorOfRequest(`tavolo_session=${token}`)).toMatchObject({ name: 'Rosa Bianchi' });
	});
});
