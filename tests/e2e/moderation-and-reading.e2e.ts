import { DraftDesk } from '../support/draft-desk.ts';
import { expect, expectAxeClean, test } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';

/** The page that reports the first comment of the pact that somebody else wrote. */
async function reportPage(page: import('@playwright/test').Page): Promise<string> {
	await page.goto(`${pact}/commenti`);
	const hrefs = await page
		.getByRole('link', { name: /^(Segnala|Nascondi): / })
		.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
	return hrefs[0]!;
}

test('Omar segnala un commento, Luca lo nasconde con un motivo, tutti leggono perché', async ({ arrive }) => {
	const omar = await arrive('Omar');
	const path = await reportPage(omar);
	await omar.goto(path);
	await omar.getByRole('button', { name: 'Invia la segnalazione' }).click();
	await expect(omar.getByText('Scegli un motivo.')).toBeVisible();
	await omar.getByLabel('Dice cose private di qualcuno').check();
	await omar.getByLabel('Vuoi aggiungere qualcosa?').fill('Si capisce chi è.');
	await expectAxeClean(omar);
	await omar.getByRole('button', { name: 'Invia la segnalazione' }).click();
	await expect(omar.getByText('Segnalazione inviata.')).toBeVisible();

	const luca = await arrive('Luca');
	await luca.goto(`${pact}/moderazione`);
	await expect(luca.getByText('«Si capisce chi è.»')).toBeVisible();
	await luca.getByText('Nascondi, con un motivo').click();
	await luca.getByRole('button', { name: 'Nascondi', exact: true }).click();
	await expect(luca.getByText('Scrivi il motivo')).toBeVisible();
	await luca.getByLabel('Perché lo nascondi?').fill('Si parla di una famiglia.');
	await luca.getByRole('button', { name: 'Nascondi', exact: true }).click();
	await expect(luca.getByText('Chi ha scritto lo saprà')).toBeVisible();
	await expectAxeClean(luca);

	const visitor = await arrive(null);
	await visitor.goto(`${pact}/moderazione`);
	await expect(visitor.getByRole('heading', { name: /1 contributo nascosto/ })).toBeVisible();
	await expect(visitor.getByText('Motivo: Si parla di una famiglia.')).toBeVisible();
	await expect(visitor.getByText('Leggi le parole nascoste')).toHaveCount(0);
	await visitor.goto(`${pact}/registro`);
	await expect(visitor.getByText('Un contributo è stato nascosto')).toBeVisible();
	await expectAxeClean(visitor);

	await omar.goto('/novita');
	await expect(omar.getByText('Lo leggi perché lo hai segnalato.')).toBeVisible();
	await expectAxeClean(omar);
	await omar.getByRole('button', { name: 'Segna tutto come letto' }).click();
	await expect(omar.getByRole('button', { name: 'Segna tutto come letto' })).toHaveCount(0);
	await expect(omar.getByRole('link', { name: 'Novità', exact: true })).toBeVisible();

	await luca.goto(`${pact}/moderazione`);
	await luca.getByRole('button', { name: 'Mostra di nuovo' }).click();
	await expect(luca.getByText('Ora si legge di nuovo.')).toBeVisible();
});

test('senza script si segnala e si segna come letto', async ({ arrive }) => {
	const amina = await arrive('Amina', { javaScriptEnabled: false });
	const omar = await arrive('Omar', { javaScriptEnabled: false });
	await omar.goto(await reportPage(omar));
	await omar.getByRole('button', { name: 'Invia la segnalazione' }).click();
	await expect(omar.getByText('Scegli un motivo.')).toBeVisible();
	await omar.getByLabel('È pubblicità').check();
	await omar.getByRole('button', { name: 'Invia la segnalazione' }).click();
	await expect(omar.getByText('Segnalazione inviata.')).toBeVisible();
	await omar.getByRole('link', { name: 'Torna dove eri' }).click();

	await amina.goto(`${pact}/bozza`);
	await amina.goto(`${pact}/bozza`);
	await expect(amina.getByText('Niente di nuovo dal')).toBeVisible();
});

test('Giulia cambia un articolo: Amina vede solo quello, poi più niente, anche su un altro telefono', async ({
	arrive,
}) => {
	const amina = await arrive('Amina');
	await amina.goto(`${pact}/bozza`);
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	const number =
		1 +
		(await giulia.page.locator('article section').allInnerTexts()).findIndex((text) =>
			text.includes('Educare è un compito comune'),
		);
	await giulia.write(number);
	await giulia.type(' Si comincia a gennaio.');
	await giulia.saved();

	await expect(async () => {
		await amina.goto(`${pact}/bozza`);
		await expect(amina.getByText('Si comincia a gennaio.')).toBeVisible({ timeout: 1_000 });
		await expect(amina.getByText('1 articolo cambiato')).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await amina.getByRole('link', { name: 'Vedi che cosa è cambiato' }).click();
	await expect(amina.getByText('Cambiamento 1 di 1')).toBeVisible();
	await expect(amina.locator('ins')).toContainText('Si comincia a gennaio.');
	await expectAxeClean(amina);
	await amina.getByRole('button', { name: 'Ho letto' }).click();
	await expect(amina.getByText('Hai già letto tutto il testo com’è ora.')).toBeVisible();

	const phone = await arrive('Amina', { viewport: { width: 320, height: 640 } });
	await phone.goto(`${pact}/bozza`);
	await expect(phone.getByText('Niente di nuovo dal')).toBeVisible();

	// The home of the tavolo says how much else happened; once read, it says nothing.
	await phone.goto(pact);
	await phone.getByRole('link', { name: /^(1 cosa nuova|\d+ cose nuove)$/ }).click();
	await expect(phone.getByRole('heading', { level: 1, name: 'Dall’ultima volta' })).toBeVisible();
	await expect(phone.getByRole('link', { name: 'Un nuovo emendamento' }).first()).toBeVisible();
	await expectAxeClean(phone);
	await phone.getByRole('button', { name: 'Segna tutto come letto' }).click();
	await expect(phone.getByText('Hai letto tutto.')).toBeVisible();
	await amina.goto(pact);
	await expect(amina.getByRole('link', { name: /cos[ae] nuov[ae]$/ })).toHaveCount(0);
	await amina.goto('/tavoli/rete-donna');
	await expect(amina.getByRole('link', { name: /^Proposte/ }).last()).toBeVisible();
	await amina.goto('/tavoli/rete-donna/novita');
	await expect(amina.getByRole('heading', { level: 2, name: 'Nel tavolo' })).toBeVisible();
	await expect(amina).not.toHaveTitle(/volta|Rete|Donna/);
});

test('chi non ha un accesso non lascia traccia di che cosa ha letto', async ({ arrive }) => {
	const visitor = await arrive(null);
	await visitor.goto(`${pact}/bozza`);
	await expect(visitor.getByText('Niente di nuovo dal')).toHaveCount(0);
	await visitor.goto(`${pact}/bozza/ultima-volta`);
	await expect(visitor.getByText('Di chi non entra non teniamo nulla.')).toBeVisible();
	await visitor.goto(`${pact}/novita`);
	await expect(visitor.getByText('Di chi non entra non teniamo nulla.')).toBeVisible();
	await expectAxeClean(visitor);
	expect((await visitor.context().cookies()).length).toBe(0);
});
