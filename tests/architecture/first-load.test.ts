import { describe, expect, test } from 'vitest';
import { firstLoads } from './first-load.ts';

const kB = 1000;
const pages = await firstLoads();

/** The text itself starts no framework; pages around it do; pages where one writes live carry the live text. */
const text = /\/tavoli\/\[slug\]\/bozza$/;
const board = /\/lavagna$/;
const desk = /\/bozza\/scrivi$/;
/** One clause, or one amendment, with differences, comments and weighing on one page. */
const deliberation = /\/(articolo\/\[clause\]|emendamenti\/\[amendment\])$/;
/** A phone in the room of an incontro, or at its door. */
const hall = /^\/incontro(\/\[code\])?$/;
/** The desk of an incontro, on a laptop, with every act of whoever leads. */
const lead = /\/regia$/;
const of = (kind: RegExp) => pages.filter(({ route }) => kind.test(route));
const others = pages.filter(
	({ route }) => ![text, board, desk, deliberation, hall, lead].some((kind) => kind.test(route)),
);

describe('first load over a slow phone line, compressed', () => {
	test.each(of(text))(
		'$route, the text to read, needs at most 5 kB of script ($script bytes)',
		({ script }) => {
			expect(script).toBeGreaterThan(0);
			expect(script).toBeLessThanOrEqual(5 * kB);
		},
	);

	test.each(of(board))('$route, live, starts with at most 80 kB ($script bytes)', ({ script }) => {
		expect(script).toBeLessThanOrEqual(80 * kB);
	});

	test.each(of(desk))('$route shows the text with at most 70 kB ($script bytes)', ({ script }) => {
		expect(script).toBeLessThanOrEqual(70 * kB);
	});

	test.each(of(deliberation))('$route starts with at most 80 kB ($script bytes)', ({ script }) => {
		expect(script).toBeLessThanOrEqual(80 * kB);
	});

	// The page itself is about 5 kB more; its letters are the phone's own.
	test.each(of(hall))('$route needs at most 50 kB of script and styles', ({ script, style }) => {
		expect(script).toBeLessThanOrEqual(5 * kB);
		expect(script + style).toBeLessThanOrEqual(50 * kB);
	});

	test.each(of(lead))('$route starts with at most 78 kB ($script bytes)', ({ script }) => {
		expect(script).toBeLessThanOrEqual(78 * kB);
	});

	test.each(others)('$route starts with at most 72 kB ($script bytes)', ({ script }) => {
		expect(script).toBeLessThanOrEqual(72 * kB);
	});

	test.each(pages)('$route is dressed with at most 35 kB of styles ($style bytes)', ({ style }) => {
		expect(style).toBeLessThanOrEqual(35 * kB);
	});

	test('live text and editor come to who writes, at most 150 kB more, and never to readers', () => {
		const writing = pages.find(({ route }) => route.endsWith('/bozza/scrivi'))!;
		expect(writing.later).toBeGreaterThan(0);
		expect(writing.later).toBeLessThanOrEqual(150 * kB);
		expect(others.filter(({ later }) => later > 100 * kB)).toEqual([]);
	});
});
