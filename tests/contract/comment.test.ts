import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import * as Y from 'yjs';
import type { Actor } from '#domain/person/actor.ts';
import { quoteAt } from '#protocol/draft/anchor-search.ts';
import { archiveClause } from '#protocol/draft/archive-clause.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { wordsOfHtml } from '#protocol/draft/mark-passages.ts';
import { roomName } from '#protocol/room-name.ts';
import { createBus } from '#server/bus/bus.ts';
import { randomIds } from '#server/clock.ts';
import { createCommentRoom, type CommentRoom } from '#server/comment/room.ts';
import { createDraftRoom, type DraftRoom } from '#server/draft/room.ts';
import type { Kit } from '#server/kit.ts';
import { seedDemonstration } from '#server/seed/seed-demonstration.ts';
import { engines, type OpenEngine } from './engines.ts';

describe.each(engines)('comments on $name', (engine) => {
	let open: OpenEngine;
	let kit: Kit;
	let draft: DraftRoom;
	let comment: CommentRoom;
	let spaceId: string;
	let draftId: string;
	let people: readonly Actor[];

	beforeEach(async () => {
		open = await engine.open();
		kit = {
			config: {} as Kit['config'],
			clock: () => Date.parse('2026-11-22T10:00:00Z'),
			ids: randomIds,
			bus: createBus((error) => {
				throw error;
			}),
			log: pino({ level: 'silent' }),
			storage: open.storage,
			draftLog: open.log,
		};
		await seedDemonstration(kit);
		draft = createDraftRoom(kit);
		comment = createCommentRoom(kit, draft);
		await draft.catchUp();
		const db = kit.storage.read;
		const row = await db
			.selectFrom('draft')
			.innerJoin('space', 'space.id', 'draft.space_id')
			.select(['draft.id', 'space_id'])
			.where('slug', '=', 'patto-educativo')
			.executeTakeFirstOrThrow();
		({ id: draftId, space_id: spaceId } = row);
		const seats = await db.selectFrom('space_member').selectAll().where('space_id', '=', spaceId).execute();
		people = seats.map(
			(seat) =>
				({
					kind: 'person',
					personId: seat.person_id,
					sessionId: 's',
					name: '',
					administrator: false,
					memberships: [{ spaceId, role: seat.role, organizationId: seat.organization_id }],
				}) as unknown as Actor,
		);
	}, 60_000);
	afterEach(async () => {
		await draft.close();
		await open.close();
	});

	const list = (filter: 'open' | 'resolved' | 'gone', words = '', after: string | null = null) =>
		comment.listThreads(people[0]!, { spaceId, draftId, filter, words, clauseId: null, after });

	test('the comments of the demonstration stand where it says, settled and lost ones too', async () => {
		expect((await list('open')).counts).toEqual({ open: 7, resolved: 1, gone: 1 });
		expect((await list('gone')).threads).toMatchObject([{ place: { state: 'orphan' } }]);
		expect((await list('open', 'VENERDI')).threads).toHaveLength(2);
		const counts = await comment.countsByClause(draftId);
		expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(11);
		const passages = await comment.passagesOf(draftId);
		expect(passages).toHaveLength(6);
	});

	test('twenty people who agree at once, twice each, count once each', async () => {
		const [thread] = (await list('open')).threads;
		const before = thread!.comments[0]!.supports;
		const others = people.filter((person) => person.kind === 'person');
		await Promise.all(
			[...others, ...others].map((person) =>
				comment.supportComment(person, { spaceId, commentId: thread!.id, support: true }),
			),
		);
		const after = (await comment.readThread(people[0]!, spaceId, thread!.id))!.comments[0]!.supports;
		// Everybody but its writer; who agreed in the demonstration is among them.
		expect(before).toBeLessThan(after);
		expect(after).toBe(others.length - 1);
	});

	test('a form sent three times at once is one comment, and a page follows the one before without gap or repeat', async () => {
		const { clauses } = await draft.readText(draftId);
		const input = (key: string) => ({
			spaceId,
			subject: { kind: 'clause' as const, id: clauses[0]!.id },
			passage: null,
			text: 'Insieme.',
			key,
		});
		await Promise.all([1, 2, 3].map(() => comment.writeComment(people[0]!, input('the-same-form'))));
		for (let n = 0; n < 18; n++) await comment.writeComment(people[1]!, input(`form-number-${n}`));
		const seen: string[] = [];
		for (let after: string | null = null; ;) {
			const page = await list('open', '', after);
			seen.push(...page.threads.map(({ id }) => id));
			if (page.next === null) break;
			after = page.next;
		}
		expect(seen).toHaveLength(7 + 1 + 18);
		expect(new Set(seen).size).toBe(seen.length);
	});

	test('comments follow the text in the commit that shows it', async () => {
		const { clauses } = await draft.readText(draftId);
		const { change } = await pen();
		await change((doc) =>
			archiveClause(doc, clauses.find(({ title }) => title === 'Spazi aperti il pomeriggio')!.id),
		);
		await draft.settle();
		expect((await list('open')).counts).toEqual({ open: 5, resolved: 1, gone: 3 });
	});

	test('many comments of a clause stay at their words while it is typed in, and across a restart', async () => {
		const { clauses } = await draft.readText(draftId);
		const { id } = clauses.find(({ title }) => title === 'Spazi aperti il pomeriggio')!;
		const { change } = await pen();
		const write = (at: number, words: string, gone = 0, paragraph = 0) =>
			change((doc) => {
				const body = clauseMap(doc).get(id)!.get('body') as Y.XmlFragment;
				const text = (body.get(paragraph % body.length) as Y.XmlElement).get(0) as Y.XmlText;
				// Between two words: words broken in three pieces would rightly be lost.
				const place = at === 0 ? 0 : text.toString().indexOf(' ', at) + 1;
				text.delete(place, gone);
				text.insert(place, words);
			});
		await write(0, 'Chi apre una sala la chiude anche, e chi la usa la lascia pulita per chi viene dopo. ');
		await draft.settle();
		const before = wordsOfHtml((await draft.readClause(draftId, id))!.html);
		const starts = [...before.matchAll(/\p{L}+ \p{L}+/gu)];
		for (const [number, { index, 0: quote }] of starts.entries()) {
			const passage = {
				...quoteAt(before, index, index + quote.length),
				from: index,
				to: index + quote.length,
			};
			const input = {
				spaceId,
				subject: { kind: 'clause' as const, id },
				passage: { ...passage, hash: 'a'.repeat(64) },
			};
			await comment.writeComment(people[number % 3]!, { ...input, text: 'Sì.', key: `passage-${number}` });
		}
		const there = (await comment.passagesOf(draftId, id)).length;
		expect(there).toBeGreaterThanOrEqual(starts.length);
		const stand = async () => {
			await draft.settle();
			const words = wordsOfHtml((await draft.readClause(draftId, id))!.html);
			const passages = await comment.passagesOf(draftId, id);
			for (const one of passages) expect(words.slice(one.from, one.to)).toBe(one.words);
			return passages.map((one) => one.words);
		};
		const all = await stand();
		for (const at of [0, 40, 41, 42, 85, 85]) {
			await write(at, 'x ');
			await stand();
		}
		await write(0, 'Due parole prima, ', 2);
		expect((await stand()).length).toBe(there);
		for (const at of [0, 30, 60]) {
			await write(at, 'y ');
			await write(at, 'y x ', 0, 1);
			await stand();
		}
		// Two places between two looks, and a restart before anybody has looked.
		await write(3, 'o tre ');
		await write(120, 'in più ');
		await draft.close();
		draft = createDraftRoom(kit);
		comment = createCommentRoom(kit, draft);
		await draft.catchUp();
		await write(0, 'E ');
		expect((await stand()).length).toBe(there);
		expect(all).toHaveLength(there);
	});

	/** Somebody who writes in the text, update by update. */
	async function pen() {
		const room = roomName('draft', draftId);
		const doc = new Y.Doc();
		const { snapshot, tail } = await kit.draftLog.load(room);
		if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
		for (const row of tail) Y.applyUpdate(doc, row.bytes);
		return {
			async change(act: (doc: Y.Doc) => void) {
				const before = Y.encodeStateVector(doc);
				doc.transact(() => act(doc));
				await kit.draftLog.append({ room, personId: null, bytes: Y.encodeStateAsUpdate(doc, before) });
			},
		};
	}
});
