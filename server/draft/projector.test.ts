import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addClause } from '#protocol/draft/add-clause.ts';
import { archiveClause } from '#protocol/draft/archive-clause.ts';
import type { LiveFact } from '#protocol/live/live-fact.ts';
import { roomName } from '#protocol/room-name.ts';
import { setTitle } from '#protocol/draft/set-title.ts';
import { createBus } from '../bus/bus.ts';
import { createSqliteLog } from '../draft-log/sqlite-log.ts';
import type { Kit } from '../kit.ts';
import { openSqlite, type SqliteStorage } from '../storage/sqlite.ts';
import { startProjector } from '../projection/projector.ts';
import { projectDraft } from './project-draft.ts';
import { readText } from './views.ts';

const draftId = 'draftdraftdraftdraftdraf';
const room = roomName('draft', draftId);
let folder: string;
let storage: SqliteStorage;
let kit: Kit;
let facts: LiveFact[];
let text: Y.Doc;
let now = 1_000;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tavolo-projector-'));
	storage = await openSqlite(folder);
	facts = [];
	const bus = createBus((error) => {
		throw error;
	});
	bus.subscribe((fact) => {
		if (fact.kind === 'live') facts.push(fact.fact);
	});
	const clock = () => now;
	kit = {
		clock,
		bus,
		storage,
		draftLog: createSqliteLog(storage, clock, () => {}),
		log: pino({ level: 'silent' }),
		ids: () => 'x',
		config: {} as Kit['config'],
	};
	await storage.unitOfWork(async ({ db }) => {
		await db
			.insertInto('organization')
			.values({
				id: 'host',
				slug: 'h',
				name: 'H',
				short_name: 'H',
				kind: 'municipality',
				description: '',
				is_host: 1,
				contacts: '{}',
				legal_links: '{}',
				created_at: 0,
			} as never)
			.execute();
		await db
			.insertInto('space')
			.values({
				id: 'space',
				slug: 's',
				host_id: 'host',
				template: 'pact',
				title: 'S',
				place: 'P',
				purpose: '',
				decides: '',
				decides_not: '',
				who_decides: '',
				answer_due_on: '2026-12-31',
				visibility: 'public',
				state: 'open',
				residents_write: 0,
				created_at: 0,
			} as never)
			.execute();
		await db
			.insertInto('draft')
			.values({ id: draftId, space_id: 'space', title: 'Bozza', kind: 'pact', created_at: 0 })
			.execute();
	});
	text = new Y.Doc();
	now = 1_000;
});
afterEach(async () => {
	await kit.draftLog.close();
	await storage.close();
	rmSync(folder, { recursive: true });
});

async function write(change: (doc: Y.Doc) => void): Promise<void> {
	const before = Y.encodeStateVector(text);
	change(text);
	await kit.draftLog.append({ room, personId: null, bytes: Y.encodeStateAsUpdate(text, before) });
}

test('a reader’s page follows what is stored, and hears which clause changed', async () => {
	const projector = startProjector(kit, 'draft', projectDraft);
	await write((doc) => {
		addClause(doc, { id: 'why', title: 'Perché', paragraphs: ['Chi cresce.'] });
		addClause(doc, { id: 'check', title: 'Verifica', paragraphs: ['Due volte.'] });
	});
	await projector.settle();
	const first = await readText(kit, draftId);
	expect(first.clauses.map(({ number, title, html }) => [number, title, html])).toEqual([
		[1, 'Perché', '<p>Chi cresce.</p>'],
		[2, 'Verifica', '<p>Due volte.</p>'],
	]);
	facts = [];
	now = 2_000;
	await write((doc) => setTitle(doc, 'check', 'Come verifichiamo'));
	await projector.settle();
	expect(facts.map((fact) => fact.kind)).toEqual(['clause-changed', 'outline-changed']);
	expect(facts[0]).toMatchObject({ clauseId: 'check', title: 'Come verifichiamo', at: 2_000 });
	const second = await readText(kit, draftId);
	expect(second.clauses.map((clause) => clause.changedAt)).toEqual([1_000, 2_000]);
	facts = [];
	await write((doc) => archiveClause(doc, 'why'));
	await projector.settle();
	expect(facts).toEqual([
		{
			kind: 'outline-changed',
			draftId,
			clauses: [{ id: 'check', number: 1, title: 'Come verifichiamo' }],
			at: 2_000,
		},
	]);
	await projector.close();
});

test('a server killed between commit and projection catches up when it starts', async () => {
	await write((doc) => addClause(doc, { id: 'why', title: 'Perché' }));
	const projector = startProjector(kit, 'draft', projectDraft);
	expect((await readText(kit, draftId)).clauses).toEqual([]);
	await projector.catchUp();
	expect((await readText(kit, draftId)).clauses.map((clause) => clause.title)).toEqual(['Perché']);
	await projector.close();
});
