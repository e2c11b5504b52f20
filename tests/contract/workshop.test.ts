import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { visitor, type Actor } from '#domain/person/actor.ts';
import { usualSettings, type MomentKind } from '#domain/workshop/moment.ts';
import { readBoard } from '#protocol/board/read-board.ts';
import { roomName } from '#protocol/room-name.ts';
import { copyText } from '#server/draft-log/text-copy.ts';
import { createDraftRoom } from '#server/draft/room.ts';
import { createLineageRoom } from '#server/lineage/room.ts';
import type { Sitting } from '#server/workshop/join-workshop.ts';
import { asking } from '../support/contract-kit.ts';
import { giulia, key, luca, nadia, openTavolo, token, type Tavolo } from '../support/contract-room.ts';
import { clock, engines } from './engines.ts';

type Prepared = Awaited<ReturnType<Tavolo['prepare']>>;

const start = Date.parse('2026-11-22T17:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

const kinds: readonly MomentKind[] = ['talk', 'write', 'reveal', 'group', 'dots', 'gradient', 'consent'];

describe.each(engines)('an incontro on $name', (engine) => {
	let tavolo: Tavolo;
	let it: Prepared;
	let open: Tavolo['open'];
	let kit: Tavolo['kit'];
	let room: Tavolo['room'];
	let board: Tavolo['board'];
	let id = '';
	let code = '';

	beforeEach(async () => {
		clock.now = start;
		tavolo = await openTavolo(engine);
		({ open, kit, room, board } = tavolo);
		await prepare(kinds);
	});
	afterEach(() => tavolo.close());

	/** The incontro everything here is about, until another is prepared. */
	async function prepare(...agenda: Parameters<Tavolo['prepare']>): Promise<void> {
		it = await tavolo.prepare(...agenda);
		({ id, code } = it);
	}
	const theDesk = (by?: Actor) => it.desk(by);
	const view = () => it.view();
	const revision = async () => (await it.workshop()).revision;
	const step = (...about: Parameters<Prepared['step']>) => it.step(...about);
	const begin = (upTo: MomentKind) => it.begin(kinds.indexOf(upTo));
	const guest = (nickname?: string) => it.guest(nickname);
	const write = (sitting: Sitting, text: string) => it.write(sitting, text);
	const own = (sitting: Sitting) => it.own(sitting);
	const marks = async () => (await theDesk()).desk.waiting.map(({ mark }) => mark);

	test('nobody but who leads prepares it, sees its desk or moves it', async () => {
		for (const stranger of [giulia, visitor]) {
			expect(await room.deskView(stranger, id)).toBeNull();
			expect(await room.listWorkshops(stranger, 'pact')).toEqual([]);
			expect(await room.readWorkshop(stranger, 'pact', id)).toBeNull();
			expect(
				await room.takeStep(stranger, { workshopId: id, seenRevision: 0, step: { kind: 'open-doors' } }),
			).toEqual({ refused: 'not-found' });
			expect(await room.revealCards(stranger, { workshopId: id, cards: 'all' })).toEqual({
				refused: 'not-found',
			});
		}
		expect(await room.listWorkshops(luca, 'pact')).toMatchObject([{ title: 'Dopo la scuola' }]);
		expect(await room.readWorkshop(luca, 'another', id)).toBeNull();
		expect(await room.readWorkshop(luca, 'pact', id)).toMatchObject({ lead: { code, tables: 2, held: [] } });
		await step('open-doors');
		expect(await room.readWorkshop(visitor, 'pact', id)).toMatchObject({ state: 'open', lead: null });
	});

	test('what cannot be read in the form is told field by field, and nothing changes', async () => {
		const { moments } = (await theDesk()).stored.workshop;
		expect(
			await room.editWorkshop(luca, {
				workshopId: id,
				title: ' ',
				tables: 'tanti',
				keepDays: '0',
				moments: moments.map((moment, index) => ({ ...moment, minutes: index === 1 ? 'dieci' : 5 })),
			}),
		).toEqual({
			refused: 'fields',
			faults: {
				title: 'title-missing',
				tables: 'tables-unreadable',
				keepDays: 'days-unreadable',
				'moment-1-minutes': 'minutes-unreadable',
			},
		});
		expect((await theDesk()).stored.workshop).toMatchObject({ title: 'Dopo la scuola', tables: 2 });
	});

	test('a code opens the doors only while they are open; a double tap takes one seat', async () => {
		expect(await room.knock(code)).toEqual({ refused: 'not-open' });
		expect(await room.knock('BBBBBB')).toEqual({ refused: 'no-such-code' });
		await step('open-doors');
		const secret = token();
		const tap = () => room.joinWorkshop(visitor, { code, nickname: 'Amina', table: 1, token: secret });
		const [one, two] = await Promise.all([tap(), tap()]);
		expect(one).toEqual(two);
		expect(
			await room.joinWorkshop(visitor, { code, nickname: 'AMÌNA', table: 1, token: token() }),
		).toMatchObject({
			refused: 'taken',
		});
		expect((await view()).people).toEqual({ phones: 1, paper: 0 });
		await step('close');
		expect(await room.knock(code)).toEqual({ refused: 'closed' });
	});

	test('somebody with an account comes as themselves, on any of their phones', async () => {
		await step('open-doors');
		const first = await room.joinWorkshop(giulia, { code, nickname: '', table: 0, token: token() });
		const second = await room.joinWorkshop(giulia, { code, nickname: 'X', table: 0, token: token() });
		expect(second).toEqual(first);
		expect(await own({ actor: giulia, token: null })).toMatchObject({ nickname: 'Giulia' });
	});

	test('in a protected tavolo nobody is called by the name of their account: a code may be in anybody’s hands', async () => {
		await step('open-doors');
		await open.storage.unitOfWork((unit) =>
			unit.db.updateTable('space').set({ visibility: 'protected' }).execute(),
		);
		const { stored } = await theDesk();
		expect(await room.doorView(giulia, stored)).toMatchObject({ title: 'Dopo la scuola', name: null });
		const sitting = { actor: giulia, token: token() };
		const joining = { code, nickname: 'Gi', table: 0, token: sitting.token };
		expect(await room.joinWorkshop(giulia, joining)).toHaveProperty('seatId');
		expect((await own(sitting)).nickname).toBe('Gi');
		const guestOfSameName = { code, nickname: 'gi', table: 0, token: token() };
		expect(await room.joinWorkshop(visitor, guestOfSameName)).toMatchObject({ refused: 'taken' });
		expect(await view()).toMatchObject({ spaceName: '' });
	});

	test('a card not yet revealed is known to its author alone; moderated, to the desk too', async () => {
		await begin('write');
		const amina = await guest('Amina');
		const bruno = await guest('Bruno');
		await write(amina, 'Segretissimo');
		const seen = async () =>
			JSON.stringify([
				await view(),
				await own(bruno),
				(await theDesk()).desk,
				await room.minutesOf(luca, id),
				kit.facts,
			]);
		expect(await seen()).not.toContain('Segretissimo');
		expect(JSON.stringify(await own(amina))).toContain('Segretissimo');
		expect(await boardText()).not.toContain('Segretissimo');
		await step('moderate');
		expect(JSON.stringify((await theDesk()).desk)).toContain('Segretissimo');
		expect(JSON.stringify([await view(), await own(bruno)])).not.toContain('Segretissimo');
	});

	test('where cards are read before, nothing is revealed in words the desk has not read', async () => {
		await begin('write');
		await step('moderate');
		const amina = await guest('Amina');
		const first = await write(amina, 'Un cortile');
		await write(amina, 'Una merenda');
		const read = await marks();
		await room.rewriteCard(code, amina, { cardId: first, text: 'Brutte parole' });
		await write(amina, 'Arrivata dopo');
		expect(await room.revealCards(luca, { workshopId: id, cards: [first], read })).toEqual({
			refused: 'not-read',
		});
		expect(await room.revealCards(luca, { workshopId: id, cards: 'all', read })).toEqual({ revealed: 1 });
		expect((await view()).cards.map(({ text }) => text)).toEqual(['Una merenda']);
		expect(await room.revealCards(luca, { workshopId: id, cards: 'all', read })).toEqual({
			refused: 'not-read',
		});
		expect(await room.revealCards(luca, { workshopId: id, cards: 'all', read: await marks() })).toEqual({
			revealed: 2,
		});
	});

	test('a card sent twice under one key is one; its author changes and takes it back until it is revealed', async () => {
		await begin('write');
		const amina = await guest();
		const bruno = await guest();
		const sending = { key: key(), text: 'Una merenda' };
		const [one, two] = await Promise.all([
			room.writeCard(code, amina, sending),
			room.writeCard(code, amina, sending),
		]);
		expect(one).toEqual(two);
		expect((await own(amina)).cards).toHaveLength(1);
		const { cardId } = one as { cardId: string };
		expect(await room.rewriteCard(code, bruno, { cardId, text: 'x' })).toEqual({ refused: 'card-gone' });
		await room.rewriteCard(code, amina, { cardId, text: 'Una merenda per tutti' });
		expect(await room.writeCard(code, amina, { key: key(), text: 'a'.repeat(3_000) })).toMatchObject({
			refused: 'too-long',
			over: 2_720,
		});
		await room.revealCards(luca, { workshopId: id, cards: 'all' });
		expect(await room.withdrawCard(code, amina, { cardId })).toEqual({ refused: 'already-revealed' });
		expect((await view()).cards).toMatchObject([{ text: 'Una merenda per tutti', name: null }]);
	});

	test('in a World Café everybody says once a round at which table they sit, also who stays because they host', async () => {
		const round = (title: string) => ({
			kind: 'write',
			title,
			instructions: '',
			minutes: 20,
			settings: { ...usualSettings, atTables: true },
		});
		await prepare(['write', 'write'], {
			...{ format: 'world-cafe', title: 'La piazza' },
			moments: [round('Primo'), round('Secondo')],
		});
		await step('open-doors');
		const [host, goer] = [await guest('Nadia'), await guest('Pietro')];
		for (const who of [host, goer]) await room.changeTable(code, who, 1);
		await step('start');
		expect(await view()).toMatchObject({ tableRound: 1 });
		expect([await own(host), await own(goer)]).toMatchObject([{ settled: true }, { settled: true }]);
		await write(host, 'Panchine');
		await step('next');
		expect(await view()).toMatchObject({ tableRound: 2 });
		expect([await own(host), await own(goer)]).toMatchObject([{ settled: false }, { settled: false }]);
		await room.changeTable(code, host, 1, (await view()).agenda[0]!.id);
		expect(await own(host)).toMatchObject({ settled: false, table: 1 });
		await room.changeTable(code, host, 1, (await view()).moment!.id);
		await room.changeTable(code, goer, 2);
		expect(await own(host)).toMatchObject({ settled: true, table: 1 });
		expect(await own(goer)).toMatchObject({ settled: true, table: 2 });
		expect((await theDesk()).desk.byTable.map(({ phones }) => phones)).toEqual([1, 1]);
		await write(goer, 'Una fontana');
		clock.now += 1;
		await room.enterPaperCard(luca, { workshopId: id, key: key(), text: 'Alberi', table: 0 });
		await it.reveal();
		await step('close');
		const [first, second] = (await room.minutesOf(luca, id))!.moments;
		expect(first!.results).toEqual([
			{
				...{ kind: 'cards', count: { phone: 1, paper: 0 } },
				tables: [{ round: 1, table: 1, phone: 1, paper: 0 }],
			},
		]);
		expect(second!.results).toMatchObject([
			{
				count: { phone: 1, paper: 1 },
				tables: [
					{ round: 2, table: 2, phone: 1, paper: 0 },
					{ round: 2, table: 0, phone: 0, paper: 1 },
				],
			},
			{
				groups: [
					{ cards: [{ text: 'Panchine', at: { round: 1, table: 1 } }] },
					{ cards: [{ text: 'Una fontana', at: { round: 2, table: 2 } }] },
					{ cards: [{ text: 'Alberi', at: { round: 2, table: 0 } }] },
				],
			},
		]);
	});

	test('revealed cards stand on the board once, without an author; a held one waits', async () => {
		await begin('write');
		await step('moderate');
		const amina = await guest('Amina');
		const kept = await write(amina, 'Trattenuta');
		await write(amina, 'Un adulto di cui fidarsi');
		await room.holdCard(luca, { workshopId: id, cardId: kept, on: true });
		clock.now += 1;
		await room.enterPaperCard(luca, { workshopId: id, key: key(), text: 'Scritta a mano', table: 2 });
		expect(await room.revealCards(luca, { workshopId: id, cards: 'next', read: await marks() })).toEqual({
			revealed: 1,
		});
		expect((await view()).cards.map(({ text }) => text)).toEqual(['Un adulto di cui fidarsi']);
		await write(amina, 'Il pulmino la sera');
		const read = await marks();
		const both = await Promise.all([
			room.revealCards(luca, { workshopId: id, cards: 'all', read }),
			room.revealCards(nadia, { workshopId: id, cards: 'all', read }),
		]);
		expect(both.map((one) => ('revealed' in one ? one.revealed : one.refused)).sort()).toEqual([0, 2]);
		expect(await boardText()).toBe(
			'Dopo la scuola: Un adulto di cui fidarsi (screen), Scritta a mano (paper), Il pulmino la sera (screen)',
		);
		expect((await own(amina)).cards.map(({ state }) => state)).toEqual(['revealed', 'revealed', 'held']);
		const rows = await open.log.rowsAfter(roomName('board', 'pactboard'), 0);
		expect(rows.every(({ personId }) => personId === null)).toBe(true);
		await step('show-names');
		expect((await view()).cards.map(({ name }) => name)).toEqual(['Amina', null, 'Amina']);
	});

	test('of two who press "avanti" at once one is first, and the room moves once', async () => {
		await begin('talk');
		const seenRevision = await revision();
		const press = (by: Actor) => room.takeStep(by, { workshopId: id, seenRevision, step: { kind: 'next' } });
		const both = await Promise.all([press(luca), press(nadia)]);
		expect(both).toContainEqual({ revision: seenRevision + 1 });
		expect(both).toContainEqual({ refused: 'moved-meanwhile' });
		expect((await view()).moment?.kind).toBe('write');
	});

	test('the desk is taken over while its holder is away, and handed on only to somebody who leads', async () => {
		await begin('talk');
		await step('take-desk');
		expect(await step('next', {}, nadia)).toEqual({ refused: 'desk-of-another' });
		await step('take-desk', {}, nadia);
		expect((await theDesk(nadia)).desk).toMatchObject({
			mayDrive: true,
			holder: { name: 'Nadia', you: true },
		});
		expect(await step('hand-desk', { personId: giulia.personId }, nadia)).toEqual({
			refused: 'not-a-facilitator',
		});
		expect(await step('hand-desk', { personId: luca.personId }, nadia)).toHaveProperty('revision');
		expect((await theDesk()).desk.holder?.you).toBe(true);
	});

	test('a wrong step is undone: moment and clock are as they were, what was written stays', async () => {
		await begin('write');
		const amina = await guest();
		await write(amina, 'Resta');
		clock.now += 2 * minute;
		await step('next');
		clock.now += minute;
		await room.undoStep(luca, { workshopId: id, seenRevision: await revision() });
		const now = await view();
		expect(now.moment?.kind).toBe('write');
		expect(now.clock).toEqual({ kind: 'running', leftMs: 3 * minute - 1 });
		expect((await own(amina)).cards).toHaveLength(1);
		await room.undoStep(luca, { workshopId: id, seenRevision: await revision() });
		expect((await view()).moment?.kind).toBe('talk');
	});

	test('dots: a limited number each, hidden until opened, with paper and hands apart', async () => {
		await begin('write');
		const amina = await guest();
		const bruno = await guest();
		await write(amina, 'Uno');
		await write(amina, 'Due');
		await room.revealCards(luca, { workshopId: id, cards: 'all' });
		await board.settle();
		for (const _ of ['reveal', 'group', 'dots']) await step('next');
		const { targets } = await view();
		expect(targets.map(({ title }) => title)).toEqual(['Uno', 'Due']);
		const [one, two] = targets.map((target) => target.id) as [string, string];
		const put = (who: Sitting, targetId: string, dots: number) =>
			room.giveAnswer(code, who, { kind: 'dots', targetId, dots });
		expect(await put(amina, one, 3)).toEqual({ done: true });
		expect(await put(amina, two, 3)).toEqual({ refused: 'too-many-dots' });
		expect(await put(amina, one, 4)).toEqual({ refused: 'too-many-on-one' });
		expect(await put(amina, two, 2)).toEqual({ done: true });
		expect(await put(bruno, one, 1)).toEqual({ done: true });
		expect(await put(bruno, 'elsewhere', 1)).toEqual({ refused: 'no-such-target' });
		expect((await view()).results).toBeNull();
		expect(await own(amina)).toMatchObject({ dots: { [one]: 3, [two]: 2 } });
		await room.enterCounts(luca, { workshopId: id, kind: 'paper', counts: [{ option: two, count: 4 }] });
		await step('show-results');
		expect((await view()).results?.rows).toEqual([
			{ id: two, title: 'Due', counted: { phone: 2, paper: 4, hands: 0 } },
			{ id: one, title: 'Uno', counted: { phone: 4, paper: 0, hands: 0 } },
		]);
	});

	test('agreement is asked again in a second round; both are in the minutes', async () => {
		await begin('gradient');
		const amina = await guest();
		await room.giveAnswer(code, amina, { kind: 'gradient', step: 2 });
		await step('ask-again');
		expect((await own(amina)).answer).toBeNull();
		await room.giveAnswer(code, amina, { kind: 'gradient', step: 5 });
		await step('next');
		expect(await room.giveAnswer(code, amina, { kind: 'consent', say: 'object', objection: '' })).toEqual({
			refused: 'reason-missing',
		});
		await room.giveAnswer(code, amina, { kind: 'consent', say: 'object', objection: 'Manca chi apre.' });
		await step('close');
		const minutes = (await room.minutesOf(luca, id))!;
		const results = minutes.moments.flatMap((moment) => moment.results);
		expect(results.filter(({ kind }) => kind === 'gradient')).toMatchObject([{ round: 1 }, { round: 2 }]);
		expect(results.find(({ kind }) => kind === 'consent')).toMatchObject({
			object: { phone: 1, paper: 0, hands: 0 },
			objections: ['Manca chi apre.'],
		});
	});

	test('what the room said is in nobody’s hands before the desk opens it: not in the minutes, nor among the groups', async () => {
		await begin('write');
		const amina = await guest();
		const cardId = await write(amina, 'Un adulto di cui fidarsi.');
		await room.revealCards(luca, { workshopId: id, cards: 'all' });
		await board.settle();
		for (const _ of ['reveal', 'group', 'dots']) await step('next');
		await room.giveAnswer(code, amina, { kind: 'dots', targetId: cardId, dots: 3 });
		const said = async () => (await room.minutesOf(luca, id))!.moments.flatMap(({ results }) => results);
		const wanted = async () => (await room.outcomeChoices(luca, id))!.choices[0]!.wanted;
		const covered = async () => {
			expect((await said()).map(({ kind }) => kind)).toContain('covered');
			expect((await said()).map(({ kind }) => kind)).not.toContain('dots');
			expect(await wanted()).toBeNull();
			expect(await room.originOfCard('pact', cardId)).toMatchObject({ origin: 'phone', dots: null });
		};
		await covered();
		await step('show-results');
		expect(await wanted()).toBe(3);
		await step('hide-results');
		await covered();
		await step('show-results');
		expect(await room.originOfCard('pact', cardId)).toMatchObject({ dots: { on: 'card', count: 3 } });

		// Asked again, and gone on without opening: the first round can be read, the second waits for the end.
		await step('ask-again');
		await room.giveAnswer(code, amina, { kind: 'dots', targetId: cardId, dots: 1 });
		await step('next');
		expect((await said()).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['dots', 'covered']));
		expect(await wanted()).toBe(3);
		await step('close');
		expect((await said()).filter(({ kind }) => kind === 'dots')).toHaveLength(2);
		expect(await wanted()).toBe(1);
	});

	test('the desk learns which bodies have not written, in numbers; phones and projector never do', async () => {
		const member = (name: string, organizationId: string | null) => {
			const asked = asking(name, { pact: 'editor' });
			return {
				...asked,
				memberships: asked.memberships.map((one) => ({ ...one, organizationId })),
			} as unknown as Actor;
		};
		const join = async (actor: Actor) => {
			const sitting = { actor, token: token() };
			await room.joinWorkshop(actor, { code, nickname: '', table: 1, token: sitting.token });
			return sitting;
		};
		await begin('write');
		const giulia = await join(member('Giulia', 'host'));
		await guest('Amina');
		expect((await theDesk()).desk.byBody).toEqual({ silent: [{ name: 'Comune', people: 1 }], heard: 0 });
		expect(JSON.stringify([await view(), await own(giulia)])).not.toContain('Comune');
		await write(giulia, 'Un posto per stare.');
		expect((await theDesk()).desk.byBody).toEqual({ silent: [], heard: 1 });
		await step('next');
		expect((await theDesk()).desk.byBody).toBeNull();
	});

	test('who has no account may say for which body they come: one of the tavolo, and not where it is protected', async () => {
		const come = async (body: string | null) => {
			const secret = token();
			await room.joinWorkshop(visitor, { code, nickname: '', table: 0, token: secret, body });
		};
		await begin('write');
		const door = async () => room.doorView(visitor, (await theDesk()).stored);
		expect((await door()).bodies).toEqual([{ id: 'host', name: 'Comune' }]);
		expect((await room.doorView(giulia, (await theDesk()).stored)).bodies).toEqual([]);
		for (const body of ['host', 'nowhere', null]) await come(body);
		expect((await theDesk()).desk.byBody).toEqual({ silent: [{ name: 'Comune', people: 1 }], heard: 0 });
		await open.storage.unitOfWork((unit) =>
			unit.db.updateTable('space').set({ visibility: 'protected' }).execute(),
		);
		expect((await door()).bodies).toEqual([]);
		await come('host');
		const seats = await open.storage.read.selectFrom('workshop_seat').select('organization_id').execute();
		expect(seats.filter(({ organization_id }) => organization_id === 'host')).toHaveLength(1);
	});

	test('announced, everybody who reads the tavolo knows when and where, and never the code', async () => {
		const announce = (by: Actor, at: number | null, place = 'Centro per la Famiglia') =>
			room.announceWorkshop(by, { workshopId: id, at, place });
		expect(await announce(giulia, start + hour)).toEqual({ refused: 'not-found' });
		expect(await announce(luca, start - hour)).toEqual({ refused: 'past' });
		expect(await announce(luca, start + hour, 'a'.repeat(201))).toEqual({ refused: 'too-long' });
		expect(await room.listWorkshops(visitor, 'pact')).toEqual([]);
		expect(await announce(luca, start + 24 * hour)).toEqual({ done: true });
		const told = { plannedAt: start + 24 * hour, place: 'Centro per la Famiglia' };
		expect(await room.listWorkshops(visitor, 'pact')).toMatchObject([{ state: 'prepared', ...told }]);
		const sheet = await room.readWorkshop(visitor, 'pact', id);
		expect(sheet).toMatchObject({ ...told, lead: null });
		expect(JSON.stringify(sheet)).not.toContain(code);
		expect(await room.minutesOf(visitor, id)).toBeNull();
		expect(await announce(luca, null)).toEqual({ done: true });
		expect(await room.readWorkshop(visitor, 'pact', id)).toBeNull();
		await step('open-doors');
		expect(await announce(luca, start + hour)).toEqual({ refused: 'already-open' });
	});

	test('who reads the tavolo is told when an incontro is announced, moved and called off, once each', async () => {
		const announce = (at: number | null, place = 'Centro per la Famiglia') =>
			room.announceWorkshop(luca, { workshopId: id, at, place });
		for (const at of [start + hour, start + hour, start + 2 * hour, null, null]) await announce(at);
		await announce(start + hour);
		await announce(start + hour, 'Biblioteca');
		const told = await open.storage.read
			.selectFrom('notice')
			.select(['kind', 'person_id', 'details'])
			.orderBy('seq')
			.execute();
		expect(told.map(({ kind }) => kind)).toEqual([
			...['workshop-announced', 'workshop-moved', 'workshop-withdrawn'],
			...['workshop-announced', 'workshop-moved'],
		]);
		for (const { details, person_id } of told) {
			expect(JSON.parse(details)).toMatchObject({ title: 'Dopo la scuola' });
			expect([person_id, details.includes(code)]).toEqual([luca.personId, false]);
		}
	});

	test('people without a phone are counted by body too, never more than sat at the tables', async () => {
		const enter = (people: number, by: Actor = luca) =>
			room.enterPaperBody(by, { workshopId: id, organizationId: 'host', people });
		const attendance = async () => (await room.minutesOf(luca, id))!.attendance;
		await step('open-doors');
		await room.enterPaperPeople(luca, { workshopId: id, table: 1, people: 3 });
		expect(await enter(2, giulia)).toEqual({ refused: 'not-found' });
		expect(await enter(4)).toEqual({ refused: 'more-than-counted', left: 3 });
		expect(await room.enterPaperBody(luca, { workshopId: id, organizationId: 'other', people: 1 })).toEqual({
			refused: 'input-malformed',
		});
		await step('close');
		expect(await enter(3)).toEqual({ done: true });
		expect(await enter(2)).toEqual({ done: true });
		expect(await attendance()).toMatchObject({ paper: 3, bodies: [{ name: 'Comune', phones: 0, paper: 2 }] });
		expect(await enter(0)).toEqual({ done: true });
		expect(await attendance()).toMatchObject({ paper: 3, bodies: [] });
	});

	test('groups become clauses in one step, once, and every card knows where it ended', async () => {
		const draft = createDraftRoom(kit);
		await begin('write');
		const amina = await guest();
		const first = await write(amina, 'Un adulto di cui fidarsi.');
		const second = await write(amina, 'Il Parco d’estate.');
		await room.revealCards(luca, { workshopId: id, cards: 'all' });
		await board.settle();
		const carry = () => room.carryGroups(luca, { workshopId: id, targets: [first, second] });
		const [one, two] = await Promise.all([carry(), carry()]);
		expect(one).toEqual(two);
		expect(one).toHaveProperty('clauses');
		const told = await open.storage.read.selectFrom('notice').select('kind').execute();
		expect(told.filter(({ kind }) => kind === 'workshop-carried')).toHaveLength(1);
		await draft.settle();
		const { clauses } = await view();
		const named = (numbers: readonly number[]) => [
			{ number: numbers[0], title: 'Un adulto di cui fidarsi' },
			{ number: numbers[1], title: 'Il Parco d’estate' },
		];
		expect(clauses).toMatchObject(named([1, 2]));
		await putFirst({ id: 'preamble', kind: 'preamble' });
		expect((await view()).clauses).toMatchObject(named([1, 2]));
		await putFirst({ id: 'another', kind: 'clause' });
		expect((await view()).clauses).toMatchObject(named([2, 3]));
		const links = await open.storage.read.selectFrom('lineage_link').selectAll().execute();
		expect(links.map(({ from_id }) => from_id).sort()).toEqual([first, second].sort());
		const thread = async () =>
			createLineageRoom(kit, [room.threadSource]).threadOfClause(
				{ id: 'pact', slug: 'pact', draftId: 'pactdraft' },
				clauses[0]!.id,
			);
		const station = { kind: 'workshop', id, byName: null, href: `/tavoli/pact/incontri/${id}` };
		expect((await thread()).stations).toMatchObject([
			{ ...station, title: 'Dopo la scuola', gift: { cards: 1, paper: 0, dots: null, groups: [] } },
		]);
		expect((await room.minutesOf(luca, id))!.clauses).toMatchObject([
			{ number: 2, cards: 1 },
			{ number: 3, cards: 1 },
		]);
		expect(await room.outcomeInShort(visitor, id)).toBeNull();
		await step('close');
		expect(await room.outcomeInShort(visitor, id)).toMatchObject({
			people: 1,
			clauses: [{ number: 2 }, { number: 3 }],
		});
		await open.storage.unitOfWork(({ db }) =>
			db.updateTable('space').set({ visibility: 'protected' }).execute(),
		);
		expect((await thread()).stations).toMatchObject([{ ...station, title: '' }]);
		expect(await room.originOfCard('pact', first)).toMatchObject({ title: '' });
		expect(await room.outcomeInShort(visitor, id)).toBeNull();
		await draft.close();
	});

	test('a disturber is sent out with the cards nobody read, and does not come in again', async () => {
		await begin('write');
		const troll = await guest('Troll');
		await write(troll, 'Brutte parole');
		await room.removeSeat(luca, { workshopId: id, seatId: troll.seatId });
		expect(await room.seatAt(code, troll)).toBeNull();
		expect(await room.writeCard(code, troll, { key: key(), text: 'Ancora' })).toEqual({ refused: 'no-seat' });
		expect(
			await room.joinWorkshop(visitor, { code, nickname: 'Troll 2', table: 1, token: troll.token }),
		).toEqual({ refused: 'removed' });
		await room.revealCards(luca, { workshopId: id, cards: 'all' });
		expect((await view()).cards).toEqual([]);
	});

	test('a room left open overnight is closed by itself; after the stated days nobody is named', async () => {
		await begin('write');
		const amina = await guest('Amina');
		await write(amina, 'Resta');
		await room.revealCards(luca, { workshopId: id, cards: 'all' });
		await step('show-names');
		clock.now += 4 * hour;
		expect(await room.tidy()).toEqual({ closed: 0, forgotten: 0 });
		clock.now += 2 * hour;
		expect(await room.tidy()).toEqual({ closed: 1, forgotten: 0 });
		expect((await view()).state).toBe('closed');
		clock.now += 31 * 24 * hour;
		expect(await room.tidy()).toEqual({ closed: 0, forgotten: 1 });
		const all = JSON.stringify(await open.storage.read.selectFrom('workshop_seat').selectAll().execute());
		expect(all).not.toContain('Amina');
		expect(await room.seatAt(code, amina)).toBeNull();
		expect((await view()).cards).toMatchObject([{ text: 'Resta', name: null }]);
	});

	test('the minutes count everybody, name nobody, and are public when it is over', async () => {
		await begin('write');
		await guest('Amina');
		await room.enterPaperPeople(luca, { workshopId: id, table: 1, people: 8 });
		await room.enterCounts(luca, {
			workshopId: id,
			kind: 'hands',
			counts: [{ option: 'A favore', count: 17 }],
		});
		await room.noteOutcome(luca, {
			workshopId: id,
			key: key(),
			kind: 'decision',
			text: 'Si apre a gennaio.',
			who: '',
			dueOn: null,
			clauseId: null,
		});
		expect(await room.minutesOf(visitor, id)).toBeNull();
		await step('close');
		const minutes = (await room.minutesOf(visitor, id))!;
		expect(minutes).toMatchObject({
			attendance: { phones: 1, paper: 8 },
			decisions: ['Si apre a gennaio.'],
		});
		expect(JSON.stringify(minutes)).not.toContain('Amina');
		expect(await room.listWorkshops(visitor, 'pact')).toMatchObject([{ state: 'closed' }]);
	});

	test('the minutes name who asked for it, for as long as they want, and stay when nicknames are erased', async () => {
		await begin('write');
		const [amina, troll] = [await guest('Ami'), await guest('Troll')];
		expect(await room.nameInMinutes(code, amina, ' Amina  Haddad ')).toEqual({ done: true });
		expect((await own(amina)).minutesName).toBe('Amina Haddad');
		expect(await room.nameInMinutes(code, amina, 'A'.repeat(31))).toEqual({ refused: 'too-long' });
		expect(await room.nameInMinutes(code, troll, 'Il Sindaco')).toEqual({ done: true });
		expect(await room.nameInMinutes(code, { actor: visitor, token: token() }, 'Nessuno')).toEqual({
			refused: 'no-seat',
		});
		expect(await room.namedInMinutes(giulia, id)).toEqual([]);
		expect(await room.dropMinutesName(giulia, { workshopId: id, seatId: troll.seatId })).toEqual({
			refused: 'not-found',
		});
		await room.dropMinutesName(luca, { workshopId: id, seatId: troll.seatId });
		await step('close');
		const named = async () => (await room.minutesOf(visitor, id))!.attendance.named;
		expect(await named()).toEqual(['Amina Haddad']);
		await room.nameInMinutes(code, amina, '');
		expect(await named()).toEqual([]);
		await room.nameInMinutes(code, amina, 'Amina H.');
		clock.now += 31 * 24 * hour;
		await room.tidy();
		expect(await named()).toEqual(['Amina H.']);
	});

	test('nobody is named in the minutes of a protected tavolo', async () => {
		await begin('write');
		const amina = await guest();
		await open.storage.unitOfWork((unit) =>
			unit.db.updateTable('space').set({ visibility: 'protected' }).execute(),
		);
		expect(await room.nameInMinutes(code, amina, 'Amina')).toEqual({ refused: 'no-names-here' });
		expect((await own(amina)).minutesName).toBeNull();
	});

	test('what happens on the board afterwards does not change the minutes of an incontro that has ended', async () => {
		await begin('write');
		const amina = await guest();
		const first = await write(amina, 'Un adulto di cui fidarsi');
		await write(amina, 'Il parco d’estate');
		await room.revealCards(luca, { workshopId: id, cards: 'all' });
		await board.settle();
		await step('next');
		await step('next');
		await step('close');
		const words = async () =>
			(await room.minutesOf(visitor, id))!.moments
				.flatMap(({ results }) => results)
				.flatMap((result) => (result.kind === 'groups' ? result.groups : []))
				.map(({ title }) => title);
		expect(await words()).toEqual(['Un adulto di cui fidarsi', 'Il parco d’estate']);
		await open.storage.unitOfWork(async (unit) => {
			const changed = unit.db.updateTable('card').set({ text: 'Altre parole' });
			await changed.where('id', '=', first).execute();
			await unit.db.updateTable('card').set({ archived: 1 }).where('id', '<>', first).execute();
		});
		expect(await words()).toEqual(['Un adulto di cui fidarsi', 'Il parco d’estate']);
		// Opened again it follows the board, and the second end is what counts.
		await step('reopen');
		await step('close');
		expect(await words()).toEqual(['Altre parole']);
	});

	/** A clause before all others of the text, as readers see it. */
	async function putFirst(clause: { readonly id: string; readonly kind: 'preamble' | 'clause' }) {
		await open.storage.unitOfWork(async ({ db }) => {
			await db
				.updateTable('clause')
				.set((set) => ({ number: set('number', '+', 1) }))
				.execute();
			const empty = { title: '', html: '', plain: '', hash: '', ancestors: '[]', archived: 0, changed_at: 1 };
			await db
				.insertInto('clause')
				.values({ ...empty, ...clause, draft_id: 'pactdraft', number: 1 })
				.execute();
		});
	}

	async function boardText(): Promise<string> {
		const { doc } = await copyText(open.log, roomName('board', 'pactboard'));
		return readBoard(doc)
			.columns.map(
				(column) =>
					`${column.title}: ${column.cards.map(({ text, kind }) => `${text} (${kind})`).join(', ')}`,
			)
			.join('\n');
	}
});
