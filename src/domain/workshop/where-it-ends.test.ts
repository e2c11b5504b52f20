import { expect, test } from 'vitest';
import type { Ending } from '../lineage/thread.ts';
import { whereItEnds } from './where-it-ends.ts';

const ending = (clauseId: string, number: number | null, state: Ending['state'] = 'standing'): Ending => ({
	clauseId,
	number,
	title: `Titolo ${clauseId}`,
	state,
	inherited: false,
});

test('a group carried as a whole is in the text, with the numbers of today and each clause once', () => {
	const whole = [ending('b', 4), ending('a', 3), ending('b', 4), ending('z', null, 'archived')];
	expect(whereItEnds({ whole, cards: [[ending('other', 9)], []], archived: 0 })).toEqual({
		kind: 'clauses',
		partly: false,
		clauses: [
			{ id: 'a', number: 3, title: 'Titolo a' },
			{ id: 'b', number: 4, title: 'Titolo b' },
		],
	});
});

test('of a group whose cards went one by one it is said whether all of them did', () => {
	const one = [ending('a', 3)];
	expect(whereItEnds({ whole: [], cards: [one, one], archived: 0 })).toMatchObject({ partly: false });
	expect(whereItEnds({ whole: [], cards: [one, []], archived: 0 })).toMatchObject({ partly: true });
	const [both, other] = [[ending('a', 3), ending('b', 4)], [ending('b', 4)]];
	expect(whereItEnds({ whole: [], cards: [both, other], archived: 0 })).toMatchObject({
		partly: false,
		clauses: [{ id: 'b' }],
	});
	expect(whereItEnds({ whole: [], cards: [one, other], archived: 0 })).toMatchObject({
		partly: false,
		clauses: [{ id: 'a' }, { id: 'b' }],
	});
});

test('a clause on its way, and one that was taken out, are said to be so', () => {
	const [arriving, gone] = [ending('a', null, 'arriving'), ending('b', null, 'archived')];
	expect(whereItEnds({ whole: [gone, arriving], cards: [[]], archived: 0 })).toEqual({ kind: 'arriving' });
	expect(whereItEnds({ whole: [gone], cards: [[gone], []], archived: 0 })).toEqual({ kind: 'taken-out' });
	expect(whereItEnds({ whole: [], cards: [[arriving]], archived: 0 })).toEqual({ kind: 'arriving' });
});

test('what nobody carried is still on the board, was put away, or fell apart', () => {
	expect(whereItEnds({ whole: [], cards: [[]], archived: 2 })).toEqual({ kind: 'board' });
	expect(whereItEnds({ whole: [], cards: [], archived: 2 })).toEqual({ kind: 'put-away' });
	expect(whereItEnds({ whole: [], cards: [], archived: 0 })).toEqual({ kind: 'dissolved' });
});
