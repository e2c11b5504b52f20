import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { can } from '#domain/space/can.ts';
import * as Y from 'yjs';
import { visitor, type Actor } from '#domain/person/actor.ts';
import { readBoard } from '#protocol/board/read-board.ts';
import { readDraft } from '#protocol/draft/read-draft.ts';
import { roomName } from '#protocol/room-name.ts';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import type { OfficeBody, OfficePage } from './office-list-views.ts';
import { createSpaceRoom, type SpaceRoom } from './room.ts';

let kit: TestKit;
let space: SpaceRoom;

beforeEach(async () => {
	kit = await openTestKit();
	await seedDemonstration(kit);
	space = createSpaceRoom(kit);
});
afterEach(() => kit.close());

async function as(name: string): Promise<Actor> {
	const db = kit.storage.read;
	const person = await db.selectFrom('person').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
	const seats = await db.selectFrom('space_member').selectAll().where('person_id', '=', person.id).execute();
	return {
		kind: 'person',
		personId: person.id,
		sessionId: 's',
		name,
		administrator: person.administrator === 1,
		memberships: seats.map((row) => ({
			spaceId: row.space_id,
			role: row.role,
			organizationId: row.organization_id,
		})),
	} as unknown as Actor;
}

const idOf = async (name: string) => {
	const actor = await as(name);
	return actor.kind === 'person' ? actor.personId : '';
};

async function typed(change: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
	const hosts = await space.listHosts(await as('Segreteria'));
	return {
		template: 'education-pact',
		visibility: 'public',
		hostId: hosts!.find((host) => host.name === 'Comune di Canegrate')!.id,
		title: 'Patto per l’estate',
		place: 'Canegrate',
		purpose: 'Un’estate per tutti i ragazzi.',
		decides: 'Il calendario.',
		decidesNot: 'Le tariffe.',
		whoDecides: 'Gli enti del tavolo.',
		answerDue: '13 marzo 2027',
		phases: [
			{ kind: 'ideas', starts: '1/12/2026', ends: '20-12-2026' },
			{ kind: 'draft', starts: '2027-01-07', ends: '' },
		],
		...change,
	};
}

describe('opening a tavolo', () => {
	test('the office opens one, with the columns and clauses of its template already there', async () => {
		const answer = await space.createSpace(await as('Segreteria'), await typed());
		expect(answer).toEqual({ slug: 'patto-per-l-estate' });
		const view = (await space.readSpace(visitor, 'patto-per-l-estate'))!;
		expect(view).toMatchObject({
			title: 'Patto per l’estate',
			answerDueOn: '2027-03-13',
			host: { name: 'Comune di Canegrate' },
			people: { all: 1, citizens: 0 },
		});
		expect(view.phases.map((phase) => [phase.kind, phase.startsOn, phase.endsOn])).toEqual([
			['ideas', '2026-12-01', '2026-12-20'],
			['draft', '2027-01-07', null],
		]);
		expect(view.organizations.map((each) => [each.name, each.part])).toEqual([
			['Comune di Canegrate', 'lead'],
		]);
		const board = new Y.Doc();
		for (const row of await kit.draftLog.rowsAfter(roomName('board', view.boardId), 0))
			Y.applyUpdate(board, row.bytes);
		expect(readBoard(board).columns.map((column) => column.title)).toEqual([
			'Che cosa manca',
			'Che cosa possiamo fare',
			'Chi ci mette che cosa',
			'Da chiarire',
		]);
		const draft = new Y.Doc();
		const rows = await kit.draftLog.rowsAfter(roomName('draft', view.draftId), 0);
		expect(rows.length).toBe(1);
		for (const row of rows) Y.applyUpdate(draft, row.bytes);
		expect(readDraft(draft).clauses.length).toBe(6);
	});

	test.each(['network', 'project', 'mandate-area'])('the template %s opens too', async (template) => {
		expect(await space.createSpace(await as('Segreteria'), await typed({ template }))).toHaveProperty('slug');
	});

	test('a second tavolo of the same name gets an address of its own', async () => {
		await space.createSpace(await as('Segreteria'), await typed());
		expect(await space.createSpace(await as('Segreteria'), await typed())).toEqual({
			slug: 'patto-per-l-estate-2',
		});
		expect(await space.createSpace(await as('Segreteria'), await typed({ title: 'Nuovo' }))).toEqual({
			slug: 'nuovo-2',
		});
		expect(await space.createSpace(await as('Segreteria'), await typed({ title: 'ميثاق' }))).toEqual({
			slug: 'tavolo',
		});
	});

	test.each(['purpose', 'decides', 'decidesNot', 'whoDecides', 'title', 'place'])(
		'it cannot be opened without %s, and spaces alone are nothing',
		async (field) => {
			for (const nothing of ['', '   ', '\u202e']) {
				expect(await space.createSpace(await as('Segreteria'), await typed({ [field]: nothing }))).toEqual({
					refused: 'space-incomplete',
					faults: { [field]: 'text-missing' },
				});
			}
		},
	);

	test('it cannot be opened without the day an answer is owed, nor with a day gone by', async () => {
		const answer = async (answerDue: string) =>
			space.createSpace(await as('Segreteria'), await typed({ answerDue }));
		expect(await answer('')).toMatchObject({ faults: { answerDue: 'date-missing' } });
		expect(await answer('13 marzo')).toMatchObject({ faults: { answerDue: 'date-without-year' } });
		expect(await answer('21/11/2026')).toMatchObject({ faults: { answerDue: 'date-in-the-past' } });
		expect(await answer('22/11/2026')).toHaveProperty('slug');
	});

	test('everything wrong is said at once, field by field', async () => {
		const answer = await space.createSpace(
			await as('Segreteria'),
			await typed({
				title: 'x'.repeat(121),
				purpose: '',
				hostId: 'nobody',
				phases: [
					{ kind: 'ideas', starts: 'domani', ends: '' },
					{ kind: 'draft', starts: '', ends: '31/04/2027' },
				],
			}),
		);
		expect(answer).toEqual({
			refused: 'space-incomplete',
			faults: {
				title: 'text-too-long',
				purpose: 'text-missing',
				hostId: 'host-unknown',
				'phase-0-starts': 'date-unreadable',
				'phase-1-ends': 'date-not-in-calendar',
			},
		});
	});

	test('emoji, HTML and Arabic are kept as they were typed', async () => {
		const title = '<b>Estate</b> 🏖️ صيف';
		const answer = await space.createSpace(await as('Segreteria'), await typed({ title }));
		expect(await space.readSpace(visitor, (answer as { slug: string }).slug)).toMatchObject({ title });
	});

	test.each(['Luca', 'Amina'])('%s, who does not run the installation, cannot', async (name) => {
		expect(await space.createSpace(await as(name), await typed())).toEqual({ refused: 'forbidden' });
		expect(await space.createSpace(visitor, await typed())).toEqual({ refused: 'forbidden' });
	});

	test('checking opens nothing', async () => {
		expect(await space.checkNewSpace(await as('Segreteria'), await typed())).toHaveProperty('slug');
		expect(await space.readSpace(visitor, 'patto-per-l-estate')).toBeNull();
	});

	test.each([null, 7, {}, { template: 'other' }, []])('%j is not a tavolo', async (input) => {
		expect(await space.createSpace(await as('Segreteria'), input)).toEqual({ refused: 'input-malformed' });
	});
});

describe('the people of a tavolo', () => {
	test('Luca makes Amina an editor, and her sockets are told', async () => {
		const input = { personId: await idOf('Amina'), role: 'editor' };
		expect(await space.changeRole(await as('Luca'), 'patto-educativo', input)).toEqual({ done: true });
		const members = await space.listMembers(await as('Luca'), 'patto-educativo');
		expect(members!.find((member) => member.name === 'Amina')!.role).toBe('editor');
		expect(kit.facts).toContainEqual(
			expect.objectContaining({ kind: 'rights-changed', personId: await idOf('Amina') }),
		);
	});

	test('Luca takes Omar out; what he wrote stays, his seat is gone', async () => {
		const input = { personId: await idOf('Omar') };
		expect(await space.removeMember(await as('Luca'), 'patto-educativo', input)).toEqual({ done: true });
		expect(kit.facts).toContainEqual(
			expect.objectContaining({ kind: 'rights-changed', personId: await idOf('Omar') }),
		);
		expect(await space.removeMember(await as('Luca'), 'patto-educativo', input)).toEqual({
			refused: 'member-unknown',
		});
	});

	test('the last facilitator can neither leave nor step down; with a second one, yes', async () => {
		const luca = { personId: await idOf('Luca') };
		const office = await as('Segreteria');
		expect(await space.removeMember(office, 'patto-educativo', luca)).toEqual({
			refused: 'last-facilitator',
		});
		expect(await space.changeRole(office, 'patto-educativo', { ...luca, role: 'editor' })).toEqual({
			refused: 'last-facilitator',
		});
		await space.changeRole(office, 'patto-educativo', {
			personId: await idOf('Giulia'),
			role: 'facilitator',
		});
		expect(await space.removeMember(office, 'patto-educativo', luca)).toEqual({ done: true });
	});

	test('an editor, a stranger and a visitor get the answer of a tavolo that is not there', async () => {
		const input = { personId: await idOf('Amina'), role: 'facilitator' };
		for (const actor of [await as('Giulia'), await as('Marta'), visitor]) {
			expect(await space.changeRole(actor, 'patto-educativo', input)).toEqual({ refused: 'not-found' });
			expect(await space.listMembers(actor, 'patto-educativo')).toBeNull();
		}
		expect(await space.changeRole(await as('Segreteria'), 'rete-donna', input)).toEqual({
			refused: 'not-found',
		});
		expect(await space.changeRole(await as('Luca'), 'no-such', input)).toEqual({ refused: 'not-found' });
	});
});

describe('the settings of a tavolo', () => {
	const settings = {
		title: 'Patto educativo',
		place: 'Cornaredo',
		purpose: 'Uno scopo.',
		decides: 'Questo.',
		decidesNot: 'Quello.',
		whoDecides: 'Noi.',
		answerDue: '1/1/2027',
		visibility: 'public',
		residentsWrite: true,
	};

	test('opening the writing to residents tells the residents’ sockets, and only theirs', async () => {
		expect(await space.editSettings(await as('Luca'), 'patto-educativo', settings)).toEqual({ done: true });
		const told = kit.facts.flatMap((fact) => (fact.kind === 'rights-changed' ? fact.personId : []));
		expect(told).toEqual([await idOf('Amina')]);
		expect(await space.readSpace(visitor, 'patto-educativo')).toMatchObject({ residentsWrite: true });
	});

	test('comments are closed to people without an account, and open again', async () => {
		const luca = await as('Luca');
		const may = async () =>
			can(visitor, 'comment-as-guest', (await space.readSpace(visitor, 'patto-educativo'))!.subject);
		expect(await may()).toBe(true);
		await space.editSettings(luca, 'patto-educativo', { ...settings, guestsComment: false });
		expect(await may()).toBe(false);
		await space.editSettings(luca, 'patto-educativo', { ...settings, guestsComment: true });
		expect(await may()).toBe(true);
	});

	test('a refusal makes nobody read the tavolo again', async () => {
		const before = kit.facts.length;
		await space.editSettings(await as('Luca'), 'patto-educativo', { ...settings, decides: ' ' });
		expect(kit.facts.slice(before)).toEqual([]);
	});

	test('a protected tavolo is opened to others only on purpose', async () => {
		const fatou = await as('Fatou');
		expect(await space.editSettings(fatou, 'rete-donna', settings)).toEqual({
			refused: 'settings-wrong',
			faults: { visibility: 'unprotect-unconfirmed' },
		});
		expect(await space.readSpace(visitor, 'rete-donna')).toBeNull();
		expect(await space.editSettings(fatou, 'rete-donna', { ...settings, unprotect: true })).toEqual({
			done: true,
		});
		expect(await space.readSpace(visitor, 'rete-donna')).not.toBeNull();
	});

	test('a sentence left empty keeps everything as it was', async () => {
		const wrong = { ...settings, decides: ' ', answerDue: '32/1/2027' };
		expect(await space.editSettings(await as('Luca'), 'patto-educativo', wrong)).toEqual({
			refused: 'settings-wrong',
			faults: { decides: 'text-missing', answerDue: 'date-not-in-calendar' },
		});
		expect(await space.readSpace(visitor, 'patto-educativo')).toMatchObject({
			title: 'Patto educativo di Comunità',
		});
	});

	test('a closed tavolo can be read, written by nobody, and opened again', async () => {
		expect(await space.closeSpace(await as('Luca'), 'patto-educativo')).toEqual({ done: true });
		expect(kit.facts.filter((fact) => fact.kind === 'rights-changed').length).toBe(5);
		expect(await space.readSpace(visitor, 'patto-educativo')).toMatchObject({ state: 'closed' });
		expect(await space.reopenSpace(await as('Luca'), 'patto-educativo')).toEqual({ done: true });
		expect(await space.readSpace(visitor, 'patto-educativo')).toMatchObject({ state: 'open' });
	});

	test('an overdue answer is shown until the day it was given is written down', async () => {
		const past = { ...settings, answerDue: '1/11/2026' };
		await space.editSettings(await as('Luca'), 'patto-educativo', past);
		expect(await space.readSpace(visitor, 'patto-educativo')).toMatchObject({ answerOverdue: true });
		const answer = async (day: string) => space.recordAnswer(await as('Luca'), 'patto-educativo', day);
		expect(await answer('23/11/2026')).toEqual({ refused: 'date-in-the-future' });
		expect(await answer('20/11/2026')).toEqual({ done: true });
		expect(await space.readSpace(visitor, 'patto-educativo')).toMatchObject({
			answerOverdue: false,
			answeredOn: '2026-11-20',
		});
	});

	test('phases are replaced as typed, or refused line by line', async () => {
		const phases = [
			{ kind: 'draft', starts: '19/10/2026', ends: '5 dicembre 2026' },
			{ kind: 'vote', starts: '4/12/2026', ends: '' },
		];
		expect(await space.editPhases(await as('Luca'), 'patto-educativo', phases)).toEqual({
			refused: 'phases-wrong',
			faults: { 'phase-1-starts': 'phase-out-of-order' },
		});
		phases[1]!.starts = '6/12/2026';
		expect(await space.editPhases(await as('Luca'), 'patto-educativo', phases)).toEqual({ done: true });
		expect((await space.readSpace(visitor, 'patto-educativo'))!.phases.map((phase) => phase.kind)).toEqual([
			'draft',
			'vote',
		]);
	});

	test('a body is seated, changes part, and leaves only when nobody speaks for it', async () => {
		const choices = await space.listOrganizationChoices(await as('Luca'));
		const aler = choices.find((choice) => choice.name === 'ALER Milano')!.id;
		const school = choices.find((choice) => choice.name === 'Scuole primarie')!.id;
		const luca = await as('Luca');
		const seat = (part: string) =>
			space.seatOrganization(luca, 'patto-educativo', { organizationId: aler, part });
		expect(await seat('partner')).toEqual({ done: true });
		expect(await seat('observer')).toEqual({ done: true });
		const bodies = (await space.readSpace(visitor, 'patto-educativo'))!.organizations;
		expect(bodies.at(-1)).toMatchObject({ name: 'ALER Milano', part: 'observer' });
		expect(await space.unseatOrganization(luca, 'patto-educativo', { organizationId: school })).toEqual({
			refused: 'organization-has-members',
		});
		expect(await space.unseatOrganization(luca, 'patto-educativo', { organizationId: aler })).toEqual({
			done: true,
		});
	});
});

describe('the office', () => {
	const all = { words: '', after: null };

	test('sees everything but the protected tavolo, which it only counts', async () => {
		const office = await as('Segreteria');
		expect((await space.listOfficeSpaces(office, all))!.rows.map((row) => row.slug).sort()).toEqual([
			'patto-educativo',
			'sesto-inclusiva',
			'squadra-contro-la-poverta',
			'valverde',
		]);
		expect(await space.countOffice(office)).toMatchObject({ spaces: 4, protectedElsewhere: 1 });
		const fatou = await space.listOfficePeople(office, { words: 'fatou', after: null });
		expect(fatou).toMatchObject({ found: 1, rows: [{ name: 'Fatou', spaces: 1 }] });
		expect((await space.listOfficeSpaces(office, { words: 'donna', after: null }))!.found).toBe(0);
		const luca = await as('Luca');
		expect(await space.countOffice(luca)).toBeNull();
		for (const list of [space.listOfficeSpaces, space.listOfficeBodies, space.listOfficePeople])
			expect(await list(luca, all)).toBeNull();
	});

	test('finds a body by its words, without accents or capitals', async () => {
		const office = await as('Segreteria');
		const named = async (words: string) =>
			(await space.listOfficeBodies(office, { words, after: null }))!.rows.map(({ name }) => name);
		expect(await named('ALER')).toEqual(['ALER Milano']);
		expect(await named('famigl CENTRO')).toContain('Centro per la Famiglia');
		expect(await named('nessuno così')).toEqual([]);
	});

	test('turns the pages of five hundred bodies, each once and in order', async () => {
		const office = await as('Segreteria');
		await kit.storage.unitOfWork(async ({ db }) => {
			const one = await db.selectFrom('organization').selectAll().executeTakeFirstOrThrow();
			for (let n = 0; n < 500; n += 50)
				await db
					.insertInto('organization')
					.values(
						Array.from({ length: 50 }, (_, i) => {
							const name = `${['Àncora', 'ancora', 'Zèfiro', 'écho'][i % 4]} ${n + i}`;
							return { ...one, id: `many${n + i}`, slug: `many-${n + i}`, name, is_host: 0 };
						}),
					)
					.execute();
		});
		const seen: string[] = [];
		for (let after: string | null = null; ;) {
			const page: OfficePage<OfficeBody> = (await space.listOfficeBodies(office, { words: '', after }))!;
			expect(page.rows.length).toBeLessThanOrEqual(20);
			seen.push(...page.rows.map(({ name }) => name));
			if (page.next === null) {
				expect(seen).toHaveLength(page.found);
				break;
			}
			after = page.next;
		}
		expect(new Set(seen).size).toBe(seen.length);
		const plain = seen.map((name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
		expect(plain).toEqual(plain.toSorted((one, other) => (one < other ? -1 : 1)));
	});
});

describe('the news of a tavolo', () => {
	test('a card of another tavolo with the same id is never told', async () => {
		const rete = (await space.readSpace(await as('Fatou'), 'rete-donna'))!;
		const patto = (await space.readSpace(visitor, 'patto-educativo'))!;
		const card = { id: 'carta', column_id: 'c', group_id: null, position: 0, kind: 'screen', archived: 0 };
		const at = kit.clock();
		await kit.storage.unitOfWork(async ({ db }) => {
			const row = { ...card, changed_at: at };
			await db
				.insertInto('card')
				.values({ ...row, board_id: patto.boardId, text: 'Nostra.' })
				.execute();
			await db
				.insertInto('card')
				.values({ ...row, board_id: rete.boardId, text: 'Riservata.' })
				.execute();
			const clause = {
				id: 'punto',
				number: 1,
				kind: 'clause',
				title: 'Spazi',
				html: '',
				plain: '',
				hash: '',
			};
			const text = { ...clause, ancestors: '[]', archived: 0, changed_at: at };
			await db
				.insertInto('clause')
				.values({ ...text, draft_id: patto.draftId })
				.execute();
			const link = { id: 'link', relation: 'became', person_id: null, note: '', at, space_id: patto.id };
			const [from, to] = [
				{ from_kind: 'card', from_id: card.id },
				{ to_kind: 'clause', to_id: clause.id },
			];
			await db
				.insertInto('lineage_link')
				.values({ ...link, ...from, ...to })
				.execute();
		});
		const told = await space.latestNews(patto);
		expect(told.some((one) => one.kind === 'carried' && one.card === 'Nostra.')).toBe(true);
		expect(JSON.stringify(told)).not.toContain('Riservata.');
	});
});
