import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { createPersonRoom, type PersonRoom } from '../person/room.ts';
import { createOrganizationRoom, type OrganizationRoom } from './room.ts';

let kit: TestKit;
let person: PersonRoom;
let organization: OrganizationRoom;

beforeEach(async () => {
	kit = await openTestKit();
	Object.assign(kit, {
		config: { ...kit.config, origin: 'https://tavolo.example.it', demonstration: false },
	});
	person = createPersonRoom(kit);
	organization = createOrganizationRoom(kit, person.sessions);
});
afterEach(() => kit.close());

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const input = {
	organization: {
		name: 'Comune di Cornaredo',
		shortName: 'Cornaredo',
		kind: 'municipality',
		email: 'protocollo@comune.example.it',
		privacy: 'www.comune.example.it/privacy',
	},
	logo: png,
	administrator: {
		name: 'Rosa Bianchi',
		email: 'rosa@comune.example.it',
		password: 'la scala del municipio',
	},
	locale: 'it',
	textSize: 'normal',
	device: '',
} as const;

const keyOf = (link: string | null) => new URL(link!).searchParams.get('chiave')!;

test('the link of the first run makes the body and its administrator, once', async () => {
	const key = keyOf(await person.setupLink());
	const done = await organization.setUp(key, input);
	if ('refused' in done) throw new Error(JSON.stringify(done));
	const actor = await person.actorOfRequest(`tavolo_session=${done.session.token}`);
	expect(actor).toMatchObject({ name: 'Rosa Bianchi', administrator: true });
	expect(await organization.readOrganization(done.slug)).toMatchObject({
		slug: 'comune-di-cornaredo',
		isHost: true,
		hasLogo: true,
		legalLinks: { privacy: 'https://www.comune.example.it/privacy' },
	});
	expect((await organization.readLogo(done.slug))?.type).toBe('image/png');

	expect(await organization.setUp(key, input)).toEqual({ refused: 'link', state: 'used' });
	expect(await person.setupLink()).toBeNull();
	expect(await kit.storage.read.selectFrom('person').selectAll().execute()).toHaveLength(1);
});

test('a restart prints a new link, and the one printed before stops working', async () => {
	const first = keyOf(await person.setupLink());
	const second = keyOf(await person.setupLink());
	expect(await person.setupState(first)).toBe('unknown');
	expect(await person.setupState(second)).toBe('open');
});

test('two people use the link at the same moment: one sets up', async () => {
	const key = keyOf(await person.setupLink());
	const answers = await Promise.all([organization.setUp(key, input), organization.setUp(key, input)]);
	expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'link', state: 'used' }]);
});

test('everything that is wrong is told at once, and the link stays good', async () => {
	const key = keyOf(await person.setupLink());
	const answer = await organization.setUp(key, {
		...input,
		organization: { name: '   ', shortName: 'x'.repeat(60), kind: 'kingdom', privacy: 'javascript:alert(1)' },
		logo: new TextEncoder().encode('<svg onload="alert(1)">'),
		administrator: { name: '🙂', email: 'rosa', password: 'corta' },
	});
	expect(answer).toEqual({
		refused: 'fields',
		faults: {
			name: 'missing',
			shortName: 'too-long',
			kind: 'missing',
			privacy: 'not-a-link',
			logo: 'not-an-image',
			administratorName: 'no-letters',
			administratorEmail: 'not-an-address',
			password: 'too-short',
		},
	});
	expect(await person.setupState(key)).toBe('open');
});

test('a demonstration has no first run', async () => {
	Object.assign(kit, { config: { ...kit.config, demonstration: true } });
	expect(await person.setupLink()).toBeNull();
	expect(await organization.setUp('anything', input)).toEqual({ refused: 'link', state: 'unknown' });
});
