import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '#domain/person/actor.ts';
import { decideStep, stepSchema, type Presser, type Step } from './decide-step.ts';
import { momentKinds, usualSettings, type Moment, type MomentKind } from './moment.ts';
import { longestTimer } from './timer.ts';
import { untouchedDesk, type Desk, type Workshop, type WorkshopId } from './workshop.ts';

const luca = 'p:luca' as PersonId;
const giulia = 'p:giulia' as PersonId;
const now = Date.parse('2026-11-22T18:06:00Z');
const hour = 60 * 60_000;

const moment = (id: string, kind: MomentKind, minutes = 5): Moment => ({
	id,
	kind,
	title: id,
	instructions: '',
	minutes,
	settings: usualSettings,
});
const moments = [moment('welcome', 'talk', 10), moment('write', 'write'), moment('dots', 'dots', 6)];

const workshop = (desk: Partial<Desk>, agenda: readonly Moment[] = moments): Workshop => ({
	id: 'w1' as WorkshopId,
	spaceId: 's1',
	title: 'Dopo la scuola',
	format: 'metaplan',
	code: 'KVMTRP',
	tables: 6,
	keepDays: 30,
	rehearsal: false,
	revision: 7,
	moments: agenda,
	desk: { ...untouchedDesk, ...desk },
});
const writing: Partial<Desk> = {
	state: 'open',
	holder: luca,
	momentId: 'write',
	momentSince: now,
	timer: { kind: 'running', endsAt: now + 5 * 60_000 },
};
const by: Presser = { personId: luca, now, seenRevision: 7 };
const press = (desk: Partial<Desk>, step: Step, who: Partial<Presser> = {}) =>
	decideStep(workshop(desk), step, { ...by, ...who });
const deskAfter = (desk: Partial<Desk>, step: Step, who: Partial<Presser> = {}): Desk => {
	const decided = press(desk, step, who);
	if ('refused' in decided) throw new Error(decided.refused);
	return decided.desk;
};

describe('the desk', () => {
	test('leads a room from the doors to the end', () => {
		const open = deskAfter({}, { kind: 'open-doors' });
		expect(open).toMatchObject({ state: 'open', momentId: null, timer: { kind: 'none' } });
		const started = deskAfter(open, { kind: 'start' });
		expect(started).toMatchObject({ momentId: 'welcome', momentSince: now, round: 1 });
		expect(started.timer).toEqual({ kind: 'running', endsAt: now + 10 * 60_000 });
		const third = deskAfter(deskAfter(started, { kind: 'next' }), { kind: 'next' });
		expect(third.momentId).toBe('dots');
		expect(press(third, { kind: 'next' })).toEqual({ refused: 'last-moment' });
		expect(deskAfter(third, { kind: 'close' })).toMatchObject({
			state: 'closed',
			closedAt: now,
			momentId: 'dots',
			timer: { kind: 'none' },
		});
	});

	test('moves once when two press "avanti" at once', () => {
		const first = deskAfter(writing, { kind: 'next' });
		expect(decideStep({ ...workshop(first), revision: 8 }, { kind: 'next' }, by)).toEqual({
			refused: 'moved-meanwhile',
		});
	});

	test('obeys its holder alone, until somebody takes it, whatever that person last saw', () => {
		expect(press(writing, { kind: 'next' }, { personId: giulia })).toEqual({ refused: 'desk-of-another' });
		const hers = deskAfter(writing, { kind: 'take-desk' }, { personId: giulia, seenRevision: 1 });
		expect(hers).toEqual({ ...untouchedDesk, ...writing, holder: giulia });
		expect(deskAfter(hers, { kind: 'next' }, { personId: giulia }).momentId).toBe('dots');
		expect(press(hers, { kind: 'take-desk' }, { personId: giulia })).toEqual({ refused: 'nothing-to-do' });
		expect(deskAfter({ ...writing, holder: null }, { kind: 'next' }, { personId: giulia }).momentId).toBe(
			'dots',
		);
	});

	test('is handed to a colleague', () => {
		expect(deskAfter(writing, { kind: 'hand-desk', personId: giulia }).holder).toBe(giulia);
		expect(press(writing, { kind: 'hand-desk', personId: luca })).toEqual({ refused: 'nothing-to-do' });
	});

	test('enters a moment with nothing held, nothing opened and its own time, and keeps names as they were', () => {
		const busy = {
			...writing,
			frozen: true,
			focusCardId: 'c1',
			resultsShown: true,
			round: 3,
			namesShown: true,
		};
		expect(deskAfter(busy, { kind: 'go-to', momentId: 'welcome' }, { now: now + 1 })).toEqual({
			...untouchedDesk,
			state: 'open',
			holder: luca,
			namesShown: true,
			momentId: 'welcome',
			momentSince: now + 1,
			timer: { kind: 'running', endsAt: now + 1 + 10 * 60_000 },
		});
	});

	test('asks the same again, with the answers hidden', () => {
		const voted = { ...writing, momentId: 'dots', resultsShown: true };
		expect(deskAfter(voted, { kind: 'ask-again' })).toMatchObject({ round: 2, resultsShown: false });
		expect(press(writing, { kind: 'ask-again' })).toEqual({ refused: 'nothing-to-do' });
		expect(press({ state: 'open' }, { kind: 'ask-again' })).toEqual({ refused: 'no-such-moment' });
	});

	test('moves the clock', () => {
		const paused = deskAfter(writing, { kind: 'pause' }, { now: now + 60_000 });
		expect(paused.timer).toEqual({ kind: 'paused', leftMs: 240_000 });
		expect(deskAfter(paused, { kind: 'lengthen', minutes: 1 }).timer).toEqual({
			kind: 'paused',
			leftMs: 300_000,
		});
		expect(deskAfter(paused, { kind: 'resume' }).timer).toEqual({ kind: 'running', endsAt: now + 240_000 });
		expect(deskAfter(paused, { kind: 'stop-timer' }).timer).toEqual({ kind: 'none' });
		expect(deskAfter(writing, { kind: 'lengthen', minutes: 1 }, { now: now + hour }).timer).toEqual({
			kind: 'running',
			endsAt: now + hour + 60_000,
		});
	});

	test('a moment that comes again goes on from the round it had reached', () => {
		const rounds = new Map([['dots', 2]]);
		const step = { kind: 'next' } as const;
		expect(deskAfter(writing, step, { rounds }).round).toBe(2);
		expect(deskAfter(writing, step).round).toBe(1);
		expect(deskAfter({ ...writing, momentId: 'welcome', round: 3 }, step, { rounds }).round).toBe(1);
	});

	test('closed by mistake is opened again within twelve hours, where it stood', () => {
		const closed = deskAfter(writing, { kind: 'close' });
		expect(deskAfter(closed, { kind: 'reopen' }, { now: now + 12 * hour })).toMatchObject({
			state: 'open',
			closedAt: null,
			momentId: 'write',
			timer: { kind: 'none' },
		});
		expect(press(closed, { kind: 'reopen' }, { now: now + 12 * hour + 1 })).toEqual({
			refused: 'already-closed',
		});
		expect(press(closed, { kind: 'close' })).toEqual({ refused: 'already-closed' });
		expect(press(closed, { kind: 'next' })).toEqual({ refused: 'already-closed' });
		expect(press(writing, { kind: 'reopen' })).toEqual({ refused: 'nothing-to-do' });
		expect(deskAfter(closed, { kind: 'take-desk' }, { personId: giulia }).holder).toBe(giulia);
	});

	test.each<[string, Partial<Desk>, Step, string]>([
		['start behind closed doors', {}, { kind: 'start' }, 'not-open'],
		['close what never opened', {}, { kind: 'close' }, 'not-open'],
		['reopen what never opened', {}, { kind: 'reopen' }, 'not-open'],
		['open doors twice', writing, { kind: 'open-doors' }, 'nothing-to-do'],
		['start twice', writing, { kind: 'start' }, 'nothing-to-do'],
		['go nowhere', writing, { kind: 'go-to', momentId: 'lunch' }, 'no-such-moment'],
		['go where one is', writing, { kind: 'go-to', momentId: 'write' }, 'nothing-to-do'],
		[
			'go on from a moment taken out of the agenda',
			{ ...writing, momentId: 'gone' },
			{ kind: 'next' },
			'no-such-moment',
		],
		['go on with a clock that runs', writing, { kind: 'resume' }, 'nothing-to-do'],
		['stop a clock there is not', { state: 'open' }, { kind: 'stop-timer' }, 'nothing-to-do'],
		['lift a freeze there is not', writing, { kind: 'unfreeze' }, 'nothing-to-do'],
		['hide hidden names', writing, { kind: 'hide-names' }, 'nothing-to-do'],
		['take nobody’s eyes off a card', writing, { kind: 'unfocus' }, 'nothing-to-do'],
	])('does not %s', (_, desk, step, refused) => {
		expect(press(desk, step)).toEqual({ refused });
	});

	test('without an agenda has nowhere to start', () => {
		expect(decideStep(workshop({ state: 'open' }, []), { kind: 'start' }, by)).toEqual({
			refused: 'no-such-moment',
		});
	});

	test('takes whether cards are looked at before, and names shown, while it is prepared', () => {
		expect(deskAfter({}, { kind: 'moderate' })).toMatchObject({ state: 'prepared', moderated: true });
		expect(deskAfter({}, { kind: 'show-names' })).toMatchObject({ state: 'prepared', namesShown: true });
	});
});

test('a step from outside is read strictly', () => {
	const read = (typed: unknown) => v.safeParse(stepSchema, typed).success;
	expect(read({ kind: 'lengthen', minutes: -30 })).toBe(true);
	for (const minutes of [-31, 61, 0.5, NaN, '1', null])
		expect(read({ kind: 'lengthen', minutes })).toBe(false);
	expect(read({ kind: 'go-to' })).toBe(false);
	expect(read({ kind: 'focus', cardId: 'c'.repeat(65) })).toBe(false);
	expect(read({ kind: 'dance' })).toBe(false);
});

test('whatever is pressed, by whom and in whatever order, the desk stays of one piece', () => {
	const agenda = fc
		.array(fc.record({ kind: fc.constantFrom(...momentKinds), minutes: fc.integer({ min: 1, max: 240 }) }), {
			maxLength: 5,
		})
		.map((rows) => rows.map(({ kind, minutes }, index) => moment(`m${index}`, kind, minutes)));
	const plain = stepSchema.options
		.filter(({ entries }) => Object.keys(entries).length === 1)
		.map(({ entries }) => ({ kind: entries.kind.literal }) as Step);
	const step: fc.Arbitrary<Step> = fc.oneof(
		{ arbitrary: fc.constantFrom(...plain), weight: 4 },
		{
			arbitrary: fc.constantFrom<Step>({ kind: 'next' }, { kind: 'start' }, { kind: 'open-doors' }),
			weight: 4,
		},
		fc.nat(5).map((n): Step => ({ kind: 'go-to', momentId: `m${n}` })),
		fc.integer({ min: -30, max: 60 }).map((minutes): Step => ({ kind: 'lengthen', minutes })),
		fc.constant<Step>({ kind: 'focus', cardId: 'c1' }),
		fc.constantFrom(luca, giulia).map((personId): Step => ({ kind: 'hand-desk', personId })),
	);
	const pressed = fc.record({
		step,
		personId: fc.constantFrom(luca, giulia),
		wait: fc.nat(14 * hour),
		stale: fc.nat(5),
	});
	fc.assert(
		fc.property(agenda, fc.array(pressed, { maxLength: 40 }), (rows, presses) => {
			let held = workshop({}, rows);
			let at = now;
			for (const { step, personId, wait, stale } of presses) {
				at += wait % 7 === 0 ? wait : wait % 60_000;
				const seenRevision = held.revision - (stale === 0 ? 1 : 0);
				const decided = decideStep(held, step, { personId, now: at, seenRevision });
				if ('refused' in decided) continue;
				const { desk } = decided;
				if (step.kind !== 'take-desk') {
					expect(stale).not.toBe(0);
					expect([null, personId]).toContain(held.desk.holder);
				}
				expect(desk).not.toEqual(held.desk);
				if (desk.momentId !== null) expect(rows.map(({ id }) => id)).toContain(desk.momentId);
				expect(desk.momentId === null).toBe(desk.momentSince === null);
				expect(desk.state === 'closed').toBe(desk.closedAt !== null);
				if (desk.state !== 'open') expect(desk.timer).toEqual({ kind: 'none' });
				if (desk.state === 'prepared') expect(desk.momentId).toBeNull();
				if (desk.timer.kind === 'running') {
					expect(desk.timer.endsAt).toBeLessThanOrEqual(at + longestTimer);
					if (desk.timer !== held.desk.timer) expect(desk.timer.endsAt).toBeGreaterThanOrEqual(at);
				}
				if (desk.timer.kind === 'paused') {
					expect(desk.timer.leftMs).toBeGreaterThan(-1);
					expect(desk.timer.leftMs).toBeLessThanOrEqual(longestTimer);
				}
				expect(desk.round).toBeGreaterThanOrEqual(1);
				held = { ...held, desk, revision: held.revision + 1 };
			}
		}),
		{ numRuns: 300 },
	);
});

describe('the wall', () => {
	test('hands are asked where phones are asked nothing, and no longer in the next moment', () => {
		const talking = { ...writing, momentId: 'welcome' };
		const asked = deskAfter(talking, { kind: 'ask-hands' });
		expect(asked.handsAsked).toBe(true);
		expect(press(asked, { kind: 'ask-hands' })).toEqual({ refused: 'nothing-to-do' });
		expect(deskAfter(asked, { kind: 'stop-hands' }).handsAsked).toBe(false);
		expect(deskAfter(asked, { kind: 'next' }).handsAsked).toBe(false);
		expect(deskAfter(asked, { kind: 'close' }).handsAsked).toBe(false);
		expect(press({ ...writing, momentId: 'dots' }, { kind: 'ask-hands' })).toEqual({
			refused: 'nothing-to-do',
		});
		expect(press({ state: 'open' }, { kind: 'ask-hands' })).toEqual({ refused: 'no-such-moment' });
	});

	test('the desk chooses its page; the next moment begins at the first', () => {
		const turned = deskAfter(writing, { kind: 'turn-wall', page: 3 });
		expect(turned.wallPage).toBe(3);
		expect(deskAfter(turned, { kind: 'turn-wall', page: null }).wallPage).toBeNull();
		expect(deskAfter(turned, { kind: 'next' }).wallPage).toBeNull();
		expect(press(turned, { kind: 'turn-wall', page: 3 })).toEqual({ refused: 'nothing-to-do' });
		expect(press(writing, { kind: 'turn-wall', page: 1 }, { personId: giulia })).toEqual({
			refused: 'desk-of-another',
		});
	});
});
