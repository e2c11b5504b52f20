import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#domain/person/actor.ts';
import type { MomentKind } from '#domain/workshop/moment.ts';
import { total } from '#domain/workshop/count-answers.ts';
import { moveCard } from '#protocol/board/cards.ts';
import { addGroup } from '#protocol/board/groups.ts';
import { readBoard } from '#protocol/board/read-board.ts';
import { clauseMap } from '#protocol/draft/draft-doc.ts';
import { roomName } from '#protocol/room-name.ts';
import type { Sitting } from '#server/workshop/join-workshop.ts';
import { workshopForgets } from '#server/workshop/forget-person.ts';
import { createDraftRoom } from '#server/draft/room.ts';
import { copyText } from '#server/draft-log/text-copy.ts';
import { putSpace } from '../support/contract-kit.ts';
import { giulia, key, luca, nadia, openTavolo, token, type Tavolo } from '../support/contract-room.ts';
import { clock, engines } from './engines.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What goes wrong in real rooms: odd names, slow phones, wrong steps, second thoughts. */
describe.each(engines)('an incontro that does not go as planned, on $name', (engine) => {
	let tavolo: Tavolo;
	beforeEach(async () => {
		clock.now = Date.parse('2026-11-22T17:00:00Z');
		tavolo = await openTavolo(engine);
	});
	afterEach(() => tavolo.close());

	describe('at the door', () => {
		test('two people may be called by signs alone, and by names that differ only where they are cut', async () => {
			const it = await tavolo.prepare(['talk']);
			await it.begin(0);
			for (const name of ['🙂', '😀', '!!!', 'An\u200dna', 'An na']) {
				expect(await it.enter(name), name).toHaveProperty('seatId');
			}
			expect(await it.enter('🙂')).toMatchObject({ refused: 'taken' });
		});

		test('those put there to try the room take no name of somebody in it', async () => {
			const it = await tavolo.prepare(['talk'], { rehearsal: true });
			await it.begin(0);
			await it.guest('anna');
			expect(
				await tavolo.room.simulatePeople(luca, {
					workshopId: it.id,
					people: 3,
					names: ['Anna', 'Bruno', 'Ànna', 'Carla'],
					sentences: ['Un cortile'],
				}),
			).toMatchObject({ people: 2 });
		});

		test('the secret of a seat opens no other incontro, and is no second seat', async () => {
			const here = await tavolo.prepare(['write']);
			const there = await tavolo.prepare(['write']);
			await here.begin(0);
			await there.begin(0);
			const amina = await here.guest('Amina');
			expect(await tavolo.room.seatAt(there.code, amina)).toBeNull();
			expect(await there.enter('Amina', amina.token!)).toEqual({ refused: 'input-malformed' });
			const card = await here.write(amina, 'Mio');
			expect(await tavolo.room.withdrawCard(there.code, amina, { cardId: card })).toEqual({
				refused: 'no-seat',
			});
		});

		test('the seat of somebody with an account is theirs alone, also on a phone others use after them', async () => {
			const it = await tavolo.prepare(['write']);
			await it.begin(0);
			const secret = token();
			await it.enter('', secret, giulia);
			expect(await tavolo.room.seatAt(it.code, { actor: giulia, token: null })).not.toBeNull();
			expect(await tavolo.room.seatAt(it.code, { actor: visitor, token: secret })).toBeNull();
			expect(await tavolo.room.seatAt(it.code, { actor: nadia, token: secret })).toBeNull();
			expect(await it.enter('', secret, nadia)).toEqual({ refused: 'input-malformed' });
		});

		test('a guest who signs in keeps the seat they had', async () => {
			const it = await tavolo.prepare(['write']);
			await it.begin(0);
			const amina = await it.guest('Amina');
			expect(await tavolo.room.seatAt(it.code, { actor: giulia, token: amina.token })).toMatchObject({
				seat: { id: amina.seatId },
			});
		});

		test('nobody who came in is named longer than the door said', async () => {
			const it = await tavolo.prepare(['talk', 'talk'], { keepDays: 7 });
			const { title, tables, moments } = await it.workshop();
			const keep = (keepDays: number) =>
				tavolo.room.editWorkshop(luca, { workshopId: it.id, title, tables, keepDays, moments });
			expect(await keep(30)).toEqual({ done: true });
			await it.begin(0);
			expect(await keep(90)).toEqual({ refused: 'fields', faults: { keepDays: 'days-more-than-said' } });
			expect(await keep(1)).toEqual({ done: true });
		});
	});

	test('of two who prepare at once the second is told, and undoes nothing unknowingly', async () => {
		const it = await tavolo.prepare(['talk']);
		const drawn = async () => (await tavolo.room.readWorkshop(luca, 'pact', it.id))!;
		const save = async (by: Actor, title: string, seen: string) => {
			const { tables, keepDays, moments } = await it.workshop();
			return tavolo.room.editWorkshop(by, { workshopId: it.id, seen, title, tables, keepDays, moments });
		};
		const { mark } = (await drawn()).lead!;
		expect(await save(luca, 'Di Luca', mark)).toEqual({ done: true });
		expect(await save(nadia, 'Di Nadia', mark)).toEqual({ refused: 'changed-meanwhile' });
		expect((await drawn()).title).toBe('Di Luca');
		// A second tap on the same button.
		expect(await save(luca, 'Di Luca', mark)).toEqual({ done: true });
		expect(await save(nadia, 'Di Nadia', (await drawn()).lead!.mark)).toEqual({ done: true });
	});

	describe('what a phone sends late', () => {
		test('an answer counts for what was asked when it was given, and for nothing else', async () => {
			const it = await tavolo.prepare(['consent', 'consent']);
			await it.begin(0);
			const amina = await it.guest();
			const [first, second] = (await it.workshop()).moments.map(({ id }) => id);
			const agree = { kind: 'consent', say: 'agree', objection: '' };
			expect(await it.answer(amina, { ...agree, momentId: first, round: 1 })).toEqual({ done: true });
			await it.step('ask-again');
			expect(await it.answer(amina, { ...agree, momentId: first, round: 1 })).toEqual({
				refused: 'other-moment',
			});
			await it.step('next');
			expect(await it.answer(amina, { ...agree, momentId: first, round: 2 })).toEqual({
				refused: 'other-moment',
			});
			expect((await it.own(amina)).answer).toBeNull();
			expect(await it.answer(amina, { ...agree, momentId: second, round: 1 })).toEqual({ done: true });
		});

		test('"ho finito" of the moment before is not said of the present one', async () => {
			const it = await tavolo.prepare(['write', 'write']);
			await it.begin(0);
			const amina = await it.guest();
			const [first, second] = (await it.workshop()).moments.map(({ id }) => id);
			await it.step('next');
			expect(await tavolo.room.sayReady(it.code, amina, true, first)).toEqual({ refused: 'other-moment' });
			expect((await it.view()).ready).toBe(0);
			expect(await tavolo.room.sayReady(it.code, amina, true, second)).toEqual({ done: true });
			expect((await it.view()).ready).toBe(1);
		});

		test('no card is written for a moment that has not come yet', async () => {
			const it = await tavolo.prepare(['write', 'talk', 'write']);
			await it.begin(0);
			const amina = await it.guest();
			const [first, , last] = (await it.workshop()).moments.map(({ id }) => id);
			await it.step('next');
			const late = { key: key(), text: 'Scritto in tempo', momentId: first };
			expect(await tavolo.room.writeCard(it.code, amina, late)).toHaveProperty('cardId');
			const early = { key: key(), text: 'Troppo presto', momentId: last };
			expect(await tavolo.room.writeCard(it.code, amina, early)).toEqual({ refused: 'other-moment' });
		});

		test('while all stand still, and after the end, a card waiting to be shown stays as it is', async () => {
			const it = await tavolo.prepare(['write']);
			await it.begin(0);
			const amina = await it.guest();
			const cardId = await it.write(amina, 'Letto da chi conduce');
			const rewrite = () => tavolo.room.rewriteCard(it.code, amina, { cardId, text: 'Tutt’altro' });
			await it.step('freeze');
			expect(await rewrite()).toEqual({ refused: 'frozen' });
			await it.step('unfreeze');
			await it.step('close');
			expect(await rewrite()).toEqual({ refused: 'closed' });
			expect(await tavolo.room.withdrawCard(it.code, amina, { cardId })).toEqual({ refused: 'closed' });
			expect((await it.own(amina)).cards).toMatchObject([{ text: 'Letto da chi conduce' }]);
		});
	});

	describe('wrong steps', () => {
		test('dots begun too early, and taken back, do not hide the groups made since', async () => {
			const it = await tavolo.prepare(['write', 'group', 'dots']);
			await it.begin(0);
			const amina = await it.guest();
			await it.write(amina, 'Uno');
			await it.reveal();
			await it.step('next');
			await it.step('next');
			expect((await it.view()).targets.map(({ title }) => title)).toEqual(['Uno']);
			await it.undo();
			await it.step('go-to', { momentId: (await it.workshop()).moments[0]!.id });
			await it.write(amina, 'Due');
			await it.reveal();
			await it.step('go-to', { momentId: (await it.workshop()).moments[2]!.id });
			expect((await it.view()).targets.map(({ title }) => title)).toEqual(['Uno', 'Due']);
		});

		test('where dots lie already, one chooses among the same when the moment comes again', async () => {
			const it = await tavolo.prepare(['write', 'dots']);
			await it.begin(0);
			const amina = await it.guest();
			const one = await it.write(amina, 'Uno');
			await it.reveal();
			await it.step('next');
			await it.answer(amina, { kind: 'dots', targetId: one, dots: 2 });
			await it.undo();
			await it.write(amina, 'Due');
			await it.reveal();
			await it.step('next');
			expect((await it.view()).targets.map(({ title }) => title)).toEqual(['Uno']);
			expect((await it.own(amina)).dots).toEqual({ [one]: 2 });
		});

		test('a moment that comes again goes on where it was: the first poll is not asked anew', async () => {
			const it = await tavolo.prepare(['gradient', 'talk']);
			await it.begin(0);
			const amina = await it.guest();
			await it.answer(amina, { kind: 'gradient', step: 2 });
			await it.step('ask-again');
			await it.answer(amina, { kind: 'gradient', step: 5 });
			await it.step('next');
			await it.step('go-to', { momentId: (await it.workshop()).moments[0]!.id });
			expect((await it.view()).round).toBe(2);
			expect((await it.own(amina)).answer).toBe('5');
			await it.answer(amina, { kind: 'gradient', step: 4 });
			await it.step('close');
			const [asked] = (await tavolo.room.minutesOf(luca, it.id))!.moments;
			const said = asked!.results.map((result) =>
				result.kind === 'gradient'
					? result.steps.filter((step) => total(step) > 0).map(({ label }) => label)
					: [],
			);
			expect(said).toEqual([['2'], ['4']]);
		});

		test('a moment entered by mistake, where nothing was said, was not held', async () => {
			const it = await tavolo.prepare(['talk', 'talk']);
			await it.begin(0);
			await it.step('next');
			await it.undo();
			clock.now += 10 * minute;
			const [, second] = (await tavolo.room.minutesOf(luca, it.id))!.moments;
			expect(second).toMatchObject({ startedAt: null, endedAt: null });
			const at = clock.now;
			await it.step('next');
			const [first, again] = (await tavolo.room.minutesOf(luca, it.id))!.moments;
			expect(again).toMatchObject({ startedAt: at, endedAt: null });
			expect(first).toMatchObject({ endedAt: at });
		});

		test('a moment entered by mistake, where somebody wrote, stays held', async () => {
			const it = await tavolo.prepare(['talk', 'write']);
			await it.begin(1);
			await it.write(await it.guest(), 'Di fretta');
			await it.undo();
			expect((await tavolo.room.minutesOf(luca, it.id))!.moments[1]!.startedAt).not.toBeNull();
		});

		test('an incontro closed twice is over once in the news', async () => {
			const it = await tavolo.prepare(['talk']);
			await it.begin(0);
			for (const kind of ['close', 'reopen', 'close']) await it.step(kind);
			const told = await tavolo.open.storage.read.selectFrom('notice').select('kind').execute();
			expect(told.map(({ kind }) => kind)).toEqual(['workshop-opened', 'workshop-closed']);
		});

		test('left open in the evening it is closed in the night, and ended when it was last moved', async () => {
			const it = await tavolo.prepare(['talk']);
			await it.begin(0);
			const lastStep = clock.now;
			clock.now += 10 * hour;
			expect(await tavolo.room.tidy()).toMatchObject({ closed: 1 });
			expect(await tavolo.room.tidy()).toMatchObject({ closed: 0 });
			expect((await tavolo.room.minutesOf(visitor, it.id))!.endedAt).toBe(lastStep);
			clock.now += hour;
			expect(await it.step('reopen')).toHaveProperty('revision');
		});
	});

	describe('counting', () => {
		test('whoever is sent out has no part in what is being asked', async () => {
			const it = await tavolo.prepare(['write', 'dots', 'consent']);
			await it.begin(0);
			const amina = await it.guest();
			const troll = await it.guest();
			const card = await it.write(amina, 'Uno');
			await it.reveal();
			await it.step('next');
			for (const who of [amina, troll]) await it.answer(who, { kind: 'dots', targetId: card, dots: 3 });
			await it.step('next');
			for (const who of [amina, troll])
				await it.answer(who, { kind: 'consent', say: 'agree', objection: '' });
			await tavolo.room.removeSeat(luca, { workshopId: it.id, seatId: troll.seatId });
			expect((await it.desk()).desk.answered).toBe(1);
			await it.step('show-results');
			expect((await it.view()).results!.voters).toEqual({ phone: 1, paper: 0, hands: 0 });
			await it.step('close');
			// What was asked before they were sent out had been answered by people in the room.
			const dots = (await tavolo.room.minutesOf(luca, it.id))!.moments[1]!.results[0];
			expect(dots).toMatchObject({ voters: { phone: 2 } });
		});

		test('votes on paper are counted for what was asked, once, however they were written', async () => {
			const it = await tavolo.prepare(['gradient']);
			await it.begin(0);
			const count = (option: string) =>
				tavolo.room.enterCounts(luca, { workshopId: it.id, kind: 'paper', counts: [{ option, count: 7 }] });
			expect(await count('3')).toEqual({ done: true });
			for (const other of ['3.0', ' 3', '6', 'agree', 'sheets']) {
				expect(await count(other), other).toEqual({ refused: 'input-malformed' });
			}
			await it.step('show-results');
			expect((await it.view()).results!.voters).toEqual({ phone: 0, paper: 7, hands: 0 });
		});

		test('sheets carry no more dots than their people have, also where the count is corrected later', async () => {
			const it = await tavolo.prepare(['write', 'dots']);
			await it.begin(0);
			const amina = await it.guest();
			const [one, two] = [await it.write(amina, 'Uno'), await it.write(amina, 'Due')];
			await it.reveal();
			await it.step('next');
			const count = (counts: Record<string, number>) =>
				tavolo.room.enterCounts(luca, {
					...{ workshopId: it.id, kind: 'paper' },
					counts: Object.entries(counts).map(([option, number]) => ({ option, count: number })),
				});
			expect(await count({ sheets: 2, [one]: 6, [two]: 5 })).toEqual({
				...{ refused: 'more-than-people', option: 'sheets', people: 2, most: 10 },
			});
			expect(await count({ sheets: 2, [one]: 6, [two]: 4 })).toEqual({ done: true });
			expect(await count({ sheets: 1 })).toEqual({
				...{ refused: 'more-than-people', option: one, people: 1, most: 3 },
			});
			await it.step('show-results');
			expect((await it.view()).results!.voters).toEqual({ phone: 0, paper: 2, hands: 0 });
		});

		test('why a sheet objects is read with the reasons of phones, once the desk opens them', async () => {
			const it = await tavolo.prepare(['consent']);
			await it.begin(0);
			const amina = await it.guest();
			await it.answer(amina, { kind: 'consent', say: 'object', objection: 'Di sera manca la luce.' });
			const count = (object: number | null, reasons?: string) =>
				tavolo.room.enterCounts(luca, {
					...{ workshopId: it.id, kind: 'paper', ...(reasons !== undefined && { reasons }) },
					counts: [
						{ option: 'agree', count: 4 },
						...(object === null ? [] : [{ option: 'object', count: object }]),
					],
				});
			const reasons = async () => (await it.desk()).desk.paperReasons;
			expect(await count(1, 'Costa troppo.\r\nManca chi apre.')).toEqual({
				refused: 'more-reasons',
				most: 1,
			});
			expect(await count(3, 'Costa troppo.\r\nManca chi apre.')).toEqual({ done: true });
			expect(await reasons()).toBe('Costa troppo.\nManca chi apre.');
			// What is not sent stays, and nobody objects less than there are reasons.
			expect(await count(null)).toEqual({ done: true });
			expect(await count(1)).toEqual({ refused: 'more-reasons', most: 1 });
			expect(await count(null, 'Costa troppo.')).toEqual({ done: true });
			expect(await reasons()).toBe('Costa troppo.');
			expect(JSON.stringify([await it.view(), await tavolo.room.minutesOf(luca, it.id)])).not.toContain(
				'Costa',
			);
			await it.step('show-results');
			expect((await it.view()).results).toMatchObject({
				voters: { phone: 1, paper: 7, hands: 0 },
				objections: ['Di sera manca la luce.', 'Costa troppo.'],
			});
		});

		test('sheets that were asked for in one round do not count in the next', async () => {
			const it = await tavolo.prepare(['consent']);
			await it.begin(0);
			const [moment] = (await it.workshop()).moments;
			const counted = { workshopId: it.id, kind: 'paper', counts: [{ option: 'agree', count: 9 }] };
			await it.step('ask-again');
			expect(await tavolo.room.enterCounts(nadia, { ...counted, momentId: moment!.id, round: 1 })).toEqual({
				refused: 'other-moment',
			});
			expect(await tavolo.room.enterCounts(nadia, { ...counted, momentId: moment!.id, round: 2 })).toEqual({
				done: true,
			});
		});

		test('a paper card typed in after the writing belongs to the writing', async () => {
			const it = await tavolo.prepare(['write', 'reveal', 'write']);
			await it.begin(1);
			await tavolo.room.enterPaperCard(luca, { workshopId: it.id, key: key(), text: 'A mano', table: 1 });
			const cards = (await tavolo.room.minutesOf(luca, it.id))!.moments.map(({ results }) => results);
			expect(cards[0]).toEqual([{ kind: 'cards', count: { phone: 0, paper: 1 } }]);
		});

		test('people at a table that is not there are nobody, and change no other table', async () => {
			const it = await tavolo.prepare(['talk']);
			await it.begin(0);
			const put = (table: number, people: number) =>
				tavolo.room.enterPaperPeople(luca, { workshopId: it.id, table, people });
			expect(await put(2, 8)).toEqual({ done: true });
			expect(await put(9, 5)).toEqual({ refused: 'input-malformed' });
			expect((await it.view()).people).toEqual({ phones: 0, paper: 8 });
		});

		test('nobody is put at another table than the one they said: one that is not there is refused', async () => {
			const it = await tavolo.prepare(['talk']);
			await it.begin(0);
			const amina = await it.guest();
			expect(await tavolo.room.changeTable(it.code, amina, 2)).toEqual({ done: true });
			expect(await tavolo.room.changeTable(it.code, amina, 3)).toEqual({ refused: 'input-malformed' });
			expect((await it.own(amina)).table).toBe(2);
		});

		test('the steps of a poll that was held stay: five are not seven', async () => {
			const it = await tavolo.prepare(['gradient', 'gradient']);
			await it.begin(0);
			const { title, tables, keepDays, moments } = await it.workshop();
			const steps = (one: number, two: number) =>
				tavolo.room.editWorkshop(luca, {
					workshopId: it.id,
					title,
					tables,
					keepDays,
					moments: moments.map((moment, index) => ({
						...moment,
						settings: { ...moment.settings, steps: index === 0 ? one : two },
					})),
				});
			expect(await steps(7, 5)).toEqual({ refused: 'moment-was-held' });
			expect(await steps(5, 7)).toEqual({ done: true });
		});

		test('once somebody has answered, by phone, on paper or by hand, the words they answered stay', async () => {
			const it = await tavolo.prepare(['consent', 'gradient', 'talk', 'consent']);
			const ask = async (index: number, instructions: string) => {
				const { title, tables, keepDays, moments } = await it.workshop();
				const changed = moments.map((moment, at) => (at === index ? { ...moment, instructions } : moment));
				const typed = { title, tables, keepDays, moments: changed };
				return tavolo.room.editWorkshop(luca, { workshopId: it.id, ...typed });
			};
			const settled = (index: number) => ({
				refused: 'fields',
				faults: { [`moment-${index}-instructions`]: 'already-answered' },
			});
			const count = (kind: string, option: string) =>
				tavolo.room.enterCounts(luca, { workshopId: it.id, kind, counts: [{ option, count: 3 }] });
			await it.begin(0);
			expect(await ask(0, 'Si apre a marzo.')).toEqual({ done: true });
			await it.answer(await it.guest(), { kind: 'consent', say: 'agree', objection: '' });
			expect(await ask(0, 'Si apre a giugno.')).toEqual(settled(0));
			await it.step('ask-again');
			expect(await ask(0, 'Si apre a giugno.')).toEqual(settled(0));
			await it.step('next');
			await count('paper', '3');
			expect(await ask(1, 'Altro')).toEqual(settled(1));
			await it.step('next');
			await count('hands', 'for');
			expect(await ask(2, 'Altro')).toEqual(settled(2));
			await it.step('next');
			expect(await ask(3, 'Si apre a settembre.')).toEqual({ done: true });
			expect((await it.workshop()).moments.map(({ instructions }) => instructions)).toEqual([
				'Si apre a marzo.',
				'Di che cosa c’è bisogno?',
				'Di che cosa c’è bisogno?',
				'Si apre a settembre.',
			]);
		});

		test('where one sits at a round of tables is no answer to its question', async () => {
			const it = await tavolo.prepare(['write'], {
				moments: [
					{ kind: 'write', title: 'Primo', instructions: '', minutes: 5, settings: { atTables: true } },
				],
			});
			await it.begin(0);
			await tavolo.room.changeTable(it.code, await it.guest(), 1);
			const { title, tables, keepDays, moments } = await it.workshop();
			const asked = moments.map((moment) => ({ ...moment, instructions: 'Che cosa manca?' }));
			expect(
				await tavolo.room.editWorkshop(luca, { workshopId: it.id, title, tables, keepDays, moments: asked }),
			).toEqual({ done: true });
		});
	});

	describe('to the text', () => {
		test('a group of more cards than one carries at once becomes one clause all the same', async () => {
			const draft = createDraftRoom(tavolo.kit);
			const it = await tavolo.prepare(['write']);
			await it.begin(0);
			const people = await Promise.all([it.guest(), it.guest()]);
			const ids: string[] = [];
			for (let at = 0; at < 60; at++) ids.push(await it.write(people[at % 2]!, `Cartellino ${at}`));
			await it.reveal();
			await groupOnBoard(ids);
			const carried = await tavolo.room.carryGroups(luca, { workshopId: it.id, targets: ['group1'] });
			if (!('clauses' in carried)) throw new Error(carried.refused);
			await draft.settle();
			const { clauseId } = carried.clauses[0]!;
			const links = await tavolo.open.storage.read
				.selectFrom('lineage_link')
				.select('from_id')
				.where('to_id', '=', clauseId)
				.execute();
			expect(links).toHaveLength(60);
			const text = await copyText(tavolo.open.log, roomName('draft', 'pactdraft'));
			expect(clauseMap(text.doc).size).toBe(1);
			await draft.close();
		});

		test('nothing is told of groups that could not be carried', async () => {
			const it = await tavolo.prepare(['write']);
			await it.begin(0);
			const card = await it.write(await it.guest(), 'Uno');
			await it.reveal();
			await tavolo.open.storage.unitOfWork((unit) => unit.db.deleteFrom('draft').execute());
			expect(await tavolo.room.carryGroups(luca, { workshopId: it.id, targets: [card] })).toHaveProperty(
				'refused',
			);
			const told = await tavolo.open.storage.read.selectFrom('notice').select('kind').execute();
			expect(told.map(({ kind }) => kind)).not.toContain('workshop-carried');
		});

		test('a note of dissent stands beside a clause of its own tavolo only', async () => {
			const it = await tavolo.prepare(['talk']);
			await tavolo.open.storage.unitOfWork((unit) => putSpace(unit, 'other', 'protected'));
			await tavolo.open.storage.unitOfWork((unit) =>
				unit.db
					.insertInto('clause')
					.values([clauseRow('mine', 'pactdraft', 'Nostro'), clauseRow('theirs', 'other-draft', 'Segreto')])
					.execute(),
			);
			const note = (clauseId: string) =>
				tavolo.room.noteOutcome(luca, {
					workshopId: it.id,
					key: key(),
					kind: 'dissent',
					text: 'Non siamo d’accordo.',
					who: '',
					dueOn: null,
					clauseId,
				});
			expect(await note('mine')).toHaveProperty('noteId');
			expect(await note('theirs')).toEqual({ refused: 'input-malformed' });
			expect(JSON.stringify(await tavolo.room.minutesOf(luca, it.id))).not.toContain('Segreto');
		});
	});

	test('a protected tavolo is not called by its name in anything a phone is given', async () => {
		const it = await tavolo.prepare(['talk']);
		await it.begin(0);
		expect((await it.view()).slug).toBe('pact');
		await tavolo.open.storage.unitOfWork((unit) =>
			unit.db.updateTable('space').set({ visibility: 'protected' }).execute(),
		);
		expect(await it.view()).toMatchObject({ slug: '', spaceName: '' });
	});

	test('whoever asked to be named in the minutes is not, once the tavolo is protected or their account is gone', async () => {
		const it = await tavolo.prepare(['talk']);
		await it.begin(0);
		await it.enter('', token(), giulia);
		const amina = await it.guest('Amina');
		const ask = (who: Sitting, name: string) => tavolo.room.nameInMinutes(it.code, who, name);
		await ask({ actor: giulia, token: null }, 'Giulia Bianchi');
		await ask(amina, 'Amina K.');
		const named = async () => (await tavolo.room.minutesOf(luca, it.id))!.attendance.named;
		expect(await named()).toEqual(['Amina K.', 'Giulia Bianchi']);
		await tavolo.open.storage.unitOfWork((unit) =>
			workshopForgets.also!(tavolo.kit, unit, { personId: giulia.personId } as never),
		);
		expect(await named()).toEqual(['Amina K.']);
		await tavolo.open.storage.unitOfWork((unit) =>
			unit.db.updateTable('space').set({ visibility: 'protected' }).execute(),
		);
		expect(await named()).toEqual([]);
	});

	test('the minutes have the words of what was shown, once, also where the room grouped nothing or grouped twice', async () => {
		const agendas: readonly { kinds: readonly MomentKind[]; held: number; told: number }[] = [
			{ kinds: ['write', 'reveal', 'talk'], held: 3, told: 1 },
			{ kinds: ['write', 'talk'], held: 2, told: 0 },
			{ kinds: ['write', 'reveal', 'group', 'talk', 'group'], held: 5, told: 4 },
			{ kinds: ['write', 'reveal', 'talk', 'group'], held: 3, told: 1 },
		];
		for (const { kinds, held, told } of agendas) {
			const it = await tavolo.prepare(kinds);
			await it.begin(0);
			await it.write(await it.guest(), 'Un cortile');
			await it.reveal();
			for (let at = 1; at < held; at++) await it.step('next');
			await it.step('close');
			const { moments } = (await tavolo.room.minutesOf(visitor, it.id))!;
			const where = moments.flatMap(({ results }, index) =>
				JSON.stringify(results).includes('Un cortile') ? [index] : [],
			);
			expect(where, kinds.join()).toEqual([told]);
		}
	});

	test('the minutes of a closed incontro tell its groups as they did before, also two of one name and one without', async () => {
		const it = await tavolo.prepare(['write', 'group']);
		await it.begin(0);
		const amina = await it.guest();
		const ids: string[] = [];
		for (const text of ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque', 'Sei', 'Sola'])
			ids.push(await it.write(amina, text));
		await it.reveal();
		await it.step('next');
		await groupOnBoard(ids.slice(0, 2), { id: 'group1', title: 'Spazi' });
		await groupOnBoard(ids.slice(2, 4), { id: 'group2', title: 'Spazi' });
		await groupOnBoard(ids.slice(4, 6), { id: 'group3', title: '' });
		const groups = async () =>
			(await tavolo.room.minutesOf(luca, it.id))!.moments
				.flatMap(({ results }) => results)
				.filter(({ kind }) => kind === 'groups');
		const before = await groups();
		expect(before).toMatchObject([
			{
				groups: [
					{ title: 'Spazi', cards: [{ text: 'Uno' }, { text: 'Due' }] },
					{ title: 'Spazi', cards: [{ text: 'Tre' }, { text: 'Quattro' }] },
					{ title: '', alone: false, cards: [{ text: 'Cinque' }, { text: 'Sei' }] },
					{ title: 'Sola', alone: true },
				],
			},
		]);
		await it.step('close');
		expect(await groups()).toEqual(before);
	});

	test('a trial that was closed goes with all that hangs on it', async () => {
		const it = await tavolo.prepare(['write'], { rehearsal: true });
		await it.begin(0);
		await it.write(await it.guest(), 'Uno');
		await it.reveal();
		await it.step('close');
		await tavolo.open.storage.unitOfWork(({ db }) =>
			db.deleteFrom('workshop').where('id', '=', it.id).execute(),
		);
		expect(await tavolo.room.readWorkshop(luca, 'pact', it.id)).toBeNull();
	});

	/** Puts these cards of the board into one group. */
	async function groupOnBoard(
		ids: readonly string[],
		group = { id: 'group1', title: 'Insieme' },
	): Promise<void> {
		const name = roomName('board', 'pactboard');
		const { doc, madeBy } = await copyText(tavolo.open.log, name);
		const columnId = readBoard(doc).columns[0]!.id;
		const bytes = madeBy(() => {
			addGroup(doc, { ...group, columnId });
			for (const id of ids) moveCard(doc, id, { columnId, groupId: group.id });
		})!;
		await tavolo.open.storage.unitOfWork((unit) =>
			tavolo.open.log.appendWithin(unit, {
				room: name,
				personId: null,
				bytes,
				newClients: [{ clientId: doc.clientID, owner: 'server' }],
			}),
		);
		await tavolo.board.settle();
	}
});

function clauseRow(id: string, draftId: string, title: string) {
	return {
		draft_id: draftId,
		id,
		number: 1,
		kind: 'article',
		title,
		html: '',
		plain: '',
		hash: id,
		ancestors: '[]',
		archived: 0,
		changed_at: 1,
	};
}
