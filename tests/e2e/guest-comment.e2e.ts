import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';
const slow = { timeout: 30_000 };

const clause = async (page: Page) => {
	await page.goto(`${pact}/bozza`);
	await page.getByRole('link', { name: 'Spazi aperti il pomeriggio', exact: true }).click();
};
const write = async (page: Page, text: string) => {
	await page.getByRole('link', { name: 'Commenta una frase' }).click();
	await page.getByRole('textbox', { name: 'Il tuo commento' }).fill(text);
	await expect(page.locator('form').filter({ hasText: 'Il tuo nome' }).getByRole('status')).toBeVisible();
};
const send = (page: Page) => page.getByRole('button', { name: 'Invia il commento' });
const hers = (page: Page, text: string) =>
	page.locator('.comment').filter({ has: page.getByText(text, { exact: true }) });

test('Carla non ha un account: commenta, risponde, ritira una risposta, e nessuno la prende per un’altra persona', async ({
	arrive,
}) => {
	const carla = await arrive(null, { viewport: { width: 360, height: 740 } });
	await clause(carla);
	await expect(carla.getByText('Senza account puoi leggere, commentare e rispondere.')).toHaveCount(1);
	await write(carla, 'Anche i nonni possono aprire il cortile.');
	await send(carla).click();
	await expect(carla.getByText('Scrivi un nome')).toBeVisible(slow);
	await expect(carla.getByLabel('Il tuo nome')).toBeFocused();
	await carla.getByLabel('Il tuo nome').fill('BANCA  del Tempо');
	await send(carla).click();
	await expect(carla.getByText('Qui c’è già una persona o un ente con questo nome')).toBeVisible(slow);
	await expect(carla.getByRole('textbox', { name: 'Il tuo commento' })).toHaveValue(
		'Anche i nonni possono aprire il cortile.',
	);
	await expectAxeClean(carla);
	await carla.getByLabel('Il tuo nome').fill('Carla, nonna');
	await send(carla).click();
	const written = hers(carla, 'Anche i nonni possono aprire il cortile.');
	await expect(written.getByText('senza account', { exact: true })).toBeVisible(slow);
	await expect(written.getByRole('button', { name: 'Ritira le tue parole' })).toBeVisible();

	const thread = carla.locator('.thread').first();
	await thread.getByText('Rispondi', { exact: true }).click();
	await expect(thread.getByLabel('Il tuo nome')).toHaveValue('Carla, nonna');
	await thread.getByRole('textbox', { name: 'La tua risposta' }).fill('Il venerdì apro io.');
	await thread.getByRole('button', { name: 'Invia la risposta' }).click();
	const answer = hers(carla, 'Il venerdì apro io.');
	await expect(answer).toBeFocused(slow);
	await expectAxeClean(carla);
	await answer.getByRole('button', { name: 'Ritira le tue parole' }).click();
	await expect(answer).toHaveCount(0);

	const other = await arrive(null);
	await clause(other);
	await expect(hers(other, 'Anche i nonni possono aprire il cortile.')).toContainText(
		'Carla, nonna senza account',
	);
	await expect(other.getByRole('button', { name: 'Ritira le tue parole' })).toHaveCount(0);

	await carla.goto(`${pact}/emendamenti`);
	await carla.locator('a[href*="/emendamenti/"]:not([href*="nuovo"])').first().click();
	await carla.getByRole('textbox', { name: 'Il tuo commento' }).fill('Così lo capisco meglio.');
	await carla.getByLabel('Il tuo nome').fill('Carla, nonna');
	await send(carla).click();
	await expect(hers(carla, 'Così lo capisco meglio.')).toContainText('senza account', slow);
});

test('un calcolo lento si vede e si ferma, uno guastato si rifà: le parole restano, e un doppio tocco vale una volta', async ({
	arrive,
}) => {
	const carla = await arrive(null);
	await clause(carla);
	/** The same task, changed on its way: it has no answer, or one that the server did not ask for. */
	const change = (keyPrefix: string) =>
		carla.route('**/ospite', async (route) => {
			const answer = await route.fetch();
			const task = (await answer.json()) as { parameters: object };
			await route.fulfill({ json: { ...task, parameters: { ...task.parameters, keyPrefix } } });
		});
	await change('f'.repeat(64));
	const long = `Anche i nonni. ${'a'.repeat(2_986)}`;
	await write(carla, long);
	await carla.getByLabel('Il tuo nome').fill('Carla, nonna');
	await expect(carla.getByRole('progressbar', { name: 'Quanto calcolo è fatto' })).toBeVisible();
	await send(carla).click();
	await expect(carla.getByText('Appena finisce, il tuo commento parte da solo.')).toBeVisible();
	await expectAxeClean(carla);
	await carla.getByRole('button', { name: 'Ferma il calcolo' }).click();
	await expect(carla.getByText('Il calcolo è fermo e nulla è stato inviato.')).toBeVisible();
	await expect(send(carla)).toBeFocused();

	await carla.unroute('**/ospite');
	await change('00');
	const spoilt = carla.waitForResponse('**/ospite');
	await send(carla).click();
	await spoilt;
	await carla.unroute('**/ospite');
	await expect(carla.getByText('Il calcolo di prima non vale più')).toBeVisible(slow);
	await send(carla).click();
	await expect(carla.getByText('È troppo lungo: al massimo 3.000 caratteri.')).toBeVisible(slow);
	const field = carla.getByRole('textbox', { name: 'Il tuo commento' });
	await expect(field).toHaveValue(long);
	await expect(carla.getByText('Lettere di troppo: 1.')).toBeVisible();
	await field.fill('Anche i nonni.');
	await send(carla).dblclick();
	await expect(hers(carla, 'Anche i nonni.')).toHaveCount(1, slow);
});

test('Luca vede quanti commenti vengono dallo stesso posto, ne nasconde uno, e ferma gli altri', async ({
	arrive,
}) => {
	const carla = await arrive(null);
	await clause(carla);
	await write(carla, 'Comprate da me.');
	await carla.getByLabel('Il tuo nome').fill('Carla');
	await send(carla).click();
	await expect(hers(carla, 'Comprate da me.')).toBeVisible(slow);

	const luca = await arrive('Luca');
	await luca.goto(`${pact}/moderazione`);
	const today = luca.getByRole('region', { name: 'Scritti oggi senza account' });
	await expect(today.getByText('1 commento da questo indirizzo oggi')).toBeVisible();
	await expectAxeClean(luca);
	await today.getByRole('link', { name: /^Nascondi: / }).click();
	await luca.getByLabel('Perché lo nascondi?').fill('È pubblicità.');
	await luca.getByRole('button', { name: 'Nascondi', exact: true }).click();
	await expect(luca.getByText('Chi ha scritto lo saprà')).toBeVisible();
	await write(carla, 'Comprate da me, oggi.');
	await luca.goto(`${pact}/gestione/impostazioni`);
	await luca.getByLabel('Solo chi ha un account commenta').check();
	await luca.getByRole('button', { name: 'Salva' }).first().click();
	await expect(luca.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();

	await expect(carla.getByText('Nascosto da chi facilita questo tavolo.')).toBeVisible();
	await expect(carla.getByText('Motivo: È pubblicità.')).toBeVisible();
	await send(carla).click();
	await expect(carla.getByText('In questo tavolo ora commenta solo chi ha un account.')).toBeVisible(slow);
	await expect(carla.getByRole('textbox', { name: 'Il tuo commento' })).toHaveValue('Comprate da me, oggi.');
	await clause(carla);
	await expect(carla.getByRole('link', { name: 'Commenta una frase' })).toHaveCount(0);
	await expect(carla.getByRole('link', { name: 'Entra per commentare' })).toBeVisible();
});

test('senza script chi non ha un account sa come fare', async ({ arrive }) => {
	const visitor = await arrive(null, { javaScriptEnabled: false });
	await clause(visitor);
	await visitor.getByText('Rispondi', { exact: true }).first().click();
	await expect(visitor.getByText('Puoi anche passare all’ufficio.').first()).toBeVisible();
	await visitor.getByRole('link', { name: 'Commenta una frase' }).click();
	const form = visitor.locator('#commenta');
	await expect(form.getByRole('link', { name: 'Entra con il tuo account.' })).toBeVisible();
	await expect(form.getByRole('link', { name: 'Oppure scrivi all’ufficio.' })).toBeVisible();
});
