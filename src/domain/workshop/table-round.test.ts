import { describe, expect, test } from 'vitest';
import { planOf } from './format-plan.ts';
import { usualSettings, type Moment } from './moment.ts';
import { isHarvest, nextTable, tableRound } from './table-round.ts';
import type { Format } from './workshop.ts';

const momentsOf = (format: Format): Moment[] =>
	planOf(format).map(({ key, kind, minutes, settings }) => ({
		id: key,
		kind,
		title: key,
		instructions: '',
		minutes,
		settings: { ...usualSettings, ...settings },
	}));
const cafe = momentsOf('world-cafe');

describe('a World Café', () => {
	test('has three rounds at the tables, and none before, after, or without tables to go to', () => {
		expect(cafe.map(({ id }) => tableRound(cafe, id, 4))).toEqual([0, 1, 2, 3, 0, 0, 0, 0]);
		expect(tableRound(cafe, 'cafe_second', 1)).toBe(0);
		expect(tableRound(cafe, null, 4)).toBe(0);
		expect(tableRound(cafe, 'gone', 4)).toBe(0);
	});

	test('tells its harvest table by table; a Metaplan, whatever the tables, does not', () => {
		expect(cafe.filter(({ id }) => isHarvest(cafe, id, 4)).map(({ id }) => id)).toEqual(['cafe_harvest']);
		expect(isHarvest(cafe, 'cafe_harvest', 0)).toBe(false);
		const metaplan = momentsOf('metaplan');
		expect(metaplan.filter(({ id }) => isHarvest(metaplan, id, 4))).toEqual([]);
	});

	test('moves every table on by one, round the room', () => {
		expect([1, 2, 3, 4].map((table) => nextTable(table, 4))).toEqual([2, 3, 4, 1]);
		expect(nextTable(2, 2)).toBe(1);
	});
});
