import { expect, expectAxeClean, test } from '../support/test.ts';

test('a visitor opens the home page and finds the tavoli', async ({ page }) => {
	const response = await page.goto('/');
	expect(response?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAxeClean(page);
});
