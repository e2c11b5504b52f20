import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giulia, luca, nadia, openTavolo, type Tavolo } from '../support/contract-room.ts';
import { clock, engines } from './engines.ts';

/** Who may do what at the desk, and what becomes of incontri nobody needs any more. */
describe.each(engines)('the desk of an incontro on $name', (engine) => {
	let tavolo: Tavolo;
	beforeEach(async () => {
		clock.now = Date.parse('2026-11-22T17:00:00Z');
		tavolo = await openTavolo(engine);
	});
	afterEach(() => tavolo.close());
	const registered = async () =>
		(await tavolo.open.storage.read.selectFrom('audit_row').select(['kind', 'details']).execute()).filter(
			({ kind }) => kind === 'workshop-deleted',
		);

	test('whoever leads beside the holder holds cards back and types paper, and reveals nothing', async () => {
		const { room } = tavolo;
		const it = await tavolo.prepare(['write', 'talk']);
		await it.begin(0);
		await it.step('moderate');
		await it.step('take-desk');
		const cardId = await it.write(await it.guest('Amina'), 'Un cortile');
		expect(await room.revealCards(nadia, { workshopId: it.id, cards: 'all' })).toEqual({
			refused: 'desk-of-another',
		});
		expect((await it.view()).cards).toEqual([]);
		expect(await room.holdCard(nadia, { workshopId: it.id, cardId, on: true })).toEqual({ done: true });
		expect(await room.holdCard(nadia, { workshopId: it.id, cardId, on: false })).toEqual({ done: true });
		expect(
			await room.enterPaperCard(nadia, { workshopId: it.id, key: 'k1', text: 'Una merenda', table: 0 }),
		).toMatchObject({ number: 1 });
		expect(await it.step('ask-hands', {}, nadia)).toEqual({ refused: 'desk-of-another' });
		await it.step('ask-hands');
		expect((await it.view()).hands).toEqual([
			{ option: 'for', count: null },
			{ option: 'against', count: null },
			{ option: 'abstain', count: null },
		]);
		const counts = [{ option: 'for', count: 17 }];
		expect(await room.enterCounts(nadia, { workshopId: it.id, kind: 'hands', counts })).toEqual({
			done: true,
		});
		expect((await it.view()).hands![0]).toEqual({ option: 'for', count: 17 });
		await it.step('take-desk', {}, nadia);
		const read = (await room.deskView(nadia, it.id))!.desk.waiting.map(({ mark }) => mark);
		expect(await room.revealCards(nadia, { workshopId: it.id, cards: 'all', read })).toEqual({ revealed: 2 });
		expect((await it.view()).newest).toBeNull();
	});

	test('the wall knows which card was revealed last, whenever it was written', async () => {
		const it = await tavolo.prepare(['write', 'reveal']);
		await it.begin(0);
		const amina = await it.guest('Amina');
		const first = await it.write(amina, 'Prima');
		const second = await it.write(amina, 'Seconda');
		for (const card of [second, first]) {
			clock.now += 1;
			await tavolo.room.revealCards(luca, { workshopId: it.id, cards: [card] });
			await tavolo.board.settle();
			expect((await it.view()).newest).toBe(card);
		}
		expect((await it.view()).cards.map(({ id }) => id)).toEqual([second, first]);
	});

	test('an incontro opened again whose code was given away meanwhile gets a new one, and each code opens its own', async () => {
		const it = await tavolo.prepare(['talk']);
		await it.begin(0);
		await it.step('close');
		clock.now += 1;
		const other = await tavolo.prepare(['talk']);
		await tavolo.open.storage.unitOfWork(({ db }) =>
			db.updateTable('workshop').set({ code: it.code }).where('id', '=', other.id).execute(),
		);
		const again = await it.step('reopen');
		const { code } = await it.workshop();
		expect(code).not.toBe(it.code);
		expect(again).toMatchObject({ code });
		expect(await tavolo.room.knock(code)).toMatchObject({ workshop: { id: it.id } });
		expect(await tavolo.room.knock(it.code)).toEqual({ refused: 'not-open' });
	});

	test('opened again under its old code, it is the one behind it, though a newer one had it since', async () => {
		const it = await tavolo.prepare(['talk']);
		await it.begin(0);
		await it.step('close');
		clock.now += 1;
		const other = await tavolo.prepare(['talk']);
		await other.begin(0);
		await other.step('close');
		await tavolo.open.storage.unitOfWork(({ db }) =>
			db.updateTable('workshop').set({ code: it.code }).where('id', '=', other.id).execute(),
		);
		const again = await it.step('reopen');
		expect(again).not.toHaveProperty('refused');
		expect(again).not.toHaveProperty('code');
		expect(await tavolo.room.knock(it.code)).toMatchObject({ workshop: { id: it.id } });
	});

	test('what was only prepared is deleted by whoever leads, once, and the register says so without words', async () => {
		const { room } = tavolo;
		const it = await tavolo.prepare(['talk', 'write']);
		expect(await room.deleteWorkshop(giulia, { workshopId: it.id })).toEqual({ refused: 'not-found' });
		expect(await room.lossesOf(giulia, it.id)).toBeNull();
		expect(await room.lossesOf(nadia, it.id)).toEqual({ refused: null, moments: 2, cards: 0 });
		expect(await room.deleteWorkshop(nadia, { workshopId: it.id })).toEqual({ done: true });
		expect(await room.deleteWorkshop(nadia, { workshopId: it.id })).toEqual({ refused: 'not-found' });
		expect(await room.listWorkshops(luca, 'pact')).toEqual([]);
		expect(await tavolo.open.storage.read.selectFrom('workshop_moment').selectAll().execute()).toEqual([]);
		expect(await registered()).toEqual([{ kind: 'workshop-deleted', details: '{"rehearsal":false}' }]);
	});

	test('a trial goes with its simulated people once it is closed; one a guest came to stays', async () => {
		const { room } = tavolo;
		const trial = await tavolo.prepare(['write'], { rehearsal: true });
		await trial.begin(0);
		await room.simulatePeople(luca, {
			workshopId: trial.id,
			people: 3,
			names: ['A', 'B', 'C'],
			sentences: ['Sì'],
		});
		await trial.enter('', undefined, nadia);
		await room.revealCards(luca, { workshopId: trial.id, cards: 'next' });
		expect(await room.deleteWorkshop(luca, { workshopId: trial.id })).toEqual({ refused: 'still-open' });
		await trial.step('close');
		expect(await room.lossesOf(luca, trial.id)).toEqual({ refused: null, moments: 1, cards: 3 });
		const left = (table: 'workshop_card' | 'workshop_kept_card') =>
			tavolo.open.storage.read.selectFrom(table).select('workshop_id').execute();
		expect(await left('workshop_kept_card')).toHaveLength(1);
		expect(await room.deleteWorkshop(luca, { workshopId: trial.id })).toEqual({ done: true });
		expect([await left('workshop_card'), await left('workshop_kept_card')]).toEqual([[], []]);

		const visited = await tavolo.prepare(['write'], { rehearsal: true });
		await visited.begin(0);
		await visited.write(await visited.guest('Amina'), 'Mio');
		await visited.step('close');
		expect(await room.deleteWorkshop(luca, { workshopId: visited.id })).toEqual({ refused: 'had-guests' });
	});

	test('who tried it was no guest, also once nobody is named any more', async () => {
		const { room } = tavolo;
		const [own, visited] = [
			await tavolo.prepare(['write'], { rehearsal: true, keepDays: 1 }),
			await tavolo.prepare(['write'], { rehearsal: true, keepDays: 1 }),
		];
		for (const trial of [own, visited]) {
			await trial.begin(0);
			await trial.enter('', undefined, nadia);
		}
		await visited.guest('Amina');
		for (const trial of [own, visited]) await trial.step('close');
		clock.now += 2 * 86_400_000;
		expect(await room.tidy()).toMatchObject({ forgotten: 2 });
		expect(await room.deleteWorkshop(luca, { workshopId: visited.id })).toEqual({ refused: 'had-guests' });
		expect(await room.deleteWorkshop(luca, { workshopId: own.id })).toEqual({ done: true });
	});

	test('what was announced is called off first', async () => {
		const it = await tavolo.prepare(['talk']);
		await tavolo.open.storage.unitOfWork(({ db }) =>
			db.updateTable('workshop').set({ planned_at: clock.now }).where('id', '=', it.id).execute(),
		);
		expect(await tavolo.room.deleteWorkshop(luca, { workshopId: it.id })).toEqual({ refused: 'announced' });
	});

	test('what was held is never deleted, also where nobody came', async () => {
		const it = await tavolo.prepare(['talk']);
		await it.begin(0);
		await it.step('close');
		expect(await tavolo.room.deleteWorkshop(luca, { workshopId: it.id })).toEqual({ refused: 'was-held' });
		expect(await registered()).toEqual([]);
	});

	test('who was sent out is told so as long as the room is open, and nobody else is', async () => {
		const { room } = tavolo;
		const it = await tavolo.prepare(['talk']);
		await it.begin(0);
		const [troll, amina] = [await it.guest('Troll'), await it.guest('Amina')];
		await room.removeSeat(luca, { workshopId: it.id, seatId: troll.seatId });
		expect(await room.wasSentOut(it.code, troll)).toMatchObject({ workshop: { id: it.id } });
		expect(await room.wasSentOut(it.code, amina)).toBeNull();
		await it.step('close');
		expect(await room.wasSentOut(it.code, troll)).toBeNull();
	});
});
