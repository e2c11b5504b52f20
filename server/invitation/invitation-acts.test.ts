import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import type { Actor } from '#domain/person/actor.ts';
import { invitationLastsMs } from '#domain/invitation/invitation.ts';
import type { Letter, Mailer } from '../mail/mailer.ts';
import { createPersonRoom, type PersonRoom } from '../person/room.ts';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import { createInvitationRoom, type InvitationRoom } from './room.ts';

let kit: TestKit;
let person: PersonRoom;
let invitation: InvitationRoom;
let posted: Letter[];

const words = { origin: 'https://tavolo.example.it', locale: 'it' } as const;
const newcomer = {
	name: 'Nadia Rossi',
	email: 'Nadia@Example.it',
	password: 'ombrelli e biciclette',
	locale: 'it',
	textSize: 'normal',
	device: 'Mozilla/5.0 (iPhone)',
} as const;

beforeEach(async () => {
	kit = await openTestKit();
	await seedDemonstration(kit);
	posted = [];
	const mailer: Mailer = {
		configured: true,
		post: (letter) => posted.push(letter),
		close: async () => {},
	};
	person = createPersonRoom(kit);
	invitation = createInvitationRoom(kit, { mailer, sessions: person.sessions });
});
afterEach(() => kit.close());

type Person = Extract<Actor, { kind: 'person' }>;

async function as(name: string): Promise<Person> {
	const who = (await person.demonstrationPeople()).find((one) => one.name.startsWith(name))!;
	const signedIn = await person.stepIn({ person: who.key, device: '' });
	if ('refused' in signedIn) throw new Error(signedIn.refused);
	return (await person.actorOfRequest(`tavolo_session=${signedIn.token}`)) as Person;
}

async function luca(): Promise<{ actor: Person; spaceId: string }> {
	const actor = await as('Luca');
	const led = actor.memberships.find((one) => one.role === 'facilitator')!;
	return { actor, spaceId: led.spaceId };
}

async function invite(
	over: Partial<{ role: string; email: string; note: string; organizationId: string }> = {},
) {
	const { actor, spaceId } = await luca();
	const made = await invitation.createInvitation(
		actor,
		{ kind: 'space', spaceId, role: 'editor', organizationId: null, email: '', note: '', ...over },
		words,
	);
	if ('refused' in made) throw new Error(JSON.stringify(made));
	return { ...made, token: made.path.split('/').at(-1)!, actor, spaceId };
}

describe('inviting into a tavolo', () => {
	test('the facilitator makes a link, and a newcomer who opens it comes in with the promised role', async () => {
		const { token, spaceId } = await invite();
		expect(await invitation.readInvitation(token)).toMatchObject({
			state: 'open',
			inviter: expect.stringContaining('Luca'),
			into: { kind: 'space', role: 'editor' },
		});
		const accepted = await invitation.acceptAsNewcomer(token, newcomer);
		if ('refused' in accepted) throw new Error(JSON.stringify(accepted));
		const nadia = (await person.actorOfRequest(`tavolo_session=${accepted.session!.token}`)) as Person;
		expect(nadia.name).toBe('Nadia Rossi');
		expect(nadia.memberships).toEqual([{ spaceId, role: 'editor', organizationId: null }]);
		expect(kit.facts).toContainEqual({ kind: 'rights-changed', personId: nadia.personId, spaceId });
		expect(await invitation.readInvitation(token)).toEqual({ state: 'used' });
		expect(await invitation.acceptAsNewcomer(token, { ...newcomer, email: 'altra@example.it' })).toEqual({
			refused: 'invitation',
			state: 'used',
		});
	});

	test('the database knows only the hash of the link', async () => {
		const { token } = await invite();
		const rows = await kit.storage.read.selectFrom('invitation').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	test('a resident cannot invite, and is told what somebody is told who asks for a tavolo that is not there', async () => {
		const { spaceId } = await luca();
		const amina = await as('Amina');
		const input = { kind: 'space', role: 'facilitator', organizationId: null, email: '', note: '' } as const;
		const refused = await invitation.createInvitation(amina, { ...input, spaceId }, words);
		expect(refused).toEqual({ refused: 'not-here' });
		expect(await invitation.createInvitation(amina, { ...input, spaceId: 'nessuno' }, words)).toEqual(
			refused,
		);
		expect(await invitation.listInvitations(amina, { spaceId })).toBeNull();
	});

	test('after fourteen days the link is over, one moment before it is not', async () => {
		const { token } = await invite();
		kit.pass(invitationLastsMs - 1);
		expect((await invitation.readInvitation(token)).state).toBe('open');
		kit.pass(1);
		expect((await invitation.readInvitation(token)).state).toBe('expired');
		expect(await invitation.acceptAsNewcomer(token, newcomer)).toEqual({
			refused: 'invitation',
			state: 'expired',
		});
		expect(
			await kit.storage.read.selectFrom('person').where('name', '=', 'Nadia Rossi').selectAll().execute(),
		).toEqual([]);
	});

	test('a link taken back does not open, and whoever invites sees what became of each', async () => {
		const { token, id, actor, spaceId } = await invite({ email: 'nadia@example.it' });
		expect(await invitation.revokeInvitation(await as('Amina'), id)).toEqual({ refused: 'not-here' });
		expect(await invitation.revokeInvitation(actor, id)).toEqual({ revoked: true });
		expect(await invitation.revokeInvitation(actor, id)).toEqual({ revoked: false });
		expect((await invitation.readInvitation(token)).state).toBe('revoked');
		expect(await invitation.listInvitations(actor, { spaceId })).toMatchObject([
			{ id, state: 'revoked', email: 'nadia@example.it', role: 'editor' },
		]);
	});

	test('two people press the button of one link at the same moment: one comes in', async () => {
		const { token } = await invite();
		const answers = await Promise.all([
			invitation.acceptAsNewcomer(token, newcomer),
			invitation.acceptAsNewcomer(token, { ...newcomer, email: 'sara@example.it' }),
		]);
		expect(answers.filter((answer) => 'refused' in answer)).toEqual([
			{ refused: 'invitation', state: 'used' },
		]);
	});

	test('an invitation never makes anybody smaller: the facilitator who opens a link for residents stays one', async () => {
		const { token, actor, spaceId } = await invite({ role: 'citizen' });
		await invitation.acceptInvitation(actor, token);
		const again = await as('Luca');
		expect(again.memberships.find((one) => one.spaceId === spaceId)?.role).toBe('facilitator');
	});

	test('an address that already has an account is told so, and the link stays good', async () => {
		await invitation.acceptAsNewcomer((await invite()).token, newcomer);
		const second = await invite();
		expect(
			await invitation.acceptAsNewcomer(second.token, { ...newcomer, email: 'nadia@EXAMPLE.it' }),
		).toEqual({
			refused: 'email-taken',
		});
		expect((await invitation.readInvitation(second.token)).state).toBe('open');
	});

	test('everything that is wrong with a new account is told at once', async () => {
		const { token } = await invite();
		expect(
			await invitation.acceptAsNewcomer(token, {
				...newcomer,
				name: ' \u202e ',
				email: 'nadia',
				password: 'corta',
			}),
		).toEqual({
			refused: 'fields',
			faults: { name: 'missing', email: 'not-an-address', password: 'too-short' },
		});
	});

	test('a body that does not sit at the tavolo cannot be spoken for', async () => {
		const { actor, spaceId } = await luca();
		const foreign = await kit.storage.read
			.selectFrom('organization')
			.select('id')
			.where('id', 'not in', (seats) =>
				seats.selectFrom('space_organization').select('organization_id').where('space_id', '=', spaceId),
			)
			.executeTakeFirstOrThrow();
		const made = await invitation.createInvitation(
			actor,
			{ kind: 'space', spaceId, role: 'editor', organizationId: foreign.id, email: '', note: '' },
			words,
		);
		expect(made).toEqual({ refused: 'fields', faults: { organizationId: 'unknown' } });
	});
});

describe('the letter', () => {
	test('goes out after the invitation is stored, with the link and the note', async () => {
		const { delivery, path } = await invite({ email: 'nadia@example.it', note: 'Ti aspettiamo sabato.' });
		expect(delivery).toBe('posted');
		expect(posted).toHaveLength(1);
		expect(posted[0]!.to).toBe('nadia@example.it');
		expect(posted[0]!.text).toContain(`https://tavolo.example.it${path}`);
		expect(posted[0]!.text).toContain('Ti aspettiamo sabato.');
	});

	test('for a protected tavolo names nobody and nothing', async () => {
		const { actor, spaceId } = await luca();
		await kit.storage.unitOfWork(({ db }) =>
			db.updateTable('space').set({ visibility: 'protected' }).where('id', '=', spaceId).execute(),
		);
		await invitation.createInvitation(
			actor,
			{
				kind: 'space',
				spaceId,
				role: 'citizen',
				organizationId: null,
				email: 'a@example.it',
				note: 'rete donna',
			},
			words,
		);
		const space = await kit.storage.read
			.selectFrom('space')
			.selectAll()
			.where('id', '=', spaceId)
			.executeTakeFirst();
		const { text, subject } = posted[0]!;
		for (const secret of ['Luca', 'rete donna', space!.title]) expect(subject + text).not.toContain(secret);
	});

	test('without an address nothing is posted', async () => {
		expect((await invite()).delivery).toBe('by-hand');
		expect(posted).toEqual([]);
	});
});

test('the office invites into a body, and the person is listed with their position', async () => {
	const office = await as('Segreteria');
	const { id: organizationId } = await kit.storage.read
		.selectFrom('organization')
		.select('id')
		.executeTakeFirstOrThrow();
	const made = await invitation.createInvitation(
		office,
		{ kind: 'organization', organizationId, position: 'Presidente', email: '', note: '' },
		words,
	);
	if ('refused' in made) throw new Error(JSON.stringify(made));
	const accepted = await invitation.acceptAsNewcomer(made.path.split('/').at(-1)!, newcomer);
	if ('refused' in accepted) throw new Error(JSON.stringify(accepted));
	const { person: view } = await person.sessions.presenceOf(accepted.session!.token);
	expect(view?.organizations).toMatchObject([{ id: organizationId, position: 'Presidente' }]);
});
