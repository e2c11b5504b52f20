import { expect, test } from 'vitest';
import { decideCounts, decideReasons } from './decide-counts.ts';
import { usualSettings, type Moment, type MomentKind } from './moment.ts';

const moment = (kind: MomentKind): Moment => ({
	...{ id: 'a', kind, title: '', instructions: '', minutes: 5, settings: usualSettings },
});
const decide = (kind: MomentKind, counts: Record<string, number>) =>
	decideCounts(moment(kind), new Map(Object.entries(counts)), ['one', 'two', 'three']);

test('three sheets carry fifteen dots, and nine on one thing', () => {
	expect(decide('dots', { sheets: 3, one: 9, two: 6 })).toBeNull();
	expect(decide('dots', { sheets: 3, one: 10 })).toEqual({ option: 'one', people: 3, most: 9 });
	expect(decide('dots', { sheets: 3, one: 9, two: 7 })).toEqual({ option: 'sheets', people: 3, most: 15 });
	expect(decide('dots', { sheets: 0, one: 1 })).toEqual({ option: 'one', people: 0, most: 0 });
});

test('two orders of three things are six points, four on one', () => {
	expect(decide('rank', { one: 4, two: 2, sheets: 2 })).toBeNull();
	expect(decide('rank', { one: 5, sheets: 2 })).toEqual({ option: 'one', people: 2, most: 4 });
	expect(decide('rank', { one: 4, two: 2, three: 1, sheets: 2 })).toEqual({
		...{ option: 'sheets', people: 2, most: 6 },
	});
});

test('where nobody said how many people they are, or each says one thing, any number stands', () => {
	expect(decide('dots', { one: 400 })).toBeNull();
	expect(decide('consent', { agree: 400 })).toBeNull();
});

test('why sheets object is told line by line, by no more than object', () => {
	expect(decideReasons('  Manca la luce. \r\n\n – \nCosta  troppo', 2)).toEqual({
		reasons: ['Manca la luce.', 'Costa troppo'],
	});
	expect(decideReasons('', 0)).toEqual({ reasons: [] });
	expect(decideReasons('Manca la luce.\nCosta troppo', 1)).toEqual({ refused: 'more-reasons', most: 1 });
	expect(decideReasons(`Sì\n${'a'.repeat(1_003)}`, 2)).toEqual({ refused: 'too-long', over: 3 });
});
