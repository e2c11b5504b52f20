import { expect, test } from '../support/test.ts';
import { walks } from '../support/pages.ts';

test('somebody whose browser runs no script reads every public page', async ({ arrive }) => {
	const visitor = await arrive(null, { javaScriptEnabled: false });
	for (const path of walks.find(({ who }) => who === null)!.pages) {
		await test.step(path, async () => {
			await visitor.goto(path);
			await expect(visitor.locator('h1')).toBeVisible();
			await expect(visitor.locator('main')).not.toBeEmpty();
		});
	}
});

test('without script Giulia steps in, changes language, reads the draft and the board, and signs out', async ({
	arrive,
}) => {
	const giulia = await arrive('Giulia', { javaScriptEnabled: false });
	await giulia.goto('/tavoli/patto-educativo/bozza');
	await expect(giulia.locator('article section').first()).toBeVisible();
	await giulia.goto('/tavoli/patto-educativo/lavagna?vista=elenco');
	await expect(giulia.getByText('Chi tiene le chiavi della scuola?')).toBeVisible();
	await giulia.getByText('Italiano', { exact: true }).first().click();
	await giulia.getByRole('button', { name: 'English' }).click();
	await expect(giulia.locator('html')).toHaveAttribute('lang', 'en');
	await giulia.getByText('Giulia').first().click();
	await giulia.getByRole('button', { name: 'Sign out' }).click();
	await expect(giulia.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
});
