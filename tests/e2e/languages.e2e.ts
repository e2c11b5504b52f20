import { expect, expectAxeClean, test } from '../support/test.ts';
import { expectNoSidewaysScroll, unstick, visit, walks } from '../support/pages.ts';

test('Amina chooses Arabic: pages run from right to left, on a desk and on a phone', async ({ arrive }) => {
	test.slow();
	const amina = await arrive('Amina');
	await visit(amina, '/tavoli/patto-educativo');
	await amina.getByText('Italiano', { exact: true }).first().click();
	await amina.getByRole('button', { name: 'العربية' }).click();
	await expect(amina.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(amina).toHaveURL(/\/tavoli\/patto-educativo$/);
	for (const width of [1280, 320]) {
		await amina.setViewportSize({ width, height: 720 });
		for (const path of walks.find(({ who }) => who === null)!.pages) {
			await test.step(`${path}, ${width} wide`, async () => {
				await visit(amina, path);
				await expect(amina.locator('html')).toHaveAttribute('lang', 'ar');
				await expect(amina.locator('html')).toHaveAttribute('dir', 'rtl');
				await expectNoSidewaysScroll(amina);
			});
		}
	}
	await visit(amina, '/tavoli/patto-educativo');
	await expectAxeClean(amina);
});

test('Giulia writes on Arabic and English screens, and the text itself keeps its direction', async ({
	arrive,
}) => {
	test.slow();
	const giulia = await arrive('Giulia');
	for (const [language, direction] of [
		['العربية', 'rtl'],
		['English', 'ltr'],
	] as const) {
		await visit(giulia, '/tavoli/patto-educativo');
		await giulia.locator('header summary, .it-header-slim-wrapper summary').first().click();
		await giulia.getByRole('button', { name: language }).click();
		await expect(giulia.locator('html')).toHaveAttribute('dir', direction);
		for (const path of ['/tavoli/patto-educativo/bozza/scrivi', '/tavoli/patto-educativo/lavagna']) {
			await visit(giulia, path);
			await expectNoSidewaysScroll(giulia);
			await unstick(giulia);
			await expectAxeClean(giulia);
		}
	}
});
