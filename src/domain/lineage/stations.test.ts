import { expect, test } from 'vitest';
import { stationsOf } from './stations.ts';
import type { ThreadItem } from './thread-item.ts';

const item = (kind: ThreadItem['kind'], id: string, clauseId: string, at: number): ThreadItem => ({
	kind,
	id,
	clauseId,
	title: `Parole di ${id}`,
	byName: 'Amina',
	at,
	state: 'open',
	reason: '',
	href: `/tavoli/patto/${id}`,
});

test('a reader follows what people said of a clause in the order in which they said it', () => {
	const stations = stationsOf('b', [item('poll', 'voto', 'b', 9), item('comment', 'venerdi', 'b', 2)]);
	expect(stations.map(({ id, through }) => [id, through])).toEqual([
		['venerdi', null],
		['voto', null],
	]);
});

test('what was said before a split belongs to the new clause too, and says through which one', () => {
	expect(stationsOf('b', [item('amendment', 'sera', 'a', 1)])).toMatchObject([{ id: 'sera', through: 'a' }]);
});

test('a proposal that went into both halves is told once, by the direct way', () => {
	const twice = [item('proposal', 'parco', 'a', 1), item('proposal', 'parco', 'b', 4)];
	expect(stationsOf('b', twice)).toMatchObject([{ id: 'parco', through: null }]);
	expect(stationsOf('b', [...twice].reverse())).toMatchObject([{ id: 'parco', through: null }]);
});

test('a comment and a vote with the same id are two', () => {
	expect(stationsOf('b', [item('comment', 'x', 'b', 1), item('poll', 'x', 'b', 2)])).toHaveLength(2);
});

test('what was said of the other half after a clause was divided is not told, unless its words stand here', () => {
	const half = { until: { a: 5 } };
	const late = item('comment', 'tardi', 'a', 6);
	expect(stationsOf('b', [item('comment', 'presto', 'a', 5), late], half).map(({ id }) => id)).toEqual([
		'presto',
	]);
	expect(stationsOf('b', [{ ...late, standsIn: 'b' }], half)).toHaveLength(1);
	expect(stationsOf('b', [{ ...item('proposal', 'parco', 'a', 1), since: 6 }], half)).toEqual([]);
});
