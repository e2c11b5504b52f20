import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { visitor, type Actor } from '#domain/person/actor.ts';
import { addClause } from '#protocol/draft/add-clause.ts';
import { archiveClause } from '#protocol/draft/archive-clause.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { paragraphTexts } from '#protocol/draft/paragraph.ts';
import { clauseParagraphs, readDraft } from '#protocol/draft/read-draft.ts';
import { renderClause } from '#protocol/draft/render-clause.ts';
import { setText } from '#protocol/draft/set-title.ts';
import { roomName } from '#protocol/room-name.ts';
import { createAmendmentRoom, type AmendmentRoom } from '#server/amendment/room.ts';
import { amendmentModeration } from '#server/amendment/moderation-source.ts';
import { verifyAudit } from '#server/audit/audit.ts';
import { copyText } from '#server/draft-log/text-copy.ts';
import { createDraftRoom, type DraftRoom } from '#server/draft/room.ts';
import { createModerationRoom } from '#server/moderation/room.ts';
import { asking, kitOver, putPeople, putSpace } from '../support/contract-kit.ts';
import { whileClosing } from '../support/while-closing.ts';
import { clock, engines, type OpenEngine } from './engines.ts';

const luca = asking('Luca', { pattopatto: 'facilitator' });
const amina = asking('Amina', { pattopatto: 'citizen' });
const giulia = asking('Giulia', { pattopatto: 'editor' });
const omar = asking('Omar', { pattopatto: 'editor' });
const stranger = asking('Nadia');

const draftId = 'pattopattodraft';
const space = { id: 'pattopatto' };
const words = 'Le scuole aprono almeno due spazi, dal lunedì al giovedì. Gli spazi sono gratuiti.';
const friday = words.replace('giovedì', 'venerdì');
const village = words.replace('due spazi, dal lunedì al giovedì', 'uno spazio in centro e uno a San Pietro');
const forAll = words.replace('gratuiti', 'gratuiti per tutti');

describe.each(engines)('emendamenti on $name', (engine) => {
	let open: OpenEngine;
	let kit: ReturnType<typeof kitOver>;
	let draft: DraftRoom;
	let room: AmendmentRoom;
	let keys = 0;

	beforeEach(async () => {
		open = await engine.open();
		kit = kitOver(open);
		await open.storage.unitOfWork(async (unit) => {
			await putPeople(unit, ['Luca', 'Amina', 'Giulia', 'Omar', 'Nadia']);
			await putSpace(unit, space.id);
			await putSpace(unit, 'rifugiorifugio', 'protected');
			await unit.db.updateTable('draft').set({ id: draftId }).where('space_id', '=', space.id).execute();
		});
		draft = createDraftRoom(kit);
		room = createAmendmentRoom(kit);
		await write((doc) => addClause(doc, { id: 'spazi', title: 'Spazi', paragraphs: [{ text: words }] }));
	});
	afterEach(async () => {
		await draft.close();
		await open.close();
	});

	/** As somebody at a page does, stored and seen by readers. */
	async function write(change: (doc: Y.Doc) => void, seen = true): Promise<void> {
		const text = await copyText(kit.draftLog, roomName('draft', draftId));
		const bytes = text.madeBy(() => change(text.doc));
		await kit.draftLog.append({ room: roomName('draft', draftId), personId: 'omar', bytes: bytes! });
		if (seen) await draft.settle();
	}
	const type = (from: string, to: string, seen = true) =>
		write((doc) => {
			const text = paragraphTexts(clauseParagraphs(clauseMap(doc).get('spazi')!)[0]!)[0]!;
			setText(text, text.toString().replace(from, to));
		}, seen);
	const stored = async () =>
		readDraft((await copyText(kit.draftLog, roomName('draft', draftId))).doc).clauses[0]!;
	const plain = async () => (await draft.readClause(draftId, 'spazi'))!.plain;
	const hash = async () => (await draft.readClause(draftId, 'spazi'))!.hash;

	const form = async (wording: string, more: object = {}) => ({
		spaceId: space.id,
		clauseId: 'spazi',
		key: `k${keys++}`,
		base: await hash(),
		wording,
		reason: 'Chi lavora torna tardi.',
		name: '',
		title: '',
		...more,
	});
	async function propose(who: Actor, wording: string, more: object = {}): Promise<string> {
		clock.now += 1_000;
		const answer = await room.proposeAmendment(who, await form(wording, more));
		if (!('id' in answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
		return answer.id;
	}
	const about = (amendmentId: string, more: object = {}) => ({
		spaceId: space.id,
		amendmentId,
		key: `k${keys++}`,
		...more,
	});
	const accept = async (who: Actor, id: string, more: object = {}) =>
		room.acceptAmendment(who, about(id, { seen: await hash(), ...more }));
	const reading = (actor: Actor = visitor) => ({
		actor,
		draftId,
		space: {
			spaceId: space.id as never,
			visibility: 'public' as const,
			state: 'open' as const,
			residentsWrite: false,
			guestsComment: true,
		},
	});
	const page = async (id: string, who?: Actor) => (await room.readAmendment(reading(who), id))!;
	const compare = async (who?: Actor) => (await room.compareAmendments(reading(who), 'spazi')).undecided;
	const notices = () => open.storage.read.selectFrom('notice').selectAll().orderBy('seq').execute();

	test('Amina proposes other words: everybody reads what goes, what comes, and why', async () => {
		const id = await propose(amina, friday, { name: 'Anche il venerdì' });
		const view = await page(id);
		expect(view).toMatchObject({
			letter: 'A',
			name: 'Anche il venerdì',
			author: { name: 'Amina', body: null },
			state: 'open',
			for: 0,
			reason: 'Chi lavora torna tardi.',
			textChanged: false,
			today: null,
			clauseNumber: 1,
			base: { plain: words },
			proposed: { plain: friday },
			events: [{ kind: 'proposed', by: 'Amina' }],
		});
		const changed = view.runs.filter((run) => run.kind !== 'same').map(({ kind, text }) => [kind, text]);
		expect(changed).toEqual([
			['removed', 'giovedì'],
			['added', 'venerdì'],
		]);
		expect(await notices()).toMatchObject([{ kind: 'amendment-proposed', person_id: 'amina' }]);
		expect(await plain()).toBe(words);
	});

	test('a name nobody gave is taken from the words', async () => {
		expect((await page(await propose(amina, friday))).name).toBe('«venerdì»');
		expect((await page(await propose(omar, words.replace(' Gli spazi sono gratuiti.', '')))).name).toMatch(
			/^− «/,
		);
		expect((await page(await propose(omar, words, { title: 'Porte aperte' }))).name).toBe('Porte aperte');
	});

	test.each([
		[words, {}, { refused: 'identical' }],
		[` ${words.replaceAll('. ', '.  ')}\r\n\r\n`, { title: ' Spazi ' }, { refused: 'identical' }],
		['', {}, { refused: 'fields', faults: { wording: 'wording-missing' } }],
		['x'.repeat(200_000), {}, { refused: 'fields', faults: { wording: 'wording-too-long' } }],
		[friday, { reason: ' ' }, { refused: 'fields', faults: { reason: 'reason-missing' } }],
		[friday, { clauseId: 'nothing' }, { refused: 'clause-gone' }],
		[friday, { base: 'x' }, { refused: 'input-malformed' }],
		[friday, { spaceId: 'nowhere' }, { refused: 'not-found' }],
		[friday, { spaceId: 'rifugiorifugio' }, { refused: 'not-found' }],
		[friday, { rewrites: 'nothing' }, { refused: 'not-yours' }],
	])('what cannot be proposed is refused in words (%#)', async (wording, more, answer) => {
		expect(await room.proposeAmendment(amina, await form(wording, more))).toEqual(answer);
		expect(await notices()).toEqual([]);
	});

	test('whoever comes while the tavolo is being closed is told the same', async () => {
		const id = await propose(amina, friday);
		const another = await form(village);
		const answers = await whileClosing(open.storage, space.id, () =>
			Promise.all([
				room.takeStance(omar, about(id, { stance: 'for' })),
				room.proposeAmendment(omar, another),
			]),
		);
		expect(answers).toEqual([{ refused: 'not-allowed' }, { refused: 'not-allowed' }]);
	});

	test('whoever has no account, or meets a closed tavolo, is told', async () => {
		expect(await room.proposeAmendment(visitor, await form(friday))).toEqual({ refused: 'not-allowed' });
		await open.storage.unitOfWork(({ db }) =>
			db.updateTable('space').set({ state: 'closed' }).where('id', '=', space.id).execute(),
		);
		expect(await room.proposeAmendment(amina, await form(friday))).toEqual({ refused: 'not-allowed' });
	});

	test('the text changed while Amina wrote: she is shown the one of today', async () => {
		const old = await form(friday);
		await type('due spazi', 'tre spazi');
		expect(await room.proposeAmendment(amina, old)).toMatchObject({
			refused: 'changed',
			today: { plain: words.replace('due', 'tre'), hash: await hash() },
		});
		await write((doc) => archiveClause(doc, 'spazi'));
		expect(await room.proposeAmendment(amina, old)).toEqual({ refused: 'clause-gone' });
	});

	test('a form sent twice by a flaky phone is one emendamento', async () => {
		const sent = await form(friday);
		const [one, other] = await Promise.all([1, 2].map(() => room.proposeAmendment(amina, sent)));
		expect(one).toEqual(other);
		expect(await compare()).toHaveLength(1);
	});

	test('one person, one stand: it changes, is taken back, and is never on one’s own words', async () => {
		const id = await propose(amina, friday);
		const stand = (who: Actor, stance: string) => room.takeStance(who, about(id, { stance }));
		expect(await stand(omar, 'for')).toEqual({ done: true });
		await Promise.all([1, 2, 3].map(() => stand(omar, 'for')));
		await stand(giulia, 'against');
		await stand(stranger, 'for');
		expect(await page(id, omar)).toMatchObject({ for: 2, against: 1, mine: 'for', own: false });
		await stand(omar, 'against');
		expect(await page(id, omar)).toMatchObject({ for: 1, against: 2, mine: 'against' });
		await stand(omar, 'none');
		expect(await page(id, omar)).toMatchObject({ for: 1, against: 1, mine: null });
		expect(await stand(amina, 'for')).toEqual({ refused: 'own' });
		expect(await stand(visitor, 'for')).toEqual({ refused: 'not-allowed' });
		expect(await stand(omar, 'perhaps')).toEqual({ refused: 'input-malformed' });
		const live = kit.facts.flatMap((fact) =>
			fact.kind === 'live' && fact.fact.kind === 'amendment-changed' ? [fact.fact] : [],
		);
		expect(live.at(-1)).toMatchObject({
			amendmentId: id,
			clauseId: 'spazi',
			state: 'open',
			for: 1,
			against: 1,
		});
	});

	test('two that change the same words exclude each other, a third does not', async () => {
		await propose(giulia, friday);
		await propose(amina, village);
		await propose(omar, forAll);
		expect((await compare()).map(({ letter, sameWordsAs }) => [letter, sameWordsAs])).toEqual([
			['A', ['B']],
			['B', ['A']],
			['C', []],
		]);
	});

	test('Luca accepts: the text says it, the thread leads to the clause, authors and supporters are told', async () => {
		const id = await propose(amina, friday, { title: 'Spazi aperti' });
		await room.takeStance(omar, about(id, { stance: 'for' }));
		await room.takeStance(giulia, about(id, { stance: 'against' }));
		clock.now += 5_000;
		const before = await kit.draftLog.headSeq(roomName('draft', draftId));
		expect(await accept(luca, id, { reason: 'Lo chiedono in tanti.' })).toEqual({
			done: true,
			clauseId: 'spazi',
		});
		expect(await kit.draftLog.headSeq(roomName('draft', draftId))).toBe(before + 1);
		await draft.settle();
		expect(await plain()).toBe(friday);
		expect((await stored()).title).toBe('Spazi aperti');
		expect(await page(id)).toMatchObject({
			state: 'accepted',
			outcome: null,
			textChanged: false,
			events: [{ kind: 'proposed' }, { kind: 'accepted', by: 'Luca', reason: 'Lo chiedono in tanti.' }],
		});
		const [link] = await open.storage.read
			.selectFrom('lineage_link')
			.selectAll()
			.where('from_kind', '=', 'amendment')
			.execute();
		expect(link).toMatchObject({ from_id: id, to_kind: 'clause', to_id: 'spazi', person_id: 'luca' });
		const told = (await notices()).at(-1)!;
		expect(told).toMatchObject({ kind: 'amendment-accepted', person_id: 'luca' });
		const concerns = await open.storage.read
			.selectFrom('notice_concern')
			.select(['person_id', 'reason'])
			.where('notice_seq', '=', Number(told.seq))
			.orderBy('person_id')
			.execute();
		expect(concerns).toEqual([
			{ person_id: 'amina', reason: 'own' },
			{ person_id: 'omar', reason: 'supported' },
		]);
		expect((await verifyAudit(open.storage.read)).faults).toEqual([]);
		expect(await room.threadSource.itemsOfClauses({ ...space, slug: 's', draftId }, ['spazi'])).toMatchObject(
			[{ kind: 'amendment', id, byName: 'Amina', state: 'accepted', reason: 'Lo chiedono in tanti.' }],
		);
	});

	test('marks and headings nobody touched survive', async () => {
		await write((doc) =>
			addClause(doc, {
				id: 'ricco',
				title: 'Ricco',
				paragraphs: [
					{ text: 'Quando', heading: 2 },
					{ text: [{ text: 'Il ' }, { text: 'lunedì', bold: true }, { text: ' mattina.' }] },
					{ text: 'una mappa', list: 'bullet' },
				],
			}),
		);
		const clause = (await draft.readClause(draftId, 'ricco'))!;
		const answer = await room.proposeAmendment(amina, {
			...(await form('Quando\nIl lunedì pomeriggio.\n- una mappa\n- un avviso')),
			clauseId: 'ricco',
			base: clause.hash,
		});
		const id = (answer as { id: string }).id;
		expect(await room.acceptAmendment(luca, about(id, { seen: clause.hash }))).toMatchObject({ done: true });
		const after = readDraft((await copyText(kit.draftLog, roomName('draft', draftId))).doc).clauses[1]!;
		expect(renderClause(after)).toBe(
			'<h4>Quando</h4><p>Il <strong>lunedì</strong> pomeriggio.</p><ul><li>una mappa</li><li>un avviso</li></ul>',
		);
	});

	test('accepted twice by a double click changes the text once; nobody decides twice', async () => {
		const id = await propose(amina, friday);
		const sent = about(id, { seen: await hash() });
		const answers = await Promise.all([1, 2].map(() => room.acceptAmendment(luca, sent)));
		expect(answers).toEqual([1, 2].map(() => ({ done: true, clauseId: 'spazi' })));
		expect((await notices()).filter((one) => one.kind === 'amendment-accepted')).toHaveLength(1);
		await draft.settle();
		expect(await accept(luca, id)).toEqual({ refused: 'decided' });
		expect(await room.rejectAmendment(luca, about(id, { reason: 'No.' }))).toEqual({ refused: 'decided' });
		expect(await room.withdrawAmendment(amina, about(id))).toEqual({ refused: 'decided' });
		expect(await room.takeStance(omar, about(id, { stance: 'for' }))).toEqual({ refused: 'decided' });
	});

	test('the text changed since: three texts are shown, and only a person puts them together', async () => {
		const id = await propose(amina, friday);
		await type('gratuiti', 'gratuiti e caldi');
		expect(await page(id)).toMatchObject({ textChanged: true, today: { clashes: false } });
		const merged = words.replace('gratuiti', 'gratuiti e caldi').replace('giovedì', 'venerdì');
		const asked = await accept(luca, id);
		expect(asked).toMatchObject({
			refused: 'changed',
			suggestion: { plain: merged, clashes: false, title: 'Spazi' },
		});
		expect(await plain()).not.toBe(merged);
		const { hash: seen, plain: seenPlain } = (asked as { today: { hash: string; plain: string } }).today;
		// Somebody types between the question and the answer: it is asked again.
		await type('caldi', 'caldi e belli');
		const again = await room.acceptAmendment(
			luca,
			about(id, { seen, seenPlain, plain: merged, title: 'Spazi' }),
		);
		expect(again).toMatchObject({
			refused: 'changed',
			today: { plain: words.replace('gratuiti', 'gratuiti e caldi e belli') },
		});
		const { today, suggestion } = again as { today: { hash: string }; suggestion: { plain: string } };
		const confirm = about(id, {
			seen: today.hash,
			plain: suggestion.plain.replace('almeno', 'sempre'),
			title: 'Spazi',
		});
		expect(await room.acceptAmendment(luca, confirm)).toMatchObject({ done: true });
		await draft.settle();
		expect(await plain()).toBe(suggestion.plain.replace('almeno', 'sempre'));
		const view = await page(id);
		expect(view.outcome!.runs.some((run) => run.kind === 'added' && run.text.includes('belli'))).toBe(true);
	});

	test('letters stored a moment ago, not yet in readers’ pages, are not written over', async () => {
		const id = await propose(amina, friday);
		await type('gratuiti', 'gratuiti e caldi', false);
		expect(await accept(luca, id)).toMatchObject({
			refused: 'changed',
			today: { plain: words.replace('gratuiti', 'gratuiti e caldi') },
		});
	});

	test('words typed while the acceptance waits for the writer are kept', async () => {
		const id = await propose(amina, friday);
		await type('gratuiti', 'gratuiti e caldi');
		const seen = await hash();
		const merged = friday.replace('gratuiti', 'gratuiti e caldi');
		// A page that has not heard of the acceptance yet types into the very words.
		const pageOfOmar = await copyText(kit.draftLog, roomName('draft', draftId));
		const late = pageOfOmar.madeBy(() =>
			paragraphTexts(clauseParagraphs(clauseMap(pageOfOmar.doc).get('spazi')!)[0]!)[0]!.insert(48, '(!)'),
		)!;
		expect(await room.acceptAmendment(luca, about(id, { seen, plain: merged }))).toMatchObject({
			done: true,
		});
		await kit.draftLog.append({ room: roomName('draft', draftId), personId: 'omar', bytes: late });
		await draft.settle();
		expect(await plain()).toContain('(!)');
		expect((await plain()).replace('(!)', '')).toContain('venerdì');
	});

	test('what touches the accepted words is to be looked at again, and its author rewrites it keeping the words', async () => {
		const first = await propose(giulia, friday);
		const second = await propose(amina, village);
		const third = await propose(omar, forAll);
		await room.takeStance(omar, about(second, { stance: 'for' }));
		clock.now += 1_000;
		await accept(luca, first);
		await draft.settle();
		expect(await page(second)).toMatchObject({
			state: 'overtaken',
			textChanged: true,
			suggestion: { clashes: true },
			events: [{ kind: 'proposed' }, { kind: 'overtaken', other: { id: first, letter: 'A' } }],
		});
		expect(await page(third)).toMatchObject({
			state: 'open',
			textChanged: true,
			suggestion: { clashes: false },
		});
		expect((await notices()).map((one) => one.kind)).toContain('amendment-overtaken');
		expect(await room.takeStance(omar, about(second, { stance: 'against' }))).toEqual({
			refused: 'overtaken',
		});

		const { suggestion } = await page(second);
		const rewritten = await propose(amina, suggestion!.plain, { rewrites: second });
		expect(await page(second)).toMatchObject({
			state: 'withdrawn',
			rewrittenAs: { id: rewritten, letter: 'D' },
		});
		expect(await page(rewritten)).toMatchObject({
			state: 'open',
			textChanged: false,
			events: [{ kind: 'rewritten', other: { id: second, letter: 'B' } }],
		});
		await accept(luca, rewritten);
		await draft.settle();
		expect(await plain()).toContain('San Pietro');
	});

	test('the same words proposed twice: when one is accepted the other has nothing left to change', async () => {
		const first = await propose(giulia, friday);
		const second = await propose(amina, friday);
		await accept(luca, first);
		await draft.settle();
		expect((await page(second)).state).toBe('overtaken');
	});

	test('no is said by a facilitator, with a reason that everybody reads', async () => {
		const id = await propose(amina, friday);
		const reject = (who: Actor, reason: string) => room.rejectAmendment(who, about(id, { reason }));
		expect(await reject(luca, ' ')).toEqual({ refused: 'fields', faults: { reason: 'reason-missing' } });
		for (const who of [visitor, amina, omar, stranger]) {
			expect(await reject(who, 'No.')).toEqual({ refused: 'not-allowed' });
			expect(await accept(who, id)).toEqual({ refused: 'not-allowed' });
		}
		expect(await reject(luca, 'Il venerdì le scuole chiudono.')).toEqual({ done: true });
		expect(await page(id)).toMatchObject({
			state: 'rejected',
			events: [
				{ kind: 'proposed' },
				{ kind: 'rejected', by: 'Luca', reason: 'Il venerdì le scuole chiudono.' },
			],
		});
		expect((await notices()).at(-1)!.details).toContain('Il venerdì le scuole chiudono.');
	});

	test('what was taken out of the text cannot be accepted', async () => {
		const id = await propose(amina, friday);
		const seen = await hash();
		await write((doc) => archiveClause(doc, 'spazi'));
		expect(await room.acceptAmendment(luca, about(id, { seen }))).toEqual({ refused: 'clause-gone' });
		expect(await page(id)).toMatchObject({ clause: null, clauseGone: true, state: 'open' });
	});

	test('hidden words are read by their author and by whoever moderates, and cannot be accepted', async () => {
		const id = await propose(amina, friday, { name: 'Brutte parole' });
		const moderation = createModerationRoom(kit, [amendmentModeration]);
		const hide = { kind: 'amendment', id, key: 'h', reason: 'Ci sono insulti.' };
		expect(await moderation.hideContribution(luca, space.id, hide)).toEqual({ done: true });
		for (const who of [visitor, omar]) {
			const view = await page(id, who);
			expect(view).toMatchObject({ name: '', reason: '', runs: [], hidden: { reason: 'Ci sono insulti.' } });
			expect(JSON.stringify(view)).not.toMatch(/venerdì|Brutte/);
		}
		for (const who of [amina, luca]) expect((await page(id, who)).name).toBe('Brutte parole');
		expect(await accept(luca, id)).toEqual({ refused: 'hidden' });
		expect(await room.takeStance(omar, about(id, { stance: 'for' }))).toEqual({ refused: 'hidden' });
		const { lines } = await room.listAmendments(reading(), {
			filter: 'undecided',
			clauseId: null,
			after: null,
			before: null,
		});
		expect(lines[0]).toMatchObject({ name: '', hidden: { reason: 'Ci sono insulti.' } });
	});

	test('a long list comes page by page, each once, there and back', async () => {
		for (let n = 0; n < 45; n++) await propose(amina, `${friday} ${n}`);
		const list = (after: string | null, before: string | null = null) =>
			room.listAmendments(reading(), { filter: 'undecided', clauseId: 'spazi', after, before });
		const first = await list(null);
		const second = await list(first.next);
		const third = await list(second.next);
		const ids = [first, second, third].flatMap(({ lines }) => lines.map((line) => line.id));
		expect([ids.length, new Set(ids).size, third.next, first.previous]).toEqual([45, 45, null, null]);
		expect((await list(null, second.previous)).lines).toEqual(first.lines);
		expect(first.counts).toEqual({ undecided: 45, decided: 0, accepted: 0, rejected: 0, withdrawn: 0 });
		expect((await list("'; drop table")).lines).toHaveLength(20);
		expect(first.lines[0]!.letter).toBe('AS');
		expect((await compare()).length).toBe(12);
	});
});
