import { describe, expect, test } from 'vitest';
import { firstLoads, type FirstLoad } from './first-load.ts';

const kB = 1000;
const pages = await firstLoads();
const page = (route: string): FirstLoad => {
	const found = pages.find((one) => one.route === route);
	if (found === undefined)
		throw new Error(`no page ${route} among ${pages.map((one) => one.route).join(' ')}`);
	return found;
};
const live = ['/tavoli/[slug]/lavagna'];

describe('first load over a slow phone line, compressed', () => {
	test.each(pages.filter(({ route }) => !live.includes(route)))(
		'$route starts with at most 45 kB of script ($script bytes)',
		({ script }) => {
			expect(script).toBeLessThanOrEqual(45 * kB);
		},
	);

	test.each(pages)('$route is dressed with at most 35 kB of styles ($style bytes)', ({ style }) => {
		expect(style).toBeLessThanOrEqual(35 * kB);
	});

	test('the board, live, takes at most 90 kB of script', () => {
		const { script, later } = page('/tavoli/[slug]/lavagna');
		expect(script + later).toBeLessThanOrEqual(90 * kB);
	});

	test('the editor of a draft is fetched when somebody writes, at most 150 kB more', () => {
		const { later } = page('/tavoli/[slug]/bozza');
		expect(later).toBeGreaterThan(0);
		expect(later).toBeLessThanOrEqual(150 * kB);
	});
});
