import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Actor } from '#domain/person/actor.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import { addCard, archiveCard, editCard, moveCard } from '#protocol/board/cards.ts';
import { addColumn } from '#protocol/board/columns.ts';
import { addGroup } from '#protocol/board/groups.ts';
import { readBoard } from '#protocol/board/read-board.ts';
import { addClause } from '#protocol/draft/add-clause.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { mergeClauses } from '#protocol/draft/merge-clauses.ts';
import { moveClause } from '#protocol/draft/move-clause.ts';
import { paragraphTexts } from '#protocol/draft/paragraph.ts';
import { readDraft } from '#protocol/draft/read-draft.ts';
import { plainClause } from '#protocol/draft/render-clause.ts';
import { splitClause } from '#protocol/draft/split-clause.ts';
import type { LiveFact } from '#protocol/live/live-fact.ts';
import { roomName, type RoomName } from '#protocol/room-name.ts';
import { createBus } from '../bus/bus.ts';
import { createSqliteLog } from '../draft-log/sqlite-log.ts';
import { createDraftRoom, type DraftRoom } from '../draft/room.ts';
import type { Kit } from '../kit.ts';
import { createLineageRoom, type LineageRoom } from '../lineage/room.ts';
import { openSqlite, type SqliteStorage } from '../storage/sqlite.ts';
import { createBoardRoom, type BoardRoom } from './room.ts';

const spaceId = 'spacespacespacespacespac';
const boardId = 'boardboardboardboardboar';
const draftId = 'draftdraftdraftdraftdraf';
const boardRoom = roomName('board', boardId);
const draftRoom = roomName('draft', draftId);
const key = 'aaaaaaaaaaaaaaaaaaaaaaaa';
const otherKey = 'bbbbbbbbbbbbbbbbbbbbbbbb';

let folder: string;
let storage: SqliteStorage;
let kit: Kit;
let board: BoardRoom;
let draft: DraftRoom;
let lineage: LineageRoom;
let facts: LiveFact[];
let now = 1_000;

const person = (role: SpaceRole | null): Actor =>
	({
		kind: 'person',
		personId: 'giulia',
		sessionId: 'session',
		name: 'Giulia',
		administrator: false,
		memberships: role === null ? [] : [{ spaceId, role, organizationId: null }],
	}) as unknown as Actor;
const giulia = person('editor');

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tavolo-board-'));
	storage = await openSqlite(folder);
	await fillSpace();
	facts = [];
	const bus = createBus((error) => {
		throw error;
	});
	bus.subscribe((fact) => {
		if (fact.kind === 'live') facts.push(fact.fact);
	});
	let ids = 0;
	kit = {
		clock: () => now,
		ids: () => `id${ids++}`,
		bus,
		storage,
		draftLog: createSqliteLog(storage, () => now),
		log: pino({ level: 'silent' }),
		config: {} as Kit['config'],
	};
	draft = createDraftRoom(kit);
	board = createBoardRoom(kit);
	lineage = createLineageRoom(kit);
	await change(boardRoom, (doc) => {
		addColumn(doc, { id: 'manca', title: 'Che cosa manca' });
		addColumn(doc, { id: 'fare', title: 'Che cosa possiamo fare' });
		addGroup(doc, { id: 'compiti', columnId: 'fare', title: 'Aiuto ai compiti' });
		addCard(doc, {
			id: 'martedi',
			columnId: 'fare',
			groupId: 'compiti',
			text: 'Posso dare due ore il martedì.',
		});
		addCard(doc, {
			id: 'nonni',
			columnId: 'fare',
			groupId: 'compiti',
			text: 'I nonni insegnano.\nI ragazzi il telefono.',
			kind: 'paper',
		});
		addCard(doc, { id: 'mappa', columnId: 'manca', text: 'Una mappa degli spazi aperti.' });
	});
});

afterEach(async () => {
	await board.close();
	await draft.close();
	await kit.draftLog.close();
	await storage.close();
	rmSync(folder, { recursive: true, force: true });
});

async function fillSpace(): Promise<void> {
	await storage.unitOfWork(async ({ db }) => {
		await db
			.insertInto('organization')
			.values({
				id: 'host',
				slug: 'cornaredo',
				name: 'Comune di Cornaredo',
				short_name: 'Cornaredo',
				kind: 'municipality',
				place: null,
				founded_year: null,
				description: '',
				parent_id: null,
				is_host: 1,
				logo: null,
				logo_type: null,
				contacts: '{}',
				legal_links: '{}',
				created_at: 0,
			})
			.execute();
		await db
			.insertInto('space')
			.values({
				id: spaceId,
				slug: 'patto',
				host_id: 'host',
				template: 'pact',
				title: 'Patto',
				place: 'Cornaredo',
				purpose: '',
				decides: '',
				decides_not: '',
				who_decides: '',
				answer_due_on: '2026-12-31',
				answered_on: null,
				visibility: 'members',
				state: 'open',
				residents_write: 0,
				source: null,
				created_by: null,
				created_at: 0,
			})
			.execute();
		const live = { space_id: spaceId, created_at: 0 };
		await db
			.insertInto('board')
			.values({ ...live, id: boardId, title: 'Lavagna' })
			.execute();
		await db
			.insertInto('draft')
			.values({ ...live, id: draftId, title: 'Patto', kind: 'pact' })
			.execute();
	});
}

async function read(room: RoomName): Promise<Y.Doc> {
	const doc = new Y.Doc();
	const { snapshot, tail } = await kit.draftLog.load(room);
	if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
	for (const row of tail) Y.applyUpdate(doc, row.bytes);
	return doc;
}

async function change(room: RoomName, how: (doc: Y.Doc) => void): Promise<void> {
	const doc = await read(room);
	const before = Y.encodeStateVector(doc);
	how(doc);
	await kit.draftLog.append({ room, personId: 'giulia', bytes: Y.encodeStateAsUpdate(doc, before) });
}

async function settled(): Promise<void> {
	await board.settle();
	await draft.settle();
}

const carry = (cardIds: string[], to: string = key, actor: Actor = giulia) =>
	board.carryToDraft(actor, { boardId, cardIds, target: { kind: 'new', key: to } });
const clauses = async () => readDraft(await read(draftRoom)).clauses;
const endings = async (cardId: string) => {
	await settled();
	return (await lineage.endingsOfCards(boardId)).get(cardId) ?? [];
};
const thread = async (clauseId: string) => {
	await settled();
	return (await lineage.threadOfClause({ id: spaceId, slug: 'patto', draftId }, clauseId)).cards;
};

test('readers see the board exactly as those who write on it, and are told when it changes', async () => {
	await settled();
	expect(await board.readBoardView(boardId)).toEqual({
		title: 'Lavagna',
		...readBoard(await read(boardRoom)),
	});
	expect(facts.at(-1)).toMatchObject({ kind: 'board-changed', boardId, cards: 3, groups: 1 });
	now = 2_000;
	await change(boardRoom, (doc) => {
		moveCard(doc, 'mappa', { columnId: 'fare', groupId: 'compiti', beside: { before: 'nonni' } });
		archiveCard(doc, 'martedi');
		editCard(doc, 'nonni', 'I nonni insegnano un mestiere.');
	});
	await settled();
	expect(await board.readBoardView(boardId)).toEqual({
		title: 'Lavagna',
		...readBoard(await read(boardRoom)),
	});
	expect(await board.readCardView(boardId, 'mappa')).toMatchObject({
		id: 'mappa',
		archived: false,
		column: expect.stringMatching(/./),
		group: expect.stringMatching(/./),
	});
	expect(await board.readCardView(boardId, 'martedi')).toMatchObject({ archived: true });
	expect(await board.readCardView(boardId, 'mai')).toBeNull();
});

test('a board whose log went ahead while the server was down is caught up at start', async () => {
	await board.close();
	await change(boardRoom, (doc) => editCard(doc, 'mappa', 'Una mappa aggiornata.'));
	board = createBoardRoom(kit);
	await board.catchUp();
	expect((await board.readBoardView(boardId))!.columns[0]!.cards[0]!.text).toBe('Una mappa aggiornata.');
});

test('a card carried to the draft becomes a clause, and both know of each other', async () => {
	expect(await carry(['mappa'])).toEqual({
		clauseId: key,
		number: 1,
		title: 'Una mappa degli spazi aperti',
		again: false,
	});
	expect((await clauses()).map(plainClause)).toEqual(['Una mappa degli spazi aperti.']);
	expect(await endings('mappa')).toMatchObject([{ clauseId: key, number: 1, state: 'standing' }]);
	expect(await thread(key)).toMatchObject([
		{ cardId: 'mappa', text: 'Una mappa degli spazi aperti.', kind: 'screen', through: null },
	]);
	expect(facts.some((fact) => fact.kind === 'clause-changed')).toBe(true);
});

test('a whole group becomes one clause with its name, each line a paragraph', async () => {
	expect(await carry(['martedi', 'nonni'])).toMatchObject({ title: 'Aiuto ai compiti' });
	expect((await clauses()).map(plainClause)).toEqual([
		'Posso dare due ore il martedì.\nI nonni insegnano.\nI ragazzi il telefono.',
	]);
	await settled();
	expect((await thread(key)).map(({ cardId, kind }) => [cardId, kind])).toEqual([
		['martedi', 'screen'],
		['nonni', 'paper'],
	]);
});

test('a double click writes the clause once', async () => {
	const [first, second] = await Promise.all([carry(['mappa']), carry(['mappa'])]);
	expect([first, second].map((done) => 'again' in done && done.again).sort()).toEqual([false, true]);
	expect(await carry(['mappa'])).toMatchObject({ again: true, clauseId: key, number: 1 });
	expect((await clauses()).map(plainClause)).toEqual(['Una mappa degli spazi aperti.']);
});

test('two people who carry different cards under one key at once lose no words', async () => {
	await Promise.all([carry(['mappa']), carry(['martedi'])]);
	const words = (await clauses()).map(plainClause).join('\n');
	expect(words).toContain('Una mappa degli spazi aperti.');
	expect(words).toContain('Posso dare due ore il martedì.');
});

test('a carried card writes its own words and touches nothing of anybody else', async () => {
	await change(draftRoom, (doc) => {
		addClause(doc, { id: 'old', title: 'Spazi', paragraphs: ['Le palestre aprono la sera.'] });
	});
	await change(draftRoom, (doc) => {
		const body = clauseMap(doc).get('old')!.get('body') as Y.XmlFragment;
		const text = paragraphTexts(body.get(0) as Y.XmlElement)[0]!;
		text.format(0, 12, { bold: {} });
		text.format(0, 12, { bold: null });
		text.delete(0, 3);
	});
	await carry(['mappa']);
	const { tail } = await kit.draftLog.load(draftRoom);
	expect(Y.decodeUpdate(tail.at(-1)!.bytes).ds.clients.size).toBe(0);
});

test('a card added to a clause that is there puts its words under it, once', async () => {
	await carry(['mappa']);
	const add = () =>
		board.carryToDraft(giulia, {
			boardId,
			cardIds: ['mappa', 'martedi'],
			target: { kind: 'clause', clauseId: key },
		});
	expect(await add()).toMatchObject({ again: false, title: 'Una mappa degli spazi aperti' });
	expect(await add()).toMatchObject({ again: true });
	expect((await clauses()).map(plainClause)).toEqual([
		'Una mappa degli spazi aperti.\nPosso dare due ore il martedì.',
	]);
});

test('the thread survives moving, splitting and merging clauses', async () => {
	await carry(['mappa']);
	await carry(['martedi', 'nonni'], otherKey);
	await change(draftRoom, (doc) => moveClause(doc, otherKey, { afterId: null }));
	expect(await endings('martedi')).toMatchObject([{ clauseId: otherKey, number: 1 }]);
	expect(await endings('mappa')).toMatchObject([{ clauseId: key, number: 2 }]);
	await change(draftRoom, (doc) => splitClause(doc, otherKey, { paragraph: 1, offset: 0 }, { id: 'half' }));
	expect((await endings('martedi')).map(({ number }) => number)).toEqual([1, 2]);
	await change(draftRoom, (doc) => mergeClauses(doc, 'half', key));
	expect(await endings('mappa')).toMatchObject([{ clauseId: 'half', number: 2, inherited: true }]);
	expect((await thread('half')).map(({ cardId }) => cardId).sort()).toEqual(['mappa', 'martedi', 'nonni']);
});

test('who may not write is told so, and who may not read learns nothing', async () => {
	expect(await carry(['mappa'], key, person('citizen'))).toEqual({ refused: 'not-allowed' });
	expect(await carry(['mappa'], key, person(null))).toEqual({ refused: 'not-found' });
	expect(await carry(['mappa'], key, { kind: 'visitor' })).toEqual({ refused: 'not-found' });
	expect(await clauses()).toEqual([]);
	expect(await endings('mappa')).toEqual([]);
});

test('a card or clause that is gone, and nonsense, are refused and leave no trace', async () => {
	await change(boardRoom, (doc) => archiveCard(doc, 'mappa'));
	expect(await carry(['mappa'])).toEqual({ refused: 'card-gone' });
	expect(await carry(['martedi', 'nobody'])).toEqual({ refused: 'card-gone' });
	const target = { kind: 'clause', clauseId: 'nowhere' } as const;
	expect(await board.carryToDraft(giulia, { boardId, cardIds: ['martedi'], target })).toEqual({
		refused: 'clause-gone',
	});
	expect(await carry(['martedi'], 'not a key')).toEqual({ refused: 'invalid' });
	expect(await carry([])).toEqual({ refused: 'invalid' });
	expect(await clauses()).toEqual([]);
});
