import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersIn } from '#domain/space/text-as-typed.ts';
import { decideHeld, decideMoments, type TypedMoment } from './decide-moments.ts';
import { momentKinds, usualSettings, type Moment } from './moment.ts';

const line: TypedMoment = {
	id: 'm1',
	kind: 'write',
	title: ' Scrivere  in silenzio ',
	instructions: '',
	minutes: '5',
};
const decide = (change: Partial<TypedMoment>) => decideMoments([{ ...line, ...change }]);

describe('an agenda', () => {
	test('is tidied, and what nobody chose is as usual', () => {
		expect(decide({ instructions: ' Di che cosa\r\navete bisogno? ' })).toEqual({
			moments: [
				{
					id: 'm1',
					kind: 'write',
					title: 'Scrivere in silenzio',
					instructions: 'Di che cosa\navete bisogno?',
					minutes: 5,
					settings: usualSettings,
				},
			],
		});
	});

	test('takes numbers as people type them', () => {
		const typed = { dots: ' 2 ', steps: '7', atTables: true };
		expect(decide({ kind: 'dots', minutes: '١٥', settings: typed })).toMatchObject({
			moments: [{ minutes: 15, settings: { dots: 2, dotsOnOne: 2, steps: 7, atTables: true } }],
		});
	});

	test.each<[string, Partial<TypedMoment>, Record<string, string>]>([
		['no title', { title: ' \u202e ' }, { 'moment-0-title': 'title-missing' }],
		['a title of 81 letters', { title: 'a'.repeat(81) }, { 'moment-0-title': 'title-too-long' }],
		[
			'a book of instructions',
			{ instructions: 'a'.repeat(501) },
			{ 'moment-0-instructions': 'instructions-too-long' },
		],
		['no minutes', { minutes: '0' }, { 'moment-0-minutes': 'minutes-unreadable' }],
		['five hours', { minutes: 241 }, { 'moment-0-minutes': 'minutes-unreadable' }],
		['a quarter', { minutes: 'un quarto' }, { 'moment-0-minutes': 'minutes-unreadable' }],
		['a kind nobody knows', { kind: 'dance' }, { 'moment-0-kind': 'moment-unknown' }],
		['no id', { id: '' }, { 'moment-0-id': 'moment-unknown' }],
		[
			'more dots on one than in all',
			{ kind: 'dots', settings: { dots: 3, dotsOnOne: 4 } },
			{ 'moment-0-dotsOnOne': 'dots-on-one-more-than-dots' },
		],
		['21 dots', { kind: 'dots', settings: { dots: 21 } }, { 'moment-0-dots': 'dots-unreadable' }],
		['six steps', { kind: 'gradient', settings: { steps: 6 } }, { 'moment-0-steps': 'steps-unreadable' }],
	])('with %s is told so', (_, change, faults) => {
		expect(decide(change)).toEqual({ faults });
	});

	test('is not refused for settings its moment doesn’t show', () => {
		expect(decide({ kind: 'talk', settings: { dots: 'boh', dotsOnOne: 9, steps: 6 } })).toMatchObject({
			moments: [{ settings: { dots: 5, dotsOnOne: 5, steps: 5 } }],
		});
	});

	test('has one moment at least, thirty at most, and no two of one id', () => {
		const many = (count: number) =>
			Array.from({ length: count }, (_, index) => ({ ...line, id: `m${index}` }));
		expect(decideMoments([])).toEqual({ faults: { moments: 'moments-missing' } });
		expect(decideMoments(many(31))).toEqual({ faults: { moments: 'moments-too-many' } });
		expect(decideMoments(many(30))).toHaveProperty('moments.length', 30);
		expect(decideMoments([line, line])).toEqual({ faults: { 'moment-1-id': 'moment-unknown' } });
	});

	test('whatever is typed, comes out within its bounds or not at all', () => {
		const number = fc.oneof(
			{ arbitrary: fc.integer({ min: 1, max: 20 }), weight: 9 },
			fc.integer({ min: -5, max: 260 }),
			fc.string(),
		);
		const typed = fc.record({
			kind: fc.constantFrom<string>(...momentKinds, 'dance'),
			title: fc.string({ unit: 'grapheme', maxLength: 90 }),
			instructions: fc.string({ unit: 'grapheme' }),
			minutes: number,
			settings: fc.record(
				{ dots: number, dotsOnOne: number, steps: number, atTables: fc.boolean() },
				{ requiredKeys: [] },
			),
		});
		fc.assert(
			fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (rows) => {
				const decided = decideMoments(rows.map((row, index) => ({ ...row, id: `m${index}` })));
				if ('faults' in decided) {
					expect(Object.keys(decided.faults)).not.toEqual([]);
					return;
				}
				for (const { title, minutes, settings } of decided.moments) {
					expect(lettersIn(title)).toBeGreaterThan(0);
					expect(lettersIn(title)).toBeLessThanOrEqual(80);
					expect(minutes).toBeGreaterThanOrEqual(1);
					expect(minutes).toBeLessThanOrEqual(240);
					expect(settings.dotsOnOne).toBeGreaterThanOrEqual(1);
					expect(settings.dotsOnOne).toBeLessThanOrEqual(settings.dots);
					expect(settings.dots).toBeLessThanOrEqual(20);
				}
			}),
		);
	});
});

describe('an agenda that is changed while it is held', () => {
	const moment = (id: string, change: Partial<Moment> = {}): Moment => ({
		...{ id, kind: 'gradient', title: 'Quanto siamo d’accordo?', instructions: 'Si apre a gennaio.' },
		...{ minutes: 5, settings: usualSettings, ...change },
	});
	const held = [moment('a'), moment('b')];
	const none = new Set<string>();

	test('may move what was held, give it other words and more time, and add to it', () => {
		const other = moment('a', { title: 'Altro', instructions: '', minutes: 20 });
		expect(decideHeld([moment('new', { kind: 'talk' }), moment('b'), other], held, none)).toBeNull();
	});

	test('keeps what was held, its kind and its steps', () => {
		const seven = { ...usualSettings, steps: 7 } as const;
		for (const wrong of [[], [moment('a', { kind: 'consent' })], [moment('a', { settings: seven })]])
			expect(decideHeld([...wrong, moment('b')], held, none)).toEqual({ refused: 'moment-was-held' });
	});

	test('keeps the words somebody has answered, and says beside which field', () => {
		const moments = [moment('b', { title: 'Altro' }), moment('a', { title: 'Altro', instructions: '' })];
		expect(decideHeld(moments, held, new Set(['a']))).toEqual({
			faults: { 'moment-1-title': 'already-answered', 'moment-1-instructions': 'already-answered' },
		});
		expect(decideHeld([moment('b'), moment('a', { minutes: 9 })], held, new Set(['a', 'b']))).toBeNull();
	});
});
