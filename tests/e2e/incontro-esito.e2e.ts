import { expect, expectAxeClean, test, type Page } from '../support/test.ts';
import { expectNoSidewaysScroll } from '../support/pages.ts';

/** From the clause the note of dissent stands beside, as a reader finds it. */
async function openMinutes(page: Page): Promise<string> {
	await page.goto('/tavoli/patto-educativo/bozza');
	await page
		.locator('a[href*="/bozza/articolo/"]', { hasText: 'Spazi aperti il pomeriggio' })
		.first()
		.click();
	const note = page.getByRole('region', { name: 'Nota di dissenso' });
	await expect(note).toContainText('Due spazi sono pochi se non c’è il pulmino.');
	await note.getByRole('link', { name: /^Dall’incontro «Dopo la scuola», / }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('«Dopo la scuola»');
	return new URL(page.url()).pathname;
}

test('a visitor goes from a note of dissent to the minutes, finds numbers and no names, and takes them home', async ({
	arrive,
}) => {
	const visitor = await arrive(null, { viewport: { width: 320, height: 640 } });
	const path = await openMinutes(visitor);
	const sheet = visitor.getByRole('article');
	await expect(sheet).toContainText('30 persone');
	await expect(sheet).toContainText('il verbale non scrive i nomi di chi c’era');
	await expect(sheet).toContainText('Tre gruppi diventano articoli');
	await expect(
		sheet.getByRole('row', { name: 'Aiuto ai compiti Dove finisce: articolo 3 34 12 46' }),
	).toBeVisible();
	await expect(sheet.getByRole('row', { name: 'A favore 24' })).toBeVisible();
	await expect(visitor.getByRole('heading', { name: 'Completa il verbale' })).toHaveCount(0);
	await expectNoSidewaysScroll(visitor);
	await expectAxeClean(visitor);

	const signatures = { pdf: '%PDF', docx: 'PK', csv: '\uFEFF' };
	for (const [ending, signature] of Object.entries(signatures)) {
		const file = await visitor.request.get(`${path}.${ending}`);
		expect(file.headers()['content-disposition']).toBe(
			`attachment; filename="verbale-dopo-la-scuola.${ending}"`,
		);
		const bytes = await file.body();
		expect(bytes.subarray(0, Buffer.byteLength(signature)).equals(Buffer.from(signature)), ending).toBe(true);
	}
	expect((await visitor.request.get(path.replace('verbale', 'testo'))).status()).toBe(404);
});

test('without script Luca writes a decision into the minutes, and takes it out again', async ({ arrive }) => {
	const luca = await arrive('Luca', { javaScriptEnabled: false });
	await openMinutes(luca);
	await luca.getByRole('button', { name: 'Aggiungi la decisione' }).click();
	const field = luca.getByRole('textbox', { name: 'Che cosa avete deciso' });
	await expect(field).toHaveAccessibleDescription(/Scrivi qualcosa\./);
	await field.fill('Ci vediamo di nuovo al Centro per la Famiglia.');
	await luca.getByRole('button', { name: 'Aggiungi la decisione' }).click();
	await expect(luca.getByRole('status').filter({ hasText: 'Scritto nel verbale.' })).toBeVisible();
	const decisions = luca.getByRole('article').getByText('Ci vediamo di nuovo al Centro per la Famiglia.');
	await expect(decisions).toBeVisible();
	await luca.getByRole('button', { name: 'Togli: Ci vediamo di nuovo al Centro per la Famiglia.' }).click();
	await expect(decisions).toHaveCount(0);
});

test('Luca takes a group of the incontro to the draft, and every card of it knows where it ended', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	await openMinutes(luca);
	await expectAxeClean(luca);
	await luca.getByRole('link', { name: 'Porta i gruppi nella bozza' }).click();
	const done = luca.getByRole('region', { name: 'Già nella bozza' });
	await expect(done.getByRole('listitem')).toHaveCount(3);
	await expectAxeClean(luca);
	await luca.getByRole('button', { name: 'Porta nella bozza' }).click();
	await expect(luca.getByRole('alert')).toContainText('Scegli almeno un gruppo');
	// The most wanted stands first.
	await expect(luca.getByRole('checkbox').first()).toHaveAccessibleName(
		/Il pomeriggio 4 cartellini, 35 pallini/,
	);
	await luca.getByRole('checkbox', { name: /Il pomeriggio/ }).check();
	await luca.getByRole('button', { name: 'Porta nella bozza' }).click();
	await expect(luca.getByRole('status').filter({ hasText: 'ora un articolo' })).toBeVisible();
	await expect(done.getByRole('listitem')).toHaveCount(4);
	const afternoon = done.getByRole('listitem').filter({ hasText: 'Il pomeriggio ora è' });
	await expect(async () => {
		await luca.reload();
		await expect(afternoon).toBeVisible({ timeout: 500 });
	}).toPass();
	await afternoon.getByRole('link').click();
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText('Il pomeriggio');
	await luca.getByRole('link', { name: 'Leggi da dove nasce' }).click();
	// The room it comes from is a station: figures, and nobody's name.
	const station = luca.getByRole('listitem').filter({ hasText: 'Incontro: Dopo la scuola' });
	await expect(station).toContainText('4 cartellini scritti in sala, anonimi.');
	await expect(station).toContainText('35 pallini.');
	await expect(luca.getByText('Mancano adulti di cui fidarsi, sempre gli stessi.').first()).toBeVisible();
	await station.getByRole('link', { name: 'Dopo la scuola' }).click();
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText('Dopo la scuola');
	await luca.getByRole('link', { name: 'Porta i gruppi nella bozza' }).click();
	await expect(done.getByRole('listitem')).toHaveCount(4);
});
