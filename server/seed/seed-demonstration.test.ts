import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/person/actor.ts';
import { visitor } from '#domain/person/actor.ts';
import { readBoard } from '#protocol/board/read-board.ts';
import { readDraft } from '#protocol/draft/read-draft.ts';
import { plainClause } from '#protocol/draft/render-clause.ts';
import { wordingHash } from '#protocol/draft/wording-hash.ts';
import { roomName } from '#protocol/room-name.ts';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { createSpaceRoom, type SpaceRoom } from '../space/room.ts';
import { createWorkshopRoom } from '../workshop/room.ts';
import { seedDemonstration } from './seed-demonstration.ts';

let kit: TestKit;
let space: SpaceRoom;
let took: number;

beforeAll(async () => {
	kit = await openTestKit('2026-11-22T10:00:00Z');
	space = createSpaceRoom(kit);
	const start = performance.now();
	await seedDemonstration(kit);
	took = performance.now() - start;
});
afterAll(() => kit.close());

async function docOf(kind: 'board' | 'draft', id: string): Promise<Y.Doc> {
	const { snapshot, tail } = await kit.draftLog.load(roomName(kind, id));
	const doc = new Y.Doc();
	if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
	for (const row of tail) Y.applyUpdate(doc, row.bytes);
	return doc;
}

async function actorNamed(name: string): Promise<Actor> {
	const person = await kit.storage.read
		.selectFrom('person')
		.selectAll()
		.where('name', '=', name)
		.executeTakeFirstOrThrow();
	const memberships = await kit.storage.read
		.selectFrom('space_member')
		.selectAll()
		.where('person_id', '=', person.id)
		.execute();
	return {
		kind: 'person',
		personId: person.id,
		sessionId: 's',
		name,
		administrator: person.administrator === 1,
		memberships: memberships.map((row) => ({
			spaceId: row.space_id,
			role: row.role,
			organizationId: row.organization_id,
		})),
	} as unknown as Actor;
}

async function textOf(slug: string): Promise<{ clauses: string[]; cards: string[] }> {
	const view = (await space.readSpace(await actorNamed('Fatou'), slug))!;
	const draft = readDraft(await docOf('draft', view.draftId));
	const board = readBoard(await docOf('board', view.boardId));
	return {
		clauses: draft.clauses.map((clause) => `${clause.title}\n${plainClause(clause)}`),
		cards: board.columns.flatMap((column) =>
			[...column.groups.flatMap((group) => group.cards), ...column.cards].map((card) => card.text),
		),
	};
}

test('an empty demonstration is filled within three seconds, and only once', async () => {
	expect(took).toBeLessThan(3_000);
	expect(await seedDemonstration(kit)).toBe(false);
	const spaces = await kit.storage.read.selectFrom('space').select('slug').execute();
	expect(spaces.map((row) => row.slug).sort()).toEqual([
		'patto-educativo',
		'rete-donna',
		'sesto-inclusiva',
		'squadra-contro-la-poverta',
		'valverde',
	]);
});

test('the Patto educativo looks like the sketches: 34 cards, 6 groups, 6 clauses, 9 cards in the text', async () => {
	const view = (await space.readSpace(visitor, 'patto-educativo'))!;
	const board = readBoard(await docOf('board', view.boardId));
	expect(board.columns.map((column) => [column.title, column.count])).toEqual([
		['Che cosa manca', 9],
		['Che cosa possiamo fare', 12],
		['Chi ci mette che cosa', 7],
		['Da chiarire', 6],
	]);
	expect(board.groupCount).toBe(6);
	expect(board.archivedCards.length).toBe(2);
	expect((await textOf('patto-educativo')).clauses.length).toBe(6);
	expect(view.counts.carriedCards).toBe(9);
	expect(view.currentPhase).toMatchObject({ kind: 'draft', daysLeft: 13 });
	expect(view.answerDueOn).toBe('2027-02-27');
	expect(view.organizations.map((body) => [body.name, body.part])).toEqual([
		['Comune di Cornaredo', 'lead'],
		['Scuole primarie', 'partner'],
		['Banca del tempo', 'partner'],
		['Centro per la Famiglia', 'partner'],
		['Rete Donna', 'partner'],
		['Tavolo delle povertà', 'observer'],
	]);
});

test('a visitor finds four tavoli; Rete Donna exists only for its members', async () => {
	const titles = async (actor: Actor) =>
		(await space.listSpaces(actor)).flatMap((host) => host.spaces.map((each) => each.slug));
	expect((await titles(visitor)).sort()).toEqual([
		'patto-educativo',
		'sesto-inclusiva',
		'squadra-contro-la-poverta',
		'valverde',
	]);
	expect(await space.readSpace(visitor, 'rete-donna')).toBeNull();
	expect(await space.readSpace(await actorNamed('Segreteria'), 'rete-donna')).toBeNull();
	expect(await space.readSpace(await actorNamed('Fatou'), 'rete-donna')).toMatchObject({
		visibility: 'protected',
	});
	expect(await titles(await actorNamed('Amina'))).toContain('rete-donna');
});

test.each([
	['valverde', ['159 alloggi', '343 persone', '144 famiglie', '103 persone', '49 persone', '191 persone']],
	['valverde', ['44 famiglie', '21 famiglie', '79 famiglie', 'I partner sono 5', '11 dicembre 2018']],
	['rete-donna', ['2015', '4 quaderni', '1522']],
	['sesto-inclusiva', ['13/07/2023', '19/09/2024', '13 marzo 2024', 'partner sono 3', '3 obiettivi']],
	['squadra-contro-la-poverta', ['€ 375.000', '€ 75.000', '«€ 300.00.»', 'Da verificare', '29 Comuni']],
	['squadra-contro-la-poverta', ['1 settembre 2020', '31 dicembre 2021', '4 servizi specialistici']],
])('the text of %s carries the exact figures %j', async (slug, figures) => {
	const { clauses } = await textOf(slug);
	expect(clauses.length).toBe(6);
	for (const figure of figures) expect(clauses.join('\n')).toContain(figure);
});

test.each([
	['patto-educativo', ['4 quaderni']],
	['valverde', ['159', '144', '33 appartamenti', '13 appartamenti', '25 con Arcipelago', 'dal 1998']],
	['rete-donna', ['2015', '2016', '4 quaderni']],
	['sesto-inclusiva', ['13/07/2023', '19/09/2024', '13 marzo 2024', '2023', '2024']],
	['squadra-contro-la-poverta', ['«€ 300.00.»', '75.000', '29 Comuni']],
])('the board of %s carries the exact figures %j', async (slug, figures) => {
	const { cards } = await textOf(slug);
	expect(cards.length).toBeGreaterThanOrEqual(15);
	for (const figure of figures) expect(cards.join('\n')).toContain(figure);
});

test('every thread starts at a card, a proposal or an emendamento and ends at a proposal or a clause that exist', async () => {
	const links = await kit.storage.read.selectFrom('lineage_link').selectAll().execute();
	expect(links.length).toBeGreaterThan(30);
	const known = new Set<string>();
	for (const table of ['board', 'draft'] as const) {
		for (const row of await kit.storage.read.selectFrom(table).select('id').execute()) {
			const doc = await docOf(table, row.id);
			doc.getMap(table === 'board' ? 'cards' : 'clauses').forEach((_, id) => known.add(id));
		}
	}
	for (const row of await kit.storage.read.selectFrom('proposal').select('id').execute()) known.add(row.id);
	for (const { id } of await kit.storage.read.selectFrom('amendment').select('id').execute()) known.add(id);
	for (const link of links) {
		expect(known).toContain(link.from_id);
		expect(known).toContain(link.to_id);
	}
});

test('the owner of a live text is its tavolo; a room nobody made has none', async () => {
	const view = (await space.readSpace(visitor, 'valverde'))!;
	expect(await space.roomOwner(roomName('draft', view.draftId))).toEqual({ subject: view.subject });
	expect(await space.roomOwner(roomName('board', view.boardId))).toEqual({ subject: view.subject });
	expect(await space.roomOwner('draft:aaaaaaaaaaaaaaaaaaaaaaaa')).toBeNull();
	expect(await space.roomOwner('nonsense')).toBeNull();
});

test('the open emendamenti are about the text as it is, the accepted one is in it', async () => {
	const db = kit.storage.read;
	const pact = (await space.readSpace(visitor, 'patto-educativo'))!;
	const draft = readDraft(await docOf('draft', pact.draftId));
	const rows = await db.selectFrom('amendment').selectAll().orderBy('at').execute();
	expect(rows.map(({ name, state, number }) => [name, state, number])).toEqual([
		['Le regole si rivedono', 'accepted', 1],
		['Tutti i pomeriggi', 'rejected', 1],
		['Anche il venerdì', 'open', 1],
		['Anche a San Pietro all’Olmo', 'open', 2],
	]);
	for (const row of rows) {
		const clause = draft.clauses.find(({ id }) => id === row.clause_id)!;
		if (row.state === 'accepted') expect(plainClause(clause)).toBe(row.plain);
		else expect(wordingHash(clause)).toBe(row.base_hash);
	}
});

test('the afternoon the cards come from is over and has its minutes; another one is ready to be run', async () => {
	const workshop = createWorkshopRoom(kit);
	const view = (await space.readSpace(visitor, 'patto-educativo'))!;
	const luca = await actorNamed('Luca');
	expect((await workshop.listWorkshops(luca, view.id)).map(({ state }) => state).sort()).toEqual([
		'closed',
		'prepared',
	]);
	const told = await workshop.listWorkshops(visitor, view.id);
	expect(told.map(({ state, place }) => [state, place]).sort()).toEqual([
		['closed', 'Centro per la Famiglia'],
		['prepared', 'Centro per la Famiglia'],
	]);
	const line = told.find(({ state }) => state === 'closed');
	const minutes = (await workshop.minutesOf(visitor, line!.id))!;
	expect(minutes.attendance).toMatchObject({ phones: 22, paper: 8, tables: 4 });
	const results = minutes.moments.flatMap((moment) => moment.results);
	expect(results.find(({ kind }) => kind === 'cards')).toEqual({
		kind: 'cards',
		count: { phone: 20, paper: 4 },
	});
	const dots = results.find(({ kind }) => kind === 'dots');
	expect(dots).toMatchObject({
		voters: { phone: 22, paper: 8, hands: 0 },
		rows: [{ title: 'Aiuto ai compiti', phone: 34, paper: 12, hands: 0 }, {}, {}, {}, {}, {}],
	});
	expect(results.find(({ kind }) => kind === 'hands')).toMatchObject({
		rows: [
			{ label: 'for', count: 24 },
			{ label: 'against', count: 2 },
			{ label: 'abstain', count: 3 },
		],
	});
	expect(await workshop.outcomeNotes(visitor, line!.id)).toBeNull();
	expect(await workshop.outcomeChoices(visitor, line!.id)).toBeNull();
	const { choices } = (await workshop.outcomeChoices(luca, line!.id))!;
	expect(choices.slice(0, 2).map(({ title, wanted }) => [title, wanted])).toEqual([
		['Aiuto ai compiti', 46],
		['Il pomeriggio', 35],
	]);
	workshop.close();
});
