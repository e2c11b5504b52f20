import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#domain/person/actor.ts';
import type { SpaceSubject } from '#domain/space/can.ts';
import type { ProposalState } from '#domain/proposal/life.ts';
import type { Reading } from '#server/proposal/views.ts';
import { subjectOf } from '#server/space/subject.ts';
import { createProposalRoom, type ProposalRoom } from '#server/proposal/room.ts';
import { seedDemonstration } from '#server/seed/seed-demonstration.ts';
import { verifyAudit } from '#server/audit/audit.ts';
import { kitOver } from '../support/contract-kit.ts';
import { whileClosing } from '../support/while-closing.ts';
import { clock, engines, type OpenEngine } from './engines.ts';

const start = Date.parse('2026-11-22T10:00:00Z');
const day = 86_400_000;

describe.each(engines)('proposals on $name', (engine) => {
	let open: OpenEngine;
	let kit: ReturnType<typeof kitOver>;
	let room: ProposalRoom;
	let pact = '';
	let here: SpaceSubject;
	let serial = 0;

	beforeEach(async () => {
		clock.now = start;
		open = await engine.open();
		kit = kitOver(open);
		await seedDemonstration(kit);
		room = createProposalRoom(kit);
		const db = open.storage.read;
		pact = (
			await db
				.selectFrom('space')
				.select('id')
				.where('slug', '=', 'patto-educativo')
				.executeTakeFirstOrThrow()
		).id;
		here = (await subjectOf(kit, pact))!;
		everybody = { actor: visitor, space: here };
		for (const table of ['proposal', 'search_text', 'notice'] as const)
			await open.storage.unitOfWork((unit) => unit.db.deleteFrom(table).execute());
	});
	afterEach(() => open.close());

	async function as(name: string): Promise<Actor> {
		const db = open.storage.read;
		const person = await db
			.selectFrom('person')
			.selectAll()
			.where('name', '=', name)
			.executeTakeFirstOrThrow();
		const seats = await db
			.selectFrom('space_member')
			.selectAll()
			.where('person_id', '=', person.id)
			.execute();
		return {
			kind: 'person',
			personId: person.id,
			sessionId: 's',
			name,
			administrator: Number(person.administrator) === 1,
			memberships: seats.map((row) => ({
				spaceId: row.space_id,
				role: row.role,
				organizationId: row.organization_id,
			})),
		} as unknown as Actor;
	}
	const key = () => `key${++serial}`;
	const proposed = async (name: string, change: Record<string, unknown> = {}): Promise<string> => {
		const input = {
			spaceId: pact,
			key: key(),
			title: 'Una biblioteca aperta la domenica',
			body: 'Due pomeriggi al mese.',
			forId: '',
			cardId: '',
			...change,
		};
		const answer = await room.propose(await as(name), input);
		if (!('proposalId' in answer)) throw new Error(JSON.stringify(answer));
		return answer.proposalId;
	};
	const at = (proposalId: string, more: Record<string, unknown> = {}) => ({
		spaceId: pact,
		proposalId,
		key: key(),
		...more,
	});
	const read = async (id: string, name: string | null = null) =>
		(await room.readProposal({ actor: name === null ? visitor : await as(name), space: here }, id))!;
	const support = async (id: string, name: string, on = true) =>
		room.supportProposal(await as(name), { spaceId: pact, proposalId: id, on });
	const step = async (id: string, name: string, seen: ProposalState, to: ProposalState, more = {}) =>
		room.answerProposal(await as(name), at(id, { seen, to, reason: 'Perché sì.', promised: '', ...more }));
	let everybody: Reading;
	const all = {
		words: '',
		state: null,
		forId: null,
		order: 'newest',
		after: null,
		before: null,
	} as const;

	test('Amina proposes something; a visitor reads it with her name, and everybody is told', async () => {
		const id = await proposed('Amina');
		expect(await read(id)).toMatchObject({
			title: 'Una biblioteca aperta la domenica',
			state: 'open',
			author: { name: 'Amina', body: null },
			mine: { author: false, edit: 'nothing' },
		});
		expect(await read(id, 'Amina')).toMatchObject({
			mine: { author: true, follows: true, edit: 'change', mayWithdraw: true },
		});
		const notices = await open.storage.read
			.selectFrom('notice')
			.selectAll()
			.where('kind', '=', 'proposal-written')
			.execute();
		expect(notices.length).toBeGreaterThan(0);
		expect(kit.facts).toContainEqual(
			expect.objectContaining({
				fact: expect.objectContaining({ kind: 'proposal-changed', proposalId: id }),
			}),
		);
	});

	test('who speaks for a body is shown with it; a proposal is made for a body of the tavolo, or for no stranger', async () => {
		const db = open.storage.read;
		const body = async (slug: string) =>
			(await db.selectFrom('organization').select('id').where('slug', '=', slug).executeTakeFirstOrThrow())
				.id;
		const id = await proposed('Omar', { forId: await body('comune-di-cornaredo') });
		expect(await read(id)).toMatchObject({
			author: { name: 'Omar', body: expect.any(String) },
			forBody: 'Comune di Cornaredo',
		});
		const strange = {
			spaceId: pact,
			key: key(),
			title: 'Una biblioteca',
			body: 'x',
			forId: await body('comune-di-canegrate'),
			cardId: 'nowhere',
		};
		expect(await room.propose(await as('Omar'), strange)).toEqual({
			refused: 'fields',
			faults: { forId: 'body-unknown', cardId: 'card-gone' },
		});
	});

	test('a flaky phone that sends twice makes one proposal, one argument, one answer', async () => {
		const once = { key: key() };
		expect(await proposed('Amina', once)).toBe(await proposed('Amina', once));
		const id = await proposed('Amina');
		const said = at(id, { side: 'for', text: 'Costa poco.' });
		const omar = await as('Omar');
		expect(await room.argue(omar, said)).toEqual(await room.argue(omar, said));
		expect((await read(id)).arguments).toHaveLength(1);
		const answer = at(id, { seen: 'open', to: 'accepted', reason: 'Sì.', promised: '' });
		const luca = await as('Luca');
		expect(await room.answerProposal(luca, answer)).toEqual({ done: true });
		expect(await room.answerProposal(luca, answer)).toEqual({ done: true });
		expect((await read(id)).steps).toHaveLength(2);
	});

	test('a visitor, and whoever may not read, get the same answer as for what is not there', async () => {
		const id = await proposed('Amina');
		const words = { title: 'Una biblioteca', body: 'x', forId: '', cardId: '' };
		expect(await room.propose(visitor, { spaceId: pact, key: key(), ...words })).toEqual({
			refused: 'not-found',
		});
		const guarded = (
			await open.storage.read
				.selectFrom('space')
				.select('id')
				.where('slug', '=', 'rete-donna')
				.executeTakeFirstOrThrow()
		).id;
		for (const name of ['Omar', 'Segreteria'])
			expect(await room.propose(await as(name), { spaceId: guarded, key: key(), ...words })).toEqual({
				refused: 'not-found',
			});
		expect(await room.supportProposal(visitor, { spaceId: pact, proposalId: id, on: true })).toEqual({
			refused: 'not-found',
		});
		expect(
			await room.supportProposal(await as('Omar'), { spaceId: guarded, proposalId: id, on: true }),
		).toEqual({ refused: 'not-found' });
		expect(
			await room.readProposal(
				{ actor: visitor, space: { ...here, spaceId: guarded as SpaceSubject['spaceId'] } },
				id,
			),
		).toBeNull();
	});

	test('one person stands behind it once, however often they tap; not the author; it can be taken back', async () => {
		const id = await proposed('Amina');
		await Promise.all(Array.from({ length: 10 }, () => support(id, 'Omar')));
		await support(id, 'Giulia');
		expect(await support(id, 'Amina')).toEqual({ refused: 'own' });
		expect((await read(id)).support).toBe(2);
		await support(id, 'Giulia', false);
		await support(id, 'Giulia', false);
		expect(await read(id, 'Omar')).toMatchObject({ support: 1, mine: { supports: true } });
		await step(id, 'Luca', 'open', 'declined');
		expect(await support(id, 'Giulia')).toEqual({ refused: 'answered' });
		expect(await support(id, 'Omar', false)).toEqual({ refused: 'answered' });
	});

	test('whoever comes while the tavolo is being closed is too late', async () => {
		const id = await proposed('Amina');
		const omar = await as('Omar');
		const form = { spaceId: pact, key: key(), title: 'Un forno', body: 'Per tutti.', forId: '', cardId: '' };
		const answers = await whileClosing(open.storage, pact, () =>
			Promise.all([
				room.supportProposal(omar, { spaceId: pact, proposalId: id, on: true }),
				room.propose(omar, form),
			]),
		);
		expect(answers).toEqual([{ refused: 'not-found' }, { refused: 'not-found' }]);
		expect((await read(id)).support).toBe(0);
	});

	test('Amina changes her words until somebody stands behind them, then adds; nobody else does either', async () => {
		const id = await proposed('Amina');
		const change = async (name: string) =>
			room.editProposal(await as(name), at(id, { title: 'Una palestra aperta', body: 'Di sera.' }));
		const add = async (name: string) =>
			room.addToProposal(await as(name), at(id, { text: 'Anche il sabato mattina.' }));
		expect(await change('Omar')).toEqual({ refused: 'not-found' });
		expect(await change('Amina')).toEqual({ done: true });
		await support(id, 'Omar');
		expect(await change('Amina')).toEqual({ refused: 'not-any-more' });
		expect(await add('Giulia')).toEqual({ refused: 'not-found' });
		expect(await add('Amina')).toEqual({ done: true });
		expect(await read(id, 'Amina')).toMatchObject({
			title: 'Una palestra aperta',
			additions: [{ text: 'Anche il sabato mattina.' }],
			mine: { edit: 'add' },
		});
		const found = async (words: string) => (await room.listProposals(everybody, { ...all, words })).count;
		expect([await found('palestra sabato'), await found('biblioteca')]).toEqual([1, 0]);
		const told = await open.storage.read
			.selectFrom('notice_concern')
			.selectAll()
			.where('reason', '=', 'supported')
			.execute();
		expect(told).toHaveLength(1);
	});

	test('Amina takes her proposal back: its words are gone from the page, the list and the search', async () => {
		const id = await proposed('Amina');
		await room.attachFile(
			await as('Amina'),
			at(id, { name: 'a.pdf', bytes: new TextEncoder().encode('%PDF-1.7') }),
		);
		expect(await room.withdrawProposal(await as('Omar'), at(id))).toEqual({ refused: 'not-found' });
		expect(await room.withdrawProposal(await as('Amina'), at(id))).toEqual({ done: true });
		expect(await room.withdrawProposal(await as('Amina'), at(id))).toEqual({ done: true });
		expect(await read(id)).toMatchObject({ state: 'withdrawn', title: '', body: '', attachments: [] });
		const told = await open.storage.read.selectFrom('notice').select('details').execute();
		expect(JSON.stringify(told)).not.toContain('biblioteca');
		expect(await room.listProposals(everybody, { ...all })).toMatchObject({ count: 0, lines: [] });
		expect(await room.similarProposals(everybody, 'biblioteca')).toEqual([]);
		const other = await proposed('Amina');
		await support(other, 'Omar');
		expect(await room.withdrawProposal(await as('Amina'), at(other))).toEqual({ refused: 'not-any-more' });
	});

	test('Luca or the office answer, with a reason; two at once do not both decide; the register keeps it', async () => {
		const id = await proposed('Amina');
		await support(id, 'Omar');
		expect(await step(id, 'Giulia', 'open', 'review')).toEqual({ refused: 'not-found' });
		expect(await step(id, 'Luca', 'open', 'review', { promised: '31/12/2026' })).toEqual({ done: true });
		expect(await step(id, 'Segreteria', 'open', 'declined')).toEqual({ refused: 'changed-meanwhile' });
		expect(await step(id, 'Segreteria', 'review', 'declined', { reason: ' ' })).toEqual({
			refused: 'fields',
			faults: { reason: 'reason-missing' },
		});
		expect(await step(id, 'Segreteria', 'review', 'partly', { reason: 'Il sabato sì.' })).toEqual({
			done: true,
		});
		expect(await read(id)).toMatchObject({
			state: 'partly',
			promisedOn: '2026-12-31',
			steps: [
				{ state: 'open', byName: 'Amina' },
				{ state: 'review', byName: 'Luca', promisedOn: '2026-12-31' },
				{ state: 'partly', byName: 'Segreteria', reason: 'Il sabato sì.' },
			],
		});
		const rows = await open.storage.read.selectFrom('audit_row').select('kind').orderBy('seq').execute();
		expect(rows.slice(-2).map((row) => row.kind)).toEqual(['proposal-review', 'proposal-partly']);
		expect((await verifyAudit(open.storage.read)).faults).toEqual([]);
		const reasons = await open.storage.read
			.selectFrom('notice_concern')
			.innerJoin('notice', 'notice.seq', 'notice_concern.notice_seq')
			.select('reason')
			.where('kind', '=', 'proposal-partly')
			.execute();
		expect(reasons.map((row) => row.reason).sort()).toEqual(['own', 'supported']);
	});

	test.each([
		['domani', 'date-unreadable'],
		['31/12', 'date-without-year'],
		['31/04/2027', 'date-not-in-calendar'],
		['21/11/2026', 'date-in-the-past'],
	])('a promised day %j is %s', async (promised, fault) => {
		const id = await proposed('Amina');
		expect(await step(id, 'Luca', 'open', 'review', { promised })).toEqual({
			refused: 'fields',
			faults: { promised: fault },
		});
	});

	test('an accepted proposal leads to its clause, and the clause back to it; a slip is taken back', async () => {
		const id = await proposed('Amina');
		const space = await open.storage.read
			.selectFrom('draft')
			.selectAll()
			.where('space_id', '=', pact)
			.executeTakeFirstOrThrow();
		await open.storage.unitOfWork((unit) =>
			unit.db
				.insertInto('clause')
				.values({
					draft_id: space.id,
					id: 'c1',
					number: 3,
					kind: 'clause',
					title: 'Aiuto',
					html: '',
					plain: '',
					hash: '',
					ancestors: '[]',
					archived: 0,
					changed_at: 0,
				})
				.onConflict((c) => c.doNothing())
				.execute(),
		);
		const link = async (clauseId: string, on = true) =>
			room.linkClause(await as('Luca'), { spaceId: pact, proposalId: id, clauseId, on });
		expect(await link('c1')).toEqual({ refused: 'not-accepted' });
		await step(id, 'Luca', 'open', 'accepted');
		expect(await link('nowhere')).toEqual({ refused: 'clause-gone' });
		expect(await link('c1')).toEqual({ done: true });
		expect(await link('c1')).toEqual({ done: true });
		expect((await read(id)).endings).toMatchObject([{ clauseId: 'c1', state: 'standing' }]);
		const where = { id: pact, slug: 'patto-educativo', draftId: space.id };
		expect(await room.threadSource.itemsOfClauses(where, ['c1'])).toEqual([
			{
				kind: 'proposal',
				id,
				clauseId: 'c1',
				title: 'Una biblioteca aperta la domenica',
				byName: 'Amina',
				at: start,
				since: start,
				state: 'accepted',
				reason: 'Perché sì.',
				href: `/tavoli/patto-educativo/proposte/${id}`,
			},
		]);
		await link('c1', false);
		expect((await read(id)).endings).toEqual([]);
	});

	test('a card that became a proposal says so, and the proposal says where it comes from', async () => {
		const board = await open.storage.read
			.selectFrom('board')
			.selectAll()
			.where('space_id', '=', pact)
			.executeTakeFirstOrThrow();
		await open.storage.unitOfWork((unit) =>
			unit.db
				.insertInto('card')
				.values({
					board_id: board.id,
					id: 'k1',
					column_id: 'x',
					group_id: null,
					position: 1,
					text: 'Chi tiene le chiavi?',
					kind: 'screen',
					archived: 0,
					changed_at: 0,
				})
				.execute(),
		);
		const id = await proposed('Amina', { cardId: 'k1' });
		expect((await read(id)).card).toEqual({ id: 'k1', text: 'Chi tiene le chiavi?' });
		await step(id, 'Luca', 'open', 'declined');
		expect((await room.proposalsOfCards(pact)).get('k1')).toMatchObject([{ id, state: 'declined' }]);
	});

	test('arguments stand for and against, the best supported first; nobody fills a side alone', async () => {
		const id = await proposed('Amina');
		const say = async (name: string, side: string, text: string) =>
			room.argue(await as(name), at(id, { side, text }));
		await say('Omar', 'against', 'Costa troppo.');
		clock.now += 1000;
		await say('Giulia', 'against', 'Mancano i volontari.');
		expect(await say('Omar', 'neither', 'x')).toEqual({ refused: 'input-malformed' });
		expect(await say('Omar', 'for', ' ')).toEqual({ refused: 'fields', faults: { text: 'missing' } });
		const second = (await read(id)).arguments[1]!;
		const like = async (name: string, on = true) =>
			room.supportArgument(await as(name), { spaceId: pact, proposalId: id, argumentId: second.id, on });
		expect(await like('Giulia')).toEqual({ refused: 'own' });
		await like('Amina');
		await like('Amina');
		expect((await read(id, 'Amina')).arguments).toMatchObject([
			{ text: 'Mancano i volontari.', support: 1, supported: true, mine: false },
			{ text: 'Costa troppo.', support: 0, supported: false },
		]);
		for (let n = 0; n < 4; n++) await say('Omar', 'for', `Motivo ${n} buono`);
		expect(await say('Omar', 'for', 'Ancora uno')).toEqual({ refused: 'enough' });
		await step(id, 'Luca', 'open', 'accepted');
		expect(await say('Teresa', 'for', 'Tardi')).toEqual({ refused: 'answered' });
	});

	test('an argument is taken back by whoever wrote it: its words and who agreed with them are gone', async () => {
		const id = await proposed('Amina');
		const said = await room.argue(await as('Omar'), at(id, { side: 'against', text: 'Costa troppo.' }));
		const { argumentId } = said as { argumentId: string };
		await room.supportArgument(await as('Giulia'), { spaceId: pact, proposalId: id, argumentId, on: true });
		const back = { argumentId };
		expect(await room.withdrawArgument(await as('Giulia'), at(id, back))).toEqual({ refused: 'not-found' });
		expect(await room.withdrawArgument(visitor, at(id, back))).toEqual({ refused: 'not-found' });
		await step(id, 'Luca', 'open', 'accepted');
		const sent = at(id, back);
		expect(await room.withdrawArgument(await as('Omar'), sent)).toEqual({ done: true });
		expect(await room.withdrawArgument(await as('Omar'), sent)).toEqual({ done: true });
		expect(await room.withdrawArgument(await as('Omar'), at(id, back))).toEqual({ refused: 'not-found' });
		expect(await read(id)).toMatchObject({ arguments: [], moreArguments: 0 });
		const left = await open.storage.read.selectFrom('argument_support').selectAll().execute();
		expect(left).toEqual([]);
	});

	test('at most five files, each what it says it is; download gives the same bytes', async () => {
		const id = await proposed('Amina');
		const amina = await as('Amina');
		const bytes = new Uint8Array([...new TextEncoder().encode('%PDF-1.7\n'), 0, 255, 10]);
		const attach = (name: string, content = bytes, actor = amina) =>
			room.attachFile(actor, at(id, { name, bytes: content }));
		expect(await attach('x.pdf', bytes, await as('Omar'))).toEqual({ refused: 'not-found' });
		expect(await attach('x.pdf', new TextEncoder().encode('<script>'))).toEqual({ refused: 'kind-unknown' });
		for (let n = 0; n < 5; n++) expect(await attach(`Pianta ${n}.html`)).toHaveProperty('attachmentId');
		expect(await attach('x.pdf')).toEqual({ refused: 'too-many-files' });
		const [first] = (await read(id)).attachments;
		expect(first).toMatchObject({ name: 'Pianta 0.pdf', kind: 'pdf', size: bytes.length });
		const file = (await room.readAttachment(everybody, id, first!.id))!;
		expect([...file.bytes]).toEqual([...bytes]);
		expect(
			await room.readAttachment(
				{ ...everybody, space: { ...here, spaceId: 'elsewhere' as SpaceSubject['spaceId'] } },
				id,
				first!.id,
			),
		).toBeNull();
		await room.detachFile(amina, { spaceId: pact, proposalId: id, attachmentId: first!.id });
		expect((await read(id)).attachments).toHaveLength(4);
		await support(id, 'Omar');
		expect(await room.detachFile(amina, { spaceId: pact, proposalId: id, attachmentId: 'x' })).toEqual({
			refused: 'not-any-more',
		});
	});

	test('pages of the list follow each other both ways, in both orders, filtered, without a hole or a double', async () => {
		const ids: string[] = [];
		for (let n = 0; n < 45; n++) {
			// Several in the same millisecond, as after an import.
			if (n % 3 === 0) clock.now += 1000;
			ids.push(
				await proposed(n % 2 ? 'Amina' : 'Omar', {
					title: `Proposta numero ${n} ${n % 5 ? 'verde' : 'BLÙ'}`,
				}),
			);
		}
		for (const id of ids.slice(10, 25)) await support(id, 'Giulia');
		for (const order of ['newest', 'supported'] as const) {
			const seen: string[] = [];
			let after: string | null = null;
			let page;
			do {
				page = await room.listProposals(everybody, { ...all, order, after });
				expect(page.count).toBe(45);
				seen.push(...page.lines.map(({ id }) => id));
				after = page.next;
			} while (after !== null);
			expect(new Set(seen).size).toBe(45);
			expect(seen).toHaveLength(45);
			if (order === 'supported') expect(new Set(seen.slice(0, 15))).toEqual(new Set(ids.slice(10, 25)));
			const back = await room.listProposals(everybody, { ...all, order, before: page.previous });
			expect(back.lines.map(({ id }) => id)).toEqual(seen.slice(20, 40));
			expect(back.previous).not.toBeNull();
			const first = await room.listProposals(everybody, { ...all, order, before: back.previous });
			expect(first).toMatchObject({ previous: null });
			expect(first.lines.map(({ id }) => id)).toEqual(seen.slice(0, 20));
		}
		const blue = await room.listProposals(everybody, { ...all, words: 'proposte blu' });
		expect([blue.count, blue.lines.length, blue.next]).toEqual([9, 9, null]);
		expect(await room.listProposals(everybody, { ...all, after: 'nonsense' })).toMatchObject({
			count: 45,
		});
		expect((await room.countByState(pact)).open).toBe(45);
	}, 120_000);

	test('somebody about to post is shown what is like it', async () => {
		const near = await proposed('Amina');
		await proposed('Omar', { title: 'Una palestra per tutti' });
		expect(
			(await room.similarProposals(everybody, 'Biblioteche aperte anche la domenica')).map(({ id }) => id),
		).toEqual([near]);
		expect(await room.similarProposals(everybody, '')).toEqual([]);
	});

	test.each([null, 7, {}, { spaceId: 'x' }, []])('%j is no form', async (input) => {
		const amina = await as('Amina');
		for (const act of [
			'propose',
			'editProposal',
			'addToProposal',
			'withdrawProposal',
			'supportProposal',
			'followProposal',
			'argue',
			'supportArgument',
			'withdrawArgument',
			'attachFile',
			'detachFile',
			'answerProposal',
			'linkClause',
		] as const)
			expect(await room[act](amina, input)).toEqual({ refused: 'input-malformed' });
	});

	test('a promise that was missed is late, by so many days', async () => {
		const id = await proposed('Amina');
		await step(id, 'Luca', 'open', 'review', { promised: '23/11/2026' });
		clock.now += 5 * day;
		expect((await read(id)).promisedOn).toBe('2026-11-23');
	});
});
