import { expect, expectAxeClean, test } from '../support/test.ts';

test('a visitor opens the home page, finds the tavoli of the territory and goes into one', async ({
	page,
}) => {
	const response = await page.goto('/');
	expect(response?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAxeClean(page);
	await page
		.getByRole('link', { name: /Patto educativo di Comunità/ })
		.first()
		.click();
	await expect(page).toHaveURL(/\/tavoli\/patto-educativo$/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Patto educativo');
});

test('a tavolo kept for its members is not shown to a visitor, nor told apart from one that does not exist', async ({
	page,
}) => {
	await page.goto('/');
	await expect(page.getByText('Rete Donna')).toHaveCount(0);
	const closed = await page.goto('/tavoli/rete-donna');
	const closedText = await page.locator('main').innerText();
	const absent = await page.goto('/tavoli/non-esiste');
	expect(closed?.status()).toBe(404);
	expect(absent?.status()).toBe(404);
	expect(await page.locator('main').innerText()).toBe(closedText);
});

test('every page carries the links that public bodies owe, and the demonstration says what it is', async ({
	page,
}) => {
	await page.goto('/');
	for (const element of [
		'accessibility-link',
		'privacy-policy-link',
		'legal-notes',
		'faq',
		'report-inefficiency',
	]) {
		await expect(page.locator(`footer [data-element="${element}"]`)).toHaveAttribute('href', /./);
	}
	await expect(page.getByText('Dimostrazione: persone e testi di prova.')).toBeVisible();
});

test('nothing is kept in the browser but the cookies Tavolo names', async ({ arrive }) => {
	const giulia = await arrive('Giulia');
	await giulia.goto('/tavoli/patto-educativo/bozza/scrivi');
	const cookies = await giulia.context().cookies();
	expect(cookies.filter(({ name }) => !/^tavolo_(session|language|text)/.test(name))).toEqual([]);
	const session = cookies.find(({ name }) => name === 'tavolo_session')!;
	expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
});
