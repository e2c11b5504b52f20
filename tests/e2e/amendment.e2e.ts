import type { Page } from '@playwright/test';
import { DraftDesk } from '../support/draft-desk.ts';
import { expect, expectAxeClean, test } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';

/** From the draft to the page of the article about the open spaces, as a reader goes there. */
async function spaces(page: Page): Promise<string> {
	await page.goto(`${pact}/emendamenti`);
	await page.getByRole('link', { name: /^A\. Anche il venerdì/ }).click();
	await page.getByRole('link', { name: 'Leggi l’articolo' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Spazi aperti il pomeriggio' })).toBeVisible();
	return new URL(page.url()).pathname;
}

async function propose(page: Page, number: number, change: (text: string) => string, reason: string) {
	await page.goto(`${pact}/bozza`);
	const id = await page
		.locator('article section')
		.nth(number - 1)
		.getAttribute('id');
	await page.goto(`${pact}/emendamenti/nuovo?articolo=${id!.replace('a-', '')}`);
	const box = page.getByLabel('Il testo come lo vorresti');
	const words = change(await box.inputValue());
	// A page that wakes up at this moment takes the choice of all words away, and new ones would stand before the old.
	await expect(async () => {
		await box.fill(words);
		await expect(box).toHaveValue(words, { timeout: 500 });
	}).toPass();
	await page.getByLabel('Perché').fill(reason);
	await page.getByRole('button', { name: 'Manda l’emendamento' }).click();
	await expect(page.getByText('L’emendamento è pubblicato.')).toBeVisible();
	return page.url().split('?')[0]!;
}

test('Amina amends, Giulia competes, Luca accepts while Omar types in the article: nothing is lost', async ({
	arrive,
}) => {
	const amina = await arrive('Amina');
	const hers = await propose(
		amina,
		6,
		(text) => text.replace('Due volte l’anno', 'Tre volte l’anno'),
		'Due sono poche.',
	);
	await expect(amina.getByRole('heading', { level: 1 })).toHaveText('«Tre»');
	await expect(amina.locator('del')).toHaveText('tolto Due'.replace(' ', ''));
	const giulia = await arrive('Giulia');
	const theirs = await propose(
		giulia,
		6,
		(text) => text.replace('Due volte l’anno', 'Ogni mese'),
		'Così nessuno si perde.',
	);
	await expect(giulia.getByText('Cambia le stesse parole di A')).toBeVisible();
	await giulia.goto(hers);
	await giulia.getByRole('button', { name: 'Sostengo A' }).click();
	await expect(giulia.getByText('Sostieni A')).toBeVisible();
	await expect(giulia.getByText('1 a sostegno')).toBeVisible();

	const omar = await DraftDesk.open(await arrive('Omar'));
	await omar.write(6);
	const luca = await arrive('Luca');
	// What Omar types does not come to Luca's page by itself.
	await luca.route('**/diretta', () => {});
	await luca.goto(hers);
	await omar.type(' Omar scrive qui.');
	await omar.saved();
	await luca.getByRole('button', { name: 'Accogli: entra nel testo' }).click();
	// Omar's words came in between: Luca reads both texts, and confirms.
	await expect(luca.getByRole('heading', { name: 'Il testo è cambiato: rileggi e conferma' })).toBeVisible();
	await expect(luca.getByLabel('Il testo da confermare')).toHaveValue(/^Tre volte .*Omar scrive qui\.$/s);
	await luca.getByRole('button', { name: 'Conferma: entra nel testo' }).click();
	await expect(luca.getByText('Fatto: le parole sono nel testo.')).toBeVisible();
	await expect(omar.text).toContainText('Tre volte l’anno');
	await omar.type(' E ancora qui.');
	await expect(omar.text).toContainText('Omar scrive qui. E ancora qui.');
	await omar.saved();

	await amina.goto(hers);
	await expect(amina.getByText('Luca lo ha accolto: le parole sono nel testo.')).toBeVisible();
	await giulia.goto(theirs);
	await expect(giulia.getByText('Da rivedere', { exact: true })).toBeVisible();
	await giulia.getByRole('link', { name: 'Riscrivi sul testo nuovo' }).click();
	const box = giulia.getByLabel('Il testo come lo vorresti');
	await expect(box).toHaveValue(/Ogni mese .*Omar scrive qui\. E ancora qui\.$/s);
	await giulia.getByRole('button', { name: 'Manda l’emendamento' }).click();
	await expect(giulia.getByText('L’emendamento è pubblicato.')).toBeVisible();
	await expect(giulia.getByText('Giulia ha riscritto l’emendamento B sul testo nuovo.')).toBeVisible();
});

test('without script Amina compares, takes a stand, amends and corrects what she forgot', async ({
	arrive,
}) => {
	const amina = await arrive('Amina', { javaScriptEnabled: false });
	const clause = await spaces(amina);
	await expect(amina.getByRole('heading', { name: '2 emendamenti a confronto' })).toBeVisible();
	await expect(amina.getByText('Cambiano le stesse parole: ne può passare uno')).toBeVisible();
	await expect(amina.getByText('È il tuo emendamento')).toBeVisible();
	await amina.getByRole('button', { name: 'Sono contro A' }).click();
	await expect(amina).toHaveURL(new RegExp(`${clause}#emendamento-`));
	await expect(amina.getByText('Sei contro A')).toBeVisible();
	await amina.getByRole('link', { name: 'Proponi parole diverse' }).click();
	const box = amina.getByLabel('Il testo come lo vorresti');
	await amina.getByRole('button', { name: 'Manda l’emendamento' }).click();
	await expect(amina.getByRole('alert').getByText('Scrivi il perché.')).toBeVisible();
	await amina.getByLabel('Perché').fill('Serve un orario.');
	await amina.getByRole('button', { name: 'Manda l’emendamento' }).click();
	await expect(amina.getByRole('alert').getByText(/Il testo è uguale a quello di oggi/)).toBeVisible();
	await expect(amina.getByLabel('Perché')).toHaveValue('Serve un orario.');
	await box.fill((await box.inputValue()).replace('gratuiti', 'gratuiti e caldi <b>d’inverno</b>'));
	await amina.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
	await expect(amina.locator('ins')).toContainText('e caldi');
	await amina.getByRole('button', { name: 'Manda l’emendamento' }).click();
	await expect(amina.getByText('L’emendamento è pubblicato.')).toBeVisible();
	await expect(amina.locator('ins')).toContainText('<b>d’inverno</b>');
});

test('without script Luca says no with a reason, and accepts another', async ({ arrive }) => {
	const luca = await arrive('Luca', { javaScriptEnabled: false });
	await luca.goto(`${pact}/emendamenti`);
	await luca.getByRole('link', { name: /^B\. Anche a San Pietro/ }).click();
	await luca.getByText('Non accogliere', { exact: true }).first().click();
	await luca.getByRole('button', { name: 'Non accogliere' }).click();
	await expect(luca.getByText('Scrivi il perché.').first()).toBeVisible();
	await luca.getByLabel('Perché non lo accogli').fill('Lo spazio a San Pietro apre a marzo.');
	await luca.getByRole('button', { name: 'Non accogliere' }).click();
	await expect(luca.getByText('«Lo spazio a San Pietro apre a marzo.»')).toBeVisible();
	await luca.goto(`${pact}/emendamenti`);
	await luca.getByRole('link', { name: /^A\. Anche il venerdì/ }).click();
	await luca.getByRole('button', { name: 'Accogli: entra nel testo' }).click();
	await expect(luca.getByText('Fatto: le parole sono nel testo.')).toBeVisible();
	await luca.goto(`${pact}/bozza`);
	await expect(luca.getByText('dal lunedì al venerdì, dalle 16:30 alle 19:00')).toBeVisible();
	await luca.goto(`${pact}/emendamenti?stato=non-accolti`);
	await expect(luca.getByRole('link', { name: /Tutti i pomeriggi/ })).toBeVisible();
});

test('the pages of emendamenti hold on a phone and have no fault axe can find', async ({ arrive }) => {
	const luca = await arrive('Luca', { viewport: { width: 320, height: 720 } });
	const clause = await spaces(luca);
	const id = clause.split('/').at(-1)!;
	for (const path of [
		clause,
		`${pact}/emendamenti`,
		`${pact}/emendamenti?articolo=${id}`,
		`${pact}/emendamenti?stato=decisi`,
		`${pact}/emendamenti/nuovo?articolo=${id}`,
	]) {
		await luca.goto(path);
		await expect(luca.locator('h1')).toBeVisible();
		await expectAxeClean(luca);
		const wide = await luca.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
		expect(wide, `${path} scrolls sideways`).toBe(false);
	}
	await luca.goto(`${pact}/emendamenti`);
	await luca.getByRole('link', { name: /^A\. / }).click();
	await expect(luca.getByRole('button', { name: /^Accogli/ })).toBeVisible();
	await expectAxeClean(luca);
});
