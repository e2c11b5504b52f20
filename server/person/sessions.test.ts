import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import type { Kit } from '../kit.ts';
import { createPerson } from './create-person.ts';
import { createPersonRoom } from './room.ts';
import { hashPassword } from './sign-in.ts';

const password = 'ombrelli e biciclette';
const email = 'rosa@example.it';
const day = 86_400_000;

let kit: TestKit;
beforeEach(async () => {
	kit = await openTestKit();
	const passwordHash = await hashPassword(password);
	await kit.storage.unitOfWork((unit) =>
		createPerson(kit, unit, {
			name: 'Rosa',
			email,
			emailFolded: email,
			passwordHash,
			locale: 'it',
			textSize: 'normal',
			administrator: false,
		}),
	);
});
afterEach(() => kit.close());

async function signedIn(over: Kit) {
	const room = createPersonRoom(over);
	const session = await room.signIn({ email, password, device: 'Firefox', address: '192.0.2.1' });
	if ('refused' in session) throw new Error(session.refused);
	const actor = await room.actorOfRequest(`tavolo_session=${session.token}`);
	if (actor.kind !== 'person') throw new Error('still a visitor');
	return { room, actor };
}

test('sessions nobody came back to are forgotten when somebody signs in', async () => {
	await signedIn(kit);
	kit.pass(31 * day);
	await signedIn(kit);
	expect(await kit.storage.read.selectFrom('session').select('id').execute()).toHaveLength(1);
});

test('a new password and the end of the other sessions are one commit', async () => {
	let units = 0;
	const storage: Kit['storage'] = {
		...kit.storage,
		unitOfWork: (work) => {
			units += 1;
			return kit.storage.unitOfWork(work);
		},
	};
	await signedIn(kit);
	const { room, actor } = await signedIn({ ...kit, storage });
	units = 0;
	const next = 'fontanelle sotto casa';
	expect(await room.changePassword(actor, { current: password, password: next })).toMatchObject({
		done: true,
		endedSessions: 1,
	});
	expect(units).toBe(1);
});

test('an open socket counts as a visit, noted once an hour, and does not make the session longer', async () => {
	const room = createPersonRoom(kit);
	const session = await room.signIn({ email, password, device: 'Firefox', address: '192.0.2.1' });
	if ('refused' in session) throw new Error(session.refused);
	const row = () => kit.storage.read.selectFrom('session').selectAll().executeTakeFirstOrThrow();
	const before = await row();
	const later = async (milliseconds: number) => {
		kit.pass(milliseconds);
		await room.actorOfRequest(`tavolo_session=${session.token}`);
		const { last_seen_at, expires_at } = await row();
		return [last_seen_at - before.last_seen_at, expires_at - before.expires_at];
	};
	expect(await later(1_800_000)).toEqual([0, 0]);
	expect(await later(1_800_001)).toEqual([3_600_001, 0]);
	expect((await later(20 * day))[1]).toBe(0);
});
