import { expect, expectAxeClean, test } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';

test('a visitor understands what a tavolo is about and reads its draft in one click', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('link', { name: 'Patto educativo di Comunità' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Patto educativo di Comunità');
	await expect(page).toHaveTitle(/Patto educativo di Comunità.*Tavolo/);
	for (const term of ['Si decide', 'Non si decide', 'Chi decide', 'Risposta entro']) {
		await expect(page.getByRole('term').filter({ hasText: term }).first()).toBeVisible();
	}
	await expect(page.locator('[aria-current=step]')).toContainText('Siamo qui');
	await expectAxeClean(page);
	await page.getByRole('main').getByRole('link', { name: 'Leggi la bozza' }).click();
	await expect(page).toHaveURL(/\/bozza$/);
});

test('Omar, who writes for the schools, is offered the draft to write and told who will see it', async ({
	arrive,
}) => {
	const page = await arrive('Omar');
	await page.goto(pact);
	const now = page.getByRole('region', { name: 'Che cosa puoi fare ora' });
	await expect(now.getByRole('link', { name: 'Scrivi la bozza' })).toHaveAttribute(
		'href',
		/\/bozza\/scrivi$/,
	);
	await expect(now).toContainText('Chi vedrà questo:');
	await expect(page.getByRole('navigation', { name: 'Parti del tavolo' })).not.toContainText('Gestione');
});

test('Luca, who leads the tavolo, finds the way to manage it', async ({ arrive }) => {
	const page = await arrive('Luca');
	await page.goto(pact);
	await expect(page.getByRole('link', { name: 'Gestione', exact: true })).toBeVisible();
});

test('Samira reads in Arabic, from right to left and in large letters, and nothing spills over', async ({
	page,
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(pact);
	await page.getByText('IT', { exact: true }).click();
	await page.getByRole('button', { name: 'العربية' }).click();
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await page.locator('.tv-drop summary').first().click();
	await expectAxeClean(page);
	await page.getByRole('button', { name: 'كبير جدًا' }).click();
	await expect(page.locator('html')).toHaveClass(/tv-text-larger/);
	const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(spill).toBeLessThanOrEqual(0);
});

test('an unknown tavolo and a protected one answer a stranger alike', async ({ page }) => {
	for (const slug of ['non-esiste', 'rete-donna']) {
		const response = await page.request.get(`/tavoli/${slug}`);
		expect(response.status()).toBe(404);
		expect(await response.text()).toContain('Questa pagina non c’è');
	}
});

test('Fatou leaves the protected space in a hurry: white page, session gone, nothing kept', async ({
	arrive,
	watch,
}) => {
	watch.allow(/left the origin: https:\/\/it\.wikipedia\.org/);
	const page = await arrive('Fatou');
	const response = await page.goto('/tavoli/rete-donna');
	expect(response?.headers()['cache-control']).toContain('no-store');
	await expect(page).toHaveTitle('Appunti');
	await expect(page.getByRole('link', { name: /1522/ })).toHaveAttribute('href', 'tel:1522');
	await expectAxeClean(page);
	// The neutral site stands outside: the test answers for it.
	let left = '';
	await page.route(/^https:/, (route) => {
		left = route.request().url();
		return route.fulfill({ body: '<title>Altro</title>', contentType: 'text/html' });
	});
	const ended = page.waitForRequest((request) => request.url().endsWith('/esci'));
	for (let press = 0; press < 3; press++) await page.keyboard.press('Shift');
	await ended;
	await expect(page).toHaveTitle('Altro');
	expect(left).toMatch(/^https:\/\/it\.wikipedia\.org/);
	await expect
		.poll(async () => (await page.context().cookies()).some(({ name }) => name === 'tavolo_session'))
		.toBe(false);
});

test('somebody without JavaScript reads the tavoli and changes language', async ({ browser, server }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.origin });
	const page = await context.newPage();
	await page.goto(pact);
	await page.locator('.tv-drop summary').first().click();
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByRole('heading', { name: 'Where we are' })).toBeVisible();
	await context.close();
});

for (const path of ['/privacy', '/note-legali', '/accessibilita', '/come-funziona', '/segnala']) {
	test(`a resident reads ${path} and axe finds no fault`, async ({ page }) => {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAxeClean(page);
	});
}
