import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	decideConsent,
	decideDots,
	decideGradient,
	decideOwnCard,
	decideRank,
	decideWrite,
	isForNow,
	momentOfPaper,
} from './decide-contribution.ts';
import { usualSettings, type MomentKind } from './moment.ts';
import { untouchedDesk, type Desk, type Workshop, type WorkshopId } from './workshop.ts';

const now = Date.parse('2026-11-22T18:06:00Z');
const kinds: readonly MomentKind[] = [
	'talk',
	'write',
	'reveal',
	'write',
	'dots',
	'rank',
	'gradient',
	'consent',
];

/** The moments are named after their kind and place: `write1`, `reveal2`, `write3`. */
const room = (momentId: string | null, desk: Partial<Desk> = {}): Workshop => ({
	id: 'w1' as WorkshopId,
	spaceId: 's1',
	title: 'Dopo la scuola',
	format: 'metaplan',
	code: 'KVMTRP',
	tables: 6,
	keepDays: 30,
	rehearsal: false,
	revision: 1,
	moments: kinds.map((kind, index) => ({
		id: `${kind}${index}`,
		kind,
		title: kind,
		instructions: '',
		minutes: 5,
		settings: usualSettings,
	})),
	desk: { ...untouchedDesk, state: 'open', momentId, momentSince: now, ...desk },
});
const seat = { removed: false };

test('nothing is answered any more once the results are open, and again when they are asked for anew', () => {
	const open = { resultsShown: true };
	const shut = { refused: 'results-open' };
	expect(decideDots(room('dots4', open), usualSettings, new Map(), 'g', 1, ['g'])).toEqual(shut);
	expect(decideRank(room('rank5', open), ['g'], ['g'])).toEqual(shut);
	expect(decideGradient(room('gradient6', open), usualSettings, 1)).toEqual(shut);
	expect(decideConsent(room('consent7', open), { answer: 'agree', reason: '' })).toEqual(shut);
	expect(decideGradient(room('gradient6'), usualSettings, 1)).toEqual({ value: 1 });
});

describe('a card', () => {
	test('is taken while everybody writes', () => {
		expect(decideWrite(room('write1'), seat, { now })).toEqual({ momentId: 'write1' });
		expect(decideWrite(room('write1'), seat, { now: now + 3_600_000, momentId: 'write1' })).toEqual({
			momentId: 'write1',
		});
	});

	test.each<[string, Workshop, boolean, string]>([
		['of somebody removed', room('write1'), true, 'removed'],
		['before the doors open', room(null, { state: 'prepared' }), false, 'closed'],
		['after the end', room('write1', { state: 'closed' }), false, 'closed'],
		['while all stand still', room('write1', { frozen: true }), false, 'frozen'],
		['while all listen', room('talk0'), false, 'other-moment'],
		['before the first moment', room(null), false, 'other-moment'],
	])('%s is not', (_, workshop, removed, refused) => {
		expect(decideWrite(workshop, { removed }, { now })).toEqual({ refused });
	});

	test('from a slow phone is taken for ten seconds after the moment, and kept with the moment it was written in', () => {
		const revealing = room('reveal2');
		expect(decideWrite(revealing, seat, { now: now + 10_000 })).toEqual({ momentId: 'write1' });
		expect(decideWrite(revealing, seat, { now: now + 10_001 })).toEqual({ refused: 'other-moment' });
		expect(decideWrite(room('dots4'), seat, { now, momentId: 'write1' })).toEqual({ momentId: 'write1' });
		expect(decideWrite(room('write3'), seat, { now: now + 5_000, momentId: 'write1' })).toEqual({
			momentId: 'write1',
		});
		expect(decideWrite(room('write3'), seat, { now: now + 15_000, momentId: 'write1' })).toEqual({
			refused: 'other-moment',
		});
		expect(decideWrite(revealing, seat, { now, momentId: 'dots4' })).toEqual({ refused: 'other-moment' });
	});

	test('is never for a moment that has not been', () => {
		const late = { now: now + 5_000, held: ['talk0', 'write1', 'reveal2'] };
		expect(decideWrite(room('reveal2'), seat, { ...late, momentId: 'write1' })).toEqual({
			momentId: 'write1',
		});
		expect(decideWrite(room('reveal2'), seat, { ...late, momentId: 'write3' })).toEqual({
			refused: 'other-moment',
		});
	});

	test('that waits is changed while the room is open and moves, and taken back also while all stand still', () => {
		const changes = (workshop: Workshop) => [
			decideOwnCard(workshop, 'rewrite'),
			decideOwnCard(workshop, 'withdraw'),
		];
		expect(changes(room('reveal2'))).toEqual([null, null]);
		expect(changes(room('reveal2', { frozen: true }))).toEqual(['frozen', null]);
		expect(changes(room('reveal2', { state: 'closed' }))).toEqual(['closed', 'closed']);
	});

	test('on paper was written in the last writing there was', () => {
		const held = ['talk0', 'write1', 'reveal2', 'write3', 'dots4'];
		expect(momentOfPaper(room('write1'), held)).toBe('write1');
		expect(momentOfPaper(room('reveal2'), held)).toBe('write1');
		expect(momentOfPaper(room('dots4'), held)).toBe('write3');
		expect(momentOfPaper(room('dots4'), ['write1', 'dots4'])).toBe('write1');
		expect(momentOfPaper(room('talk0'), held)).toBe('talk0');
	});
});

test('what arrives late is for another moment or another round; what does not say so is for now', () => {
	const asked = room('consent7', { round: 2 });
	expect(isForNow(asked, {})).toBe(true);
	expect(isForNow(asked, { momentId: 'consent7', round: 2 })).toBe(true);
	expect(isForNow(asked, { momentId: 'consent7', round: 1 })).toBe(false);
	expect(isForNow(asked, { momentId: 'gradient6', round: 2 })).toBe(false);
});

describe('dots', () => {
	const settings = { ...usualSettings, dots: 5, dotsOnOne: 3 };
	const dotting = room('dots4');
	const placed = new Map([
		['g1', 2],
		['g2', 1],
	]);
	const put = (target: string, dots: number, there: ReadonlyMap<string, number> = placed) =>
		decideDots(dotting, settings, there, target, dots, ['g1', 'g2', 'g3']);

	test('are put, changed and taken away', () => {
		expect(put('g3', 2)).toEqual({ placed: new Map([...placed, ['g3', 2]]) });
		expect(put('g1', 3)).toEqual({ placed: new Map([...placed, ['g1', 3]]) });
		expect(put('g1', 0)).toEqual({ placed: new Map([['g2', 1]]) });
	});

	test.each<[string, string, number, string]>([
		['too many on one', 'g1', 4, 'too-many-on-one'],
		['too many in all', 'g3', 3, 'too-many-dots'],
		['less than none', 'g1', -1, 'invalid'],
		['half a dot', 'g1', 0.5, 'invalid'],
		['no number', 'g1', NaN, 'invalid'],
		['dots on nothing', 'g9', 1, 'no-such-target'],
	])('%s are refused', (_, target, dots, refused) => {
		expect(put(target, dots)).toEqual({ refused });
	});

	test('can be taken away even when fewer are allowed than before', () => {
		const many = new Map([
			['g1', 5],
			['g2', 4],
		]);
		expect(put('g1', 4, many)).toEqual({
			placed: new Map([
				['g1', 4],
				['g2', 4],
			]),
		});
		expect(put('g2', 5, many)).toEqual({ refused: 'too-many-on-one' });
	});

	test('are for their moment, and not while all stand still', () => {
		expect(decideDots(room('write1'), settings, placed, 'g1', 1)).toEqual({ refused: 'other-moment' });
		expect(decideDots(room('dots4', { frozen: true }), settings, placed, 'g1', 1)).toEqual({
			refused: 'frozen',
		});
		expect(decideDots(room('dots4', { state: 'closed' }), settings, placed, 'g1', 1)).toEqual({
			refused: 'closed',
		});
	});

	test('are never more than allowed, however often one taps', () => {
		const limits = fc.record({
			dots: fc.integer({ min: 1, max: 20 }),
			dotsOnOne: fc.integer({ min: 1, max: 20 }),
		});
		const tap = fc.record({
			target: fc.constantFrom('a', 'b', 'c', 'd'),
			dots: fc.integer({ min: -2, max: 22 }),
		});
		fc.assert(
			fc.property(limits, fc.array(tap), (limit, taps) => {
				let mine: ReadonlyMap<string, number> = new Map();
				for (const { target, dots } of taps) {
					const decided = decideDots(dotting, { ...usualSettings, ...limit }, mine, target, dots);
					if ('placed' in decided) mine = decided.placed;
					const numbers = [...mine.values()];
					expect(numbers.reduce((sum, number) => sum + number, 0)).toBeLessThanOrEqual(limit.dots);
					expect(numbers.every((number) => number >= 1 && number <= limit.dotsOnOne)).toBe(true);
				}
			}),
		);
	});
});

test('an order names each target once, and only what is there', () => {
	const rank = (order: readonly string[]) => decideRank(room('rank5'), ['g1', 'g2', 'g3'], order);
	expect(rank(['g3', 'g1', 'g2'])).toEqual({ order: ['g3', 'g1', 'g2'] });
	expect(rank(['g3'])).toEqual({ order: ['g3'] });
	expect(rank([])).toEqual({ refused: 'invalid' });
	expect(rank(['g1', 'g1'])).toEqual({ refused: 'invalid' });
	expect(rank(['g1', 'g9'])).toEqual({ refused: 'no-such-target' });
	expect(decideRank(room('dots4'), ['g1'], ['g1'])).toEqual({ refused: 'other-moment' });
});

test('a step of agreement is one of those shown', () => {
	const feel = (value: number, steps: 5 | 7 = 5) =>
		decideGradient(room('gradient6'), { ...usualSettings, steps }, value);
	expect(feel(1)).toEqual({ value: 1 });
	expect(feel(7, 7)).toEqual({ value: 7 });
	for (const value of [0, 6, 2.5, NaN]) expect(feel(value)).toEqual({ refused: 'invalid' });
	expect(decideGradient(room('gradient6', { frozen: true }), usualSettings, 3)).toEqual({
		refused: 'frozen',
	});
});

describe('consent', () => {
	const say = (answer: string, reason?: string) => decideConsent(room('consent7'), { answer, reason });

	test('is given without a reason, and an objection with one', () => {
		expect(say('agree')).toEqual({ consent: { answer: 'agree', reason: '' } });
		expect(say('aside', 'typed and left')).toEqual({ consent: { answer: 'aside', reason: '' } });
		expect(say('object', '  Costa\r\ntroppo ')).toEqual({
			consent: { answer: 'object', reason: 'Costa\ntroppo' },
		});
	});

	test.each<[string, string, string | undefined, string]>([
		['an objection without a reason', 'object', undefined, 'reason-missing'],
		['an objection with three dots for a reason', 'object', ' … ', 'reason-missing'],
		['a reason that fills a book', 'object', 'a'.repeat(1_001), 'too-long'],
		['an answer nobody asked for', 'maybe', 'a', 'invalid'],
	])('%s is refused', (_, answer, reason, refused) => {
		expect(say(answer, reason)).toEqual({ refused });
	});

	test('is asked in its moment', () => {
		expect(decideConsent(room('dots4'), { answer: 'agree' })).toEqual({ refused: 'other-moment' });
	});
});
