import { describe, expect, test } from 'vitest';
import { firstLoads } from './first-load.ts';

const kB = 1000;
const pages = await firstLoads();

/** Pages where one writes live carry the live text; the office's forms carry their checks; everything else is read. */
const live = /\/(lavagna|bozza\/scrivi)$/;
const office = /\/(gestione|amministrazione|tavoli\/nuovo)/;
const of = (kind: RegExp) => pages.filter(({ route }) => kind.test(route));
const read = pages.filter(({ route }) => !live.test(route) && !office.test(route));

describe('first load over a slow phone line, compressed', () => {
	test.each(read)(
		'$route, which is read, starts with at most 45 kB of script ($script bytes)',
		({ script }) => {
			expect(script).toBeLessThanOrEqual(45 * kB);
		},
	);

	test.each(of(office))("$route, the office's, starts with at most 60 kB ($script bytes)", ({ script }) => {
		expect(script).toBeLessThanOrEqual(60 * kB);
	});

	test.each(of(live))('$route, live, starts with at most 90 kB ($script bytes)', ({ script }) => {
		expect(script).toBeLessThanOrEqual(90 * kB);
	});

	test.each(pages)('$route is dressed with at most 35 kB of styles ($style bytes)', ({ style }) => {
		expect(style).toBeLessThanOrEqual(35 * kB);
	});

	test('the editor comes when somebody writes, at most 150 kB more, and never to readers', () => {
		const writing = pages.find(({ route }) => route.endsWith('/bozza/scrivi'))!;
		expect(writing.later).toBeGreaterThan(0);
		expect(writing.later).toBeLessThanOrEqual(150 * kB);
		expect(read.filter(({ later }) => later > 100 * kB)).toEqual([]);
	});

	test('the board needs nothing more than it starts with, or stays within 90 kB with it', () => {
		const board = pages.find(({ route }) => route.endsWith('/lavagna'))!;
		expect(board.script + board.later).toBeLessThanOrEqual(90 * kB);
	});
});
