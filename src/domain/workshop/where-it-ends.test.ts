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
const onBoard = { live: 3, archived: 0 };

test('a group that became a clause is in the text, with the numbers of today and each clause once', () => {
	const endings = [ending('b', 4), ending('a', 3), ending('b', 4), ending('z', null, 'archived')];
	expect(whereItEnds({ endings, ...onBoard })).toEqual({
		kind: 'clauses',
		clauses: [
			{ id: 'a', number: 3, title: 'Titolo a' },
			{ id: 'b', number: 4, title: 'Titolo b' },
		],
	});
});

test('a clause on its way, and one that was taken out, are said to be so', () => {
	const [arriving, gone] = [ending('a', null, 'arriving'), ending('b', null, 'archived')];
	expect(whereItEnds({ endings: [gone, arriving], ...onBoard })).toEqual({ kind: 'arriving' });
	expect(whereItEnds({ endings: [gone], ...onBoard })).toEqual({ kind: 'taken-out' });
});

test('what nobody carried is still on the board, was put away, or fell apart', () => {
	expect(whereItEnds({ endings: [], live: 1, archived: 2 })).toEqual({ kind: 'board' });
	expect(whereItEnds({ endings: [], live: 0, archived: 2 })).toEqual({ kind: 'put-away' });
	expect(whereItEnds({ endings: [], live: 0, archived: 0 })).toEqual({ kind: 'dissolved' });
});
