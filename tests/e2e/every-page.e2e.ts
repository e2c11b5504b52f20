import { expect, expectAxeClean, test } from '../support/test.ts';
import { expectNoSidewaysScroll, unstick, visit, walks } from '../support/pages.ts';

const screens = [
	{ name: 'at a desk', viewport: { width: 1280, height: 800 } },
	{ name: 'on a small phone', viewport: { width: 320, height: 640 } },
];

for (const { who, pages } of walks) {
	for (const { name, viewport } of screens) {
		test(`${who ?? 'a visitor'} ${name}: no page has a fault axe can find, none scrolls sideways`, async ({
			arrive,
		}) => {
			test.slow();
			const page = await arrive(who, { viewport });
			for (const path of pages) {
				await test.step(path, async () => {
					await visit(page, path);
					await expectNoSidewaysScroll(page);
					await unstick(page);
					await expectAxeClean(page);
				});
			}
		});
	}
}

test('Teresa reads with letters twice as large: every page keeps to the screen', async ({ arrive }) => {
	test.slow();
	const teresa = await arrive('Teresa', { viewport: { width: 1280, height: 800 } });
	for (const { who, pages } of walks) {
		if (who !== null && who !== 'Giulia') continue;
		for (const path of pages) {
			await test.step(path, async () => {
				await visit(teresa, path);
				await teresa.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
				await expectNoSidewaysScroll(teresa);
			});
		}
	}
});

test('Teresa chooses very large text in the header, and keeps it on her phone’s width', async ({
	arrive,
}) => {
	const teresa = await arrive('Teresa', { viewport: { width: 320, height: 640 } });
	await visit(teresa, '/tavoli/patto-educativo');
	const letters = () =>
		teresa.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
	const before = await letters();
	await teresa.locator('.it-header-slim-wrapper summary').first().click();
	await teresa.getByRole('button', { name: 'Molto grande' }).click();
	await expect.poll(letters).toBeGreaterThan(before);
	for (const path of [
		'/tavoli/patto-educativo',
		'/tavoli/patto-educativo/bozza',
		'/tavoli/patto-educativo/lavagna',
	]) {
		await visit(teresa, path);
		expect(await letters()).toBeGreaterThan(before);
		await expectNoSidewaysScroll(teresa);
	}
});
