import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { visitor, type Actor } from '#domain/person/actor.ts';
import { archiveClause, restoreClause } from '#protocol/draft/archive-clause.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { markPassages, wordsOfHtml } from '#protocol/draft/mark-passages.ts';
import { paragraphTexts } from '#protocol/draft/paragraph.ts';
import { clauseParagraphs } from '#protocol/draft/read-draft.ts';
import { setText } from '#protocol/draft/set-title.ts';
import { splitClause } from '#protocol/draft/split-clause.ts';
import { roomName } from '#protocol/room-name.ts';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { whileClosing } from '../../tests/support/while-closing.ts';
import { createBoardRoom } from '../board/room.ts';
import { createDraftRoom, type DraftRoom } from '../draft/room.ts';
import { seedDemonstration } from '../seed/seed-demonstration.ts';
import { createSpaceRoom } from '../space/room.ts';
import type { SpaceView } from '../space/space-view.ts';
import { createCommentRoom, type CommentRoom } from './room.ts';
import type { Written } from './write-comment.ts';

let kit: TestKit;
let draft: DraftRoom;
let comment: CommentRoom;
let pact: SpaceView;
let amina: Actor;
let omar: Actor;
let giulia: Actor;

beforeEach(async () => {
	kit = await openTestKit();
	await seedDemonstration(kit);
	await kit.storage.unitOfWork(async ({ db }) => {
		// The comments of the demonstration are tested elsewhere.
		await db.deleteFrom('comment').execute();
		await db.deleteFrom('notice').execute();
	});
	draft = createDraftRoom(kit);
	comment = createCommentRoom(kit, draft);
	await draft.catchUp();
	[amina, omar, giulia] = [await as('Amina'), await as('Omar'), await as('Giulia')];
	pact = (await createSpaceRoom(kit).readSpace(amina, 'patto-educativo'))!;
});
afterEach(async () => {
	await draft.close();
	await kit.close();
});

async function as(name: string): Promise<Actor> {
	const db = kit.storage.read;
	const person = await db
		.selectFrom('person')
		.selectAll()
		.where('name', 'like', `${name}%`)
		.executeTakeFirstOrThrow();
	const seats = await db.selectFrom('space_member').selectAll().where('person_id', '=', person.id).execute();
	return {
		kind: 'person',
		personId: person.id,
		sessionId: 's',
		name: person.name,
		administrator: person.administrator === 1,
		memberships: seats.map((row) => ({
			spaceId: row.space_id,
			role: row.role,
			organizationId: row.organization_id,
		})),
	} as unknown as Actor;
}

async function clauseTitled(title: string) {
	const { clauses } = await draft.readText(pact.draftId);
	return (await draft.readClause(pact.draftId, clauses.find((clause) => clause.title === title)!.id))!;
}

let forms = 0;
const key = () => `form-${String(forms++).padStart(8, '0')}`;

async function passageOf(title: string, quote: string) {
	const clause = await clauseTitled(title);
	const words = wordsOfHtml(clause.html);
	const from = words.indexOf(quote);
	const to = from + quote.length;
	return {
		clause,
		passage: {
			from,
			to,
			hash: clause.hash,
			quote,
			before: words.slice(Math.max(0, from - 32), from),
			after: words.slice(to, to + 32),
		},
	};
}

async function write(title: string, quote: string, text: string, actor = amina): Promise<Written> {
	const { clause, passage } = await passageOf(title, quote);
	const written = await comment.writeComment(actor, {
		spaceId: pact.id,
		subject: { kind: 'clause', id: clause.id },
		passage,
		text,
		key: key(),
	});
	if ('refused' in written) throw new Error(written.refused);
	return written;
}

async function change(how: (doc: Y.Doc) => void): Promise<void> {
	const room = roomName('draft', pact.draftId);
	const doc = new Y.Doc();
	const { snapshot, tail } = await kit.draftLog.load(room);
	if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
	for (const row of tail) Y.applyUpdate(doc, row.bytes);
	const before = Y.encodeStateVector(doc);
	how(doc);
	await kit.draftLog.append({ room, personId: null, bytes: Y.encodeStateAsUpdate(doc, before) });
	await draft.settle();
}

const textOf = (doc: Y.Doc, clauseId: string) =>
	paragraphTexts(clauseParagraphs(clauseMap(doc).get(clauseId)!)[0]!)[0]!;
const place = async (threadId: string) => (await comment.readThread(amina, pact.id, threadId))?.place ?? null;
const whole = async (actor: Actor, change: Record<string, unknown> = {}) =>
	comment.writeComment(actor, {
		spaceId: pact.id,
		subject: { kind: 'clause', id: (await clauseTitled('Spazi aperti il pomeriggio')).id },
		passage: null,
		text: 'Bene.',
		key: key(),
		...change,
	});

const spaces = 'Spazi aperti il pomeriggio';
const days = 'almeno due spazi, dal lunedì al giovedì';

test('a long quarrel is read twenty answers at a time, each answer found by its own address', async () => {
	const head = (await whole(amina)) as Written;
	const answers: string[] = [];
	for (let n = 1; n <= 45; n += 1) {
		const answer = await comment.replyToComment(omar, {
			...{ spaceId: pact.id, threadId: head.id, text: `Risposta ${n}`, key: key() },
		});
		if ('refused' in answer) throw new Error(answer.refused);
		answers.push(answer.id);
		kit.pass(1_000);
	}
	await comment.withdrawComment(omar, { spaceId: pact.id, commentId: answers[0]! });
	const texts = (thread: Awaited<ReturnType<typeof comment.readThread>>) =>
		thread!.comments.map(({ text }) => text);
	const { clause } = await passageOf(spaces, days);
	const [beside] = (await comment.threadsOfClause(visitor, pact.draftId, clause.id)).threads;
	expect(texts(beside!)).toEqual(['Bene.', ...Array.from({ length: 20 }, (_, n) => `Risposta ${n + 2}`)]);
	expect(beside!.answers).toEqual({ all: 44, from: 0 });
	const last = await comment.readThread(visitor, pact.id, answers[44]!);
	expect(texts(last)).toEqual(['Bene.', 'Risposta 42', 'Risposta 43', 'Risposta 44', 'Risposta 45']);
	expect(last!.answers).toEqual({ all: 44, from: 40 });
	expect(texts(await comment.readThread(visitor, pact.id, head.id, 2))[1]).toBe('Risposta 22');
	for (const odd of [Number.NaN, -3, 1.5, 1e9])
		expect((await comment.readThread(visitor, pact.id, head.id, odd))!.answers.from).toBe(0);
	expect(texts(await comment.readThread(visitor, pact.id, head.id, 99))).toEqual(['Bene.']);
});

describe('a comment on a passage', () => {
	test('is read at its words by everybody, with the body its writer speaks for', async () => {
		const written = await write(spaces, days, 'Il venerdì è il giorno più difficile.', omar);
		expect(written).toMatchObject({ placed: 'exact', marked: true });
		const clause = await clauseTitled(spaces);
		const { threads } = await comment.threadsOfClause(visitor, pact.draftId, clause.id);
		expect(threads).toMatchObject([
			{
				state: 'open',
				place: {
					clauseId: clause.id,
					clauseNumber: 4,
					state: 'found',
					whole: false,
					quote: days,
					words: days,
				},
				comments: [{ text: 'Il venerdì è il giorno più difficile.', own: false, editableUntil: null }],
			},
		]);
		expect(threads[0]!.comments[0]!.author).toMatchObject({ guest: false });
		expect(threads[0]!.comments[0]!.author.organization).not.toBeNull();
		const passages = await comment.passagesOf(pact.draftId, clause.id);
		const labels = { count: (n: number) => `${n}`, href: (id: string) => `#${id}` };
		expect(markPassages(clause.html, passages, labels)).toContain(
			`<mark class="tv-passage">${days}</mark><a class="tv-passage-count" href="#${written.id}"`,
		);
		expect(await comment.countsByClause(pact.draftId)).toEqual(new Map([[clause.id, 1]]));
	});

	test('stays at its words when others rewrite around them and split the clause', async () => {
		const written = await write(spaces, days, 'E il venerdì?');
		const { id } = await clauseTitled(spaces);
		await change((doc) =>
			setText(
				textOf(doc, id),
				textOf(doc, id).toString().replace('Le scuole e le associazioni', 'Chi firma'),
			),
		);
		expect(await place(written.id)).toMatchObject({ state: 'found', clauseId: id, words: days });
		await change((doc) =>
			splitClause(
				doc,
				id,
				{ paragraph: 0, offset: textOf(doc, id).toString().indexOf('almeno') },
				{ id: 'half', title: 'Quali spazi' },
			),
		);
		expect(await place(written.id)).toMatchObject({
			state: 'found',
			clauseId: 'half',
			clauseTitle: 'Quali spazi',
			clauseNumber: 5,
			words: days,
			from: 0,
		});
		const heard = kit.facts.flatMap((fact) =>
			fact.kind === 'live' && fact.fact.kind === 'comments-changed' ? [fact.fact] : [],
		);
		expect(heard.slice(-2)).toMatchObject([
			{ subject: { kind: 'clause', id }, count: 0 },
			{ subject: { kind: 'clause', id: 'half' }, count: 1 },
		]);
	});

	test('is listed with its quote when its words are gone, and comes back with them', async () => {
		const written = await write(spaces, 'Gli spazi sono gratuiti.', 'Davvero?');
		const { id } = await clauseTitled(spaces);
		await change((doc) =>
			setText(textOf(doc, id), textOf(doc, id).toString().replace(' Gli spazi sono gratuiti.', '')),
		);
		expect(await place(written.id)).toMatchObject({ state: 'orphan', quote: 'Gli spazi sono gratuiti.' });
		const list = (filter: 'open' | 'gone') =>
			comment.listThreads(amina, {
				spaceId: pact.id,
				draftId: pact.draftId,
				filter,
				words: '',
				clauseId: null,
				after: null,
			});
		expect((await list('gone')).threads.map((thread) => thread.id)).toEqual([written.id]);
		expect((await list('open')).threads).toEqual([]);
		expect((await list('open')).counts).toEqual({ open: 0, resolved: 0, gone: 1 });
		expect(await comment.passagesOf(pact.draftId)).toEqual([]);
		await change((doc) =>
			setText(
				textOf(doc, id),
				textOf(doc, id).toString().replace(' Un adulto', ' Gli spazi sono gratuiti. Un adulto'),
			),
		);
		expect(await place(written.id)).toMatchObject({ state: 'found' });
	});

	test('made on a page that shows older words is placed by them, or on the clause, and says so', async () => {
		const { clause, passage } = await passageOf(spaces, days);
		const input = {
			spaceId: pact.id,
			subject: { kind: 'clause', id: clause.id },
			passage,
			text: 'E il venerdì?',
		};
		await change((doc) => textOf(doc, clause.id).insert(0, 'Da gennaio. '));
		const moved = await comment.writeComment(amina, { ...input, key: key() });
		expect(moved).toMatchObject({ placed: 'found', marked: true });
		expect(await place((moved as Written).id)).toMatchObject({ words: days, from: passage.from + 12 });
		await change((doc) => setText(textOf(doc, clause.id), 'Tutto nuovo.'));
		const lost = await comment.writeComment(amina, { ...input, key: key() });
		expect(lost).toMatchObject({ placed: 'whole', marked: true });
		expect(await place((lost as Written).id)).toMatchObject({ state: 'found', whole: true, quote: '' });
	});

	test('whose page was split meanwhile goes where the words went', async () => {
		const { clause, passage } = await passageOf(spaces, 'Un adulto responsabile è sempre presente.');
		await change((doc) =>
			splitClause(doc, clause.id, { paragraph: 0, offset: passage.from }, { id: 'adult' }),
		);
		const written = await comment.writeComment(amina, {
			spaceId: pact.id,
			subject: { kind: 'clause', id: clause.id },
			passage,
			text: 'Chi?',
			key: key(),
		});
		expect(written).toMatchObject({ placed: 'found', clauseId: 'adult' });
	});

	test('about a whole clause is without a place when the clause is taken out, and back with it', async () => {
		const written = (await whole(amina)) as Written;
		const { id } = await clauseTitled(spaces);
		await change((doc) => archiveClause(doc, id));
		expect(await place(written.id)).toMatchObject({ state: 'orphan', whole: true, clauseTitle: spaces });
		expect(await whole(amina, { subject: { kind: 'clause', id } }).catch(() => null)).toBeNull();
		await change((doc) => restoreClause(doc, id));
		expect(await place(written.id)).toMatchObject({ state: 'found' });
	});
});

describe('a thread', () => {
	test('is answered, settled and opened again, and its writers hear of it', async () => {
		const head = await write(spaces, days, 'E il venerdì?');
		const answer = await comment.replyToComment(omar, {
			spaceId: pact.id,
			threadId: head.id,
			text: 'Manca chi chiude.',
			key: key(),
		});
		expect(answer).toMatchObject({ threadId: head.id });
		expect(await comment.resolveComment(amina, { spaceId: pact.id, threadId: head.id })).toEqual({
			refused: 'not-allowed',
		});
		const settle = () => comment.resolveComment(omar, { spaceId: pact.id, threadId: head.id });
		expect(await settle()).toEqual({ threadId: head.id, state: 'resolved' });
		expect(await settle()).toEqual({ threadId: head.id, state: 'resolved' });
		expect(await comment.countsByClause(pact.draftId)).toEqual(new Map());
		expect(await comment.readThread(amina, pact.id, head.id)).toMatchObject({
			state: 'resolved',
			comments: [{ text: 'E il venerdì?' }, { text: 'Manca chi chiude.' }],
		});
		await comment.reopenComment(giulia, { spaceId: pact.id, threadId: head.id });
		expect((await comment.readThread(amina, pact.id, head.id))!.state).toBe('open');
		const told = await kit.storage.read
			.selectFrom('notice')
			.leftJoin('notice_concern', 'notice_concern.notice_seq', 'notice.seq')
			.select(['kind', 'reason', 'notice_concern.person_id'])
			.orderBy('seq')
			.orderBy('reason')
			.execute();
		expect(told.map(({ kind, reason }) => [kind, reason])).toEqual([
			['comment-written', null],
			['comment-answered', 'replied'],
			['comment-resolved', 'own'],
			['comment-reopened', 'own'],
			['comment-reopened', 'written-in'],
		]);
	});

	test('keeps the answers when its first words are taken back', async () => {
		const head = await write(spaces, days, 'Scrivo il mio numero di telefono.');
		const mine = { spaceId: pact.id, commentId: head.id };
		expect(await comment.withdrawComment(omar, mine)).toEqual({ refused: 'not-own' });
		await comment.replyToComment(omar, {
			spaceId: pact.id,
			threadId: head.id,
			text: 'Meglio di no.',
			key: key(),
		});
		expect(await comment.withdrawComment(amina, mine)).toMatchObject({ id: head.id });
		expect((await comment.readThread(omar, pact.id, head.id))!.comments).toMatchObject([
			{ text: '', withdrawn: true },
			{ text: 'Meglio di no.' },
		]);
		const other = await write(spaces, days, 'Errore.');
		await comment.withdrawComment(amina, { spaceId: pact.id, commentId: other.id });
		const { threads } = await comment.threadsOfClause(amina, pact.draftId, other.clauseId!);
		expect(threads.map((thread) => thread.id)).toEqual([head.id]);
	});
});

test('one mends one’s own words for a quarter of an hour, and readers see that', async () => {
	const { id } = await write(spaces, days, 'E il venerdi?');
	const mend = (text: string, actor = amina) =>
		comment.editComment(actor, { spaceId: pact.id, commentId: id, text });
	expect(await mend('E il venerdì?')).toMatchObject({ id });
	expect(await mend('Altro', omar)).toEqual({ refused: 'not-own' });
	kit.pass(15 * 60_000 + 1);
	expect(await mend('Troppo tardi')).toEqual({ refused: 'too-late' });
	expect((await comment.readThread(amina, pact.id, id))!.comments).toMatchObject([
		{ text: 'E il venerdì?', edited: true, own: true, editableUntil: null },
	]);
});

test('one person agrees once, not with themselves, and may change their mind', async () => {
	const { id } = await write(spaces, days, 'E il venerdì?');
	const agree = (actor: Actor, support = true) =>
		comment.supportComment(actor, { spaceId: pact.id, commentId: id, support });
	await Promise.all([agree(omar), agree(omar), agree(giulia)]);
	expect(await agree(omar)).toMatchObject({ supports: 2 });
	expect(await agree(amina)).toEqual({ refused: 'own-comment' });
	expect(await agree(visitor)).toEqual({ refused: 'not-allowed' });
	expect(await agree(giulia, false)).toMatchObject({ supports: 1 });
	expect((await comment.readThread(omar, pact.id, id))!.comments).toMatchObject([
		{ supports: 1, supported: true },
	]);
});

describe('what is wrong is refused and leaves no trace', () => {
	test('sent twice by a flaky phone, it is stored once', async () => {
		const same = key();
		const [first, second] = await Promise.all([whole(amina, { key: same }), whole(amina, { key: same })]);
		expect(second).toEqual(first);
		expect(
			(await comment.threadsOfClause(amina, pact.draftId, (first as Written).clauseId!)).threads,
		).toHaveLength(1);
	});

	test('no words, a book, nonsense, a clause or tavolo that is not there', async () => {
		expect(await whole(amina, { text: '  ' })).toEqual({
			refused: 'fields',
			faults: { text: 'text-missing' },
		});
		expect(await whole(amina, { text: 'a'.repeat(200_000) })).toEqual({
			refused: 'fields',
			faults: { text: 'text-too-long' },
		});
		expect(await whole(amina, { subject: { kind: 'clause', id: 'nowhere' } })).toEqual({
			refused: 'subject-gone',
		});
		expect(await whole(amina, { subject: { kind: 'proposal', id: 'nowhere' } })).toEqual({
			refused: 'subject-gone',
		});
		expect(await whole(amina, { subject: { kind: 'card', id: 'nowhere' } })).toEqual({
			refused: 'subject-gone',
		});
		expect(await whole(amina, { spaceId: 'nowhere' })).toEqual({ refused: 'not-found' });
		expect(await whole(amina, { key: '' })).toEqual({ refused: 'invalid' });
		expect(await comment.writeComment(amina, 'nonsense')).toEqual({ refused: 'invalid' });
		expect(await comment.countsByClause(pact.draftId)).toEqual(new Map());
	});

	test('visitors without a proof, and everybody in a closed tavolo', async () => {
		expect(await whole(visitor)).toEqual({ refused: 'not-allowed' });
		await kit.storage.unitOfWork(({ db }) =>
			db.updateTable('space').set({ guests_comment: 0 }).where('id', '=', pact.id).execute(),
		);
		const clause = await clauseTitled(spaces);
		const input = {
			spaceId: pact.id,
			subject: { kind: 'clause', id: clause.id },
			passage: null,
			text: 'Bene.',
		};
		expect(await comment.writeComment(visitor, { ...input, key: key() }, { name: 'Carla' })).toEqual({
			refused: 'guests-closed',
		});
		await kit.storage.unitOfWork(({ db }) =>
			db.updateTable('space').set({ state: 'closed' }).where('id', '=', pact.id).execute(),
		);
		expect(await whole(amina)).toEqual({ refused: 'space-closed' });
	});

	test('whoever comes while the tavolo is being closed', async () => {
		const said = await whole(amina);
		if ('refused' in said) throw new Error(said.refused);
		const at = { spaceId: pact.id, threadId: said.threadId };
		const { id: clauseId } = await clauseTitled(spaces);
		const form = { spaceId: pact.id, subject: { kind: 'clause', id: clauseId }, passage: null };
		const answers = await whileClosing(kit.storage, pact.id, () =>
			Promise.all([
				comment.writeComment(omar, { ...form, text: 'Tardi.', key: key() }),
				comment.replyToComment(omar, { ...at, text: 'Tardi.', key: key() }),
				comment.editComment(amina, { spaceId: pact.id, commentId: said.id, text: 'Tardi.' }),
				comment.supportComment(omar, { spaceId: pact.id, commentId: said.id, support: true }),
			]),
		);
		expect(answers).toEqual(answers.map(() => ({ refused: 'space-closed' })));
	});

	test('the tavolo of others: a protected one is not there', async () => {
		const db = kit.storage.read;
		const { id } = await db
			.selectFrom('space')
			.select('id')
			.where('slug', '=', 'rete-donna')
			.executeTakeFirstOrThrow();
		expect(await whole(omar, { spaceId: id })).toMatchObject({ refused: 'not-found' });
	});
});

test('a guest writes under a name, once the door has taken the proof', async () => {
	const { id: clauseId } = await clauseTitled(spaces);
	const written = await comment.writeComment(
		visitor,
		{
			spaceId: pact.id,
			subject: { kind: 'clause', id: clauseId },
			passage: null,
			text: 'Buona idea.',
			key: key(),
		},
		{ name: 'Carla, nonna' },
	);
	expect((await comment.readThread(visitor, pact.id, (written as Written).id))!.comments).toMatchObject([
		{ author: { name: 'Carla, nonna', guest: true, color: null, organization: null }, own: false },
	]);
});

test('a guest answers, and takes back only what they hold the key of, name and all', async () => {
	const head = await write(spaces, days, 'E il venerdì?');
	const answer = (await comment.replyToComment(
		visitor,
		{ spaceId: pact.id, threadId: head.id, text: 'Il venerdì apro io.', key: key() },
		{ name: 'Carla, nonna' },
	)) as { id: string };
	const thread = () => comment.readThread(visitor, pact.id, head.id);
	expect((await thread())!.comments[1]).toMatchObject({
		text: 'Il venerdì apro io.',
		author: { name: 'Carla, nonna', guest: true },
	});
	const news = await kit.storage.read.selectFrom('notice').select('details').orderBy('seq', 'desc').execute();
	expect(JSON.parse(news[0]!.details)).toMatchObject({ guest: 'yes' });
	expect(JSON.parse(news[1]!.details)).not.toHaveProperty('guest');
	const hers = { spaceId: pact.id, commentId: answer.id };
	expect(await comment.withdrawComment(visitor, hers)).toEqual({ refused: 'not-own' });
	expect(await comment.withdrawComment(visitor, { ...hers, commentId: head.id }, true)).toEqual({
		refused: 'not-own',
	});
	await comment.withdrawComment(visitor, hers, true);
	expect((await thread())!.comments).toHaveLength(1);
	const row = await kit.storage.read
		.selectFrom('comment')
		.select(['text', 'guest_name'])
		.where('id', '=', answer.id)
		.executeTakeFirst();
	expect(row).toEqual({ text: '', guest_name: '' });
	kit.pass(2 * 3_600_000);
	expect(await comment.withdrawComment(visitor, hers, true)).toEqual({ refused: 'too-late' });
});

test('a card is commented too, and HTML stays text', async () => {
	const board = createBoardRoom(kit);
	await board.catchUp();
	await board.close();
	const card = await kit.storage.read
		.selectFrom('card')
		.select('id')
		.where('board_id', '=', pact.boardId)
		.where('archived', '=', 0)
		.executeTakeFirstOrThrow();
	const subject = { kind: 'card' as const, id: card.id };
	await whole(amina, { subject, text: '<script>alert(1)</script>' });
	const { threads } = await comment.threadsOfSubject(omar, pact.id, subject);
	expect(threads).toMatchObject([{ place: null, comments: [{ text: '<script>alert(1)</script>' }] }]);
	await comment.replyToComment(giulia, {
		spaceId: pact.id,
		threadId: threads[0]!.id,
		text: 'Sono solo parole.',
		key: key(),
	});
	expect(await comment.countsByCard(pact.id)).toEqual(new Map([[card.id, 2]]));
	await comment.withdrawComment(amina, { spaceId: pact.id, commentId: threads[0]!.id });
	expect(await comment.countsByCard(pact.id)).toEqual(new Map([[card.id, 1]]));
	expect(await comment.countsByCard('another')).toEqual(new Map());
});

test('comments are found by their words and by the words they are about, a page at a time', async () => {
	for (let n = 0; n < 45; n++) {
		kit.pass(1_000);
		await write(spaces, days, n % 2 === 0 ? `Perché il lunedì? ${n}` : `Altro ${n}`);
	}
	kit.pass(1_000);
	const answered = await write(spaces, 'Gli spazi sono gratuiti.', 'Bene.');
	await comment.replyToComment(omar, {
		spaceId: pact.id,
		threadId: answered.id,
		text: 'Anche la PALESTRA di via Volta',
		key: key(),
	});
	const list = (words: string, after: string | null = null) =>
		comment.listThreads(amina, {
			spaceId: pact.id,
			draftId: pact.draftId,
			filter: 'open',
			words,
			clauseId: null,
			after,
		});
	const all: string[] = [];
	for (let after: string | null = null; ;) {
		const page = await list('', after);
		all.push(...page.threads.map((thread) => thread.id));
		if (page.next === null) break;
		after = page.next;
	}
	expect(all).toHaveLength(46);
	expect(new Set(all).size).toBe(46);
	expect(all[0]).toBe(answered.id);
	expect((await list('perche')).counts.open).toBe(23);
	expect((await list('palestra')).threads.map((thread) => thread.id)).toEqual([answered.id]);
	expect((await list('gratuiti')).threads.map((thread) => thread.id)).toEqual([answered.id]);
	expect((await list('', 'nonsense')).threads).toHaveLength(20);
});

test('comments are stations of the thread of their clause', async () => {
	const written = await write(spaces, days, 'E il venerdì?');
	const space = { id: pact.id, slug: pact.slug, draftId: pact.draftId };
	expect(await comment.threadSource.itemsOfClauses(space, [written.clauseId!])).toMatchObject([
		{
			kind: 'comment',
			id: written.id,
			title: 'E il venerdì?',
			state: 'open',
			href: `/tavoli/patto-educativo/commenti/${written.id}`,
		},
	]);
	expect(await comment.threadSource.itemsOfClauses(space, [])).toEqual([]);
});

test('what is hidden is a line for readers, words for its writer, and neither counted, drawn nor found', async () => {
	const head = await write(spaces, days, 'Parole da nascondere.');
	await comment.replyToComment(omar, { spaceId: pact.id, threadId: head.id, text: 'Calma.', key: key() });
	const source = comment.moderationSource;
	expect(await source.find(kit.storage.read, pact, [head.id, 'nobody'])).toMatchObject([
		{ id: head.id, text: 'Parole da nascondere.', clauseId: head.clauseId },
	]);
	await kit.storage.unitOfWork(async (unit) => {
		await unit.db
			.insertInto('hiding')
			.values({
				id: 'hiding',
				space_id: pact.id,
				kind: 'comment',
				subject_id: head.id,
				reason: 'Offende una persona.',
				hidden_at: 0,
				hidden_by: null,
				restored_at: null,
				restored_by: null,
			} as never)
			.execute();
		await source.shifted!(unit, head.id, true);
	});
	const seen = async (actor: Actor) => (await comment.readThread(actor, pact.id, head.id))!.comments[0]!;
	expect(await seen(omar)).toMatchObject({ text: '', hidden: 'Offende una persona.' });
	expect(await seen(amina)).toMatchObject({ text: 'Parole da nascondere.', hidden: 'Offende una persona.' });
	expect(await comment.countsByClause(pact.draftId)).toEqual(new Map([[head.clauseId, 1]]));
	expect(await comment.passagesOf(pact.draftId)).toEqual([]);
	const found = async () => {
		const query = { spaceId: pact.id, draftId: pact.draftId, clauseId: null, after: null };
		const page = await comment.listThreads(omar, { ...query, filter: 'open', words: 'nascondere' });
		return page.threads;
	};
	expect(await found()).toEqual([]);
	// Its writer had the form open: what they mend stays hidden.
	const mended = { spaceId: pact.id, commentId: head.id, text: 'Ancora da nascondere.' };
	expect(await comment.editComment(amina, mended)).toMatchObject({ id: head.id });
	expect(await found()).toEqual([]);
});

test('words taken back are in no news either, and nobody has to look at a report of them', async () => {
	const { id } = await write(spaces, days, 'Il numero di Anna è 333.');
	const titles = async () =>
		(await kit.storage.read.selectFrom('notice').select('details').execute())
			.map(({ details }) => details)
			.join();
	const report = { space_id: pact.id, kind: 'comment', subject_id: id, reason: 'personal-data', note: '' };
	await kit.storage.unitOfWork(({ db }) =>
		db
			.insertInto('report')
			.values({
				...report,
				id: 'r',
				at: 0,
				state: 'open',
				person_id: null,
				guest: 1,
				settled_at: null,
				settled_by: null,
			})
			.execute(),
	);
	await comment.editComment(amina, { spaceId: pact.id, commentId: id, text: 'Il numero lo dico a voce.' });
	expect(await titles()).toContain('a voce');
	expect(await titles()).not.toContain('333');
	await comment.withdrawComment(amina, { spaceId: pact.id, commentId: id });
	expect(await titles()).not.toContain('a voce');
	expect(await kit.storage.read.selectFrom('report').select('state').execute()).toEqual([
		{ state: 'withdrawn' },
	]);
});
