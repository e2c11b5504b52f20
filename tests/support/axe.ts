import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The page, as it stands open now, has no fault that axe can find under WCAG 2.2 AA. */
export async function expectAxeClean(page: Page, within?: string): Promise<void> {
	const builder = new AxeBuilder({ page }).withTags(tags);
	if (within !== undefined) builder.include(within);
	const { violations } = await builder.analyze();
	const faults = violations.map(
		({ id, help, nodes }) =>
			`${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}  ${node.failureSummary?.replaceAll('\n', ' ')}`).join('\n')}`,
	);
	expect(faults, `axe on ${page.url()}`).toEqual([]);
}
