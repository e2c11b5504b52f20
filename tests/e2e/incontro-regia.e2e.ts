import { expectNoSidewaysScroll, unstick } from '../support/pages.ts';
import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';
const phone = { viewport: { width: 360, height: 740 } };
const secret = 'Un rifugio per i compiti';

/** Everything a page receives from now on: bodies of answers, what its event stream says, and what stands on it. */
async function overhear(page: Page): Promise<() => Promise<string>> {
	const bodies: Promise<string>[] = [];
	page.on('response', (response) => {
		if ((response.headers()['content-type'] ?? '').startsWith('text/event-stream')) return;
		bodies.push(response.text().catch(() => ''));
	});
	await page.addInitScript(() => {
		const told: string[] = [];
		Object.assign(globalThis, { told });
		globalThis.EventSource = class extends EventSource {
			constructor(address: string | URL) {
				super(address);
				this.addEventListener('message', ({ data }) => told.push(String(data)));
			}
		};
	});
	return async () => {
		const told = await page.evaluate(() => (globalThis as unknown as { told?: string[] }).told ?? []);
		return [...(await Promise.all(bodies)), ...told, await page.content()].join('\n');
	};
}

/** Luca prepares a Metaplan for two tables; gives the address of its pages, and its code. */
async function prepare(luca: Page): Promise<{ path: string; code: string }> {
	await luca.goto(`${pact}/incontri/nuovo`);
	await luca.getByLabel('Metaplan').check();
	await luca.getByLabel('Titolo').fill('Dopo la scuola');
	await luca.getByLabel('Quanti tavoli in sala').fill('2');
	await luca.getByRole('button', { name: 'Prepara l’incontro' }).click();
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText('Prepara: Dopo la scuola');
	const code = (await luca.locator('.code').innerText()).replace(/\s/g, '');
	return { path: new URL(luca.url()).pathname.replace(/\/prepara$/, ''), code };
}

async function enter(page: Page, code: string, name: string, table: string): Promise<void> {
	await page.goto(`/incontro/${code}`);
	await page.getByLabel('Come ti chiamiamo?').fill(name);
	await page.getByLabel('A che tavolo sei?').selectOption(table);
	await page.getByRole('button', { name: 'Entra' }).click();
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** An act that names what it is about for the ear only. */
const on = (act: string, what: string) => new RegExp(`^${act} ?: ${what}$`);
const moment = (page: Page) => page.getByRole('heading', { level: 1 });

test('Luca leads a whole Metaplan: a hidden card reaches nobody, then it is on the wall; paper and hands count; nothing is lost by undoing', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const { path, code } = await prepare(luca);
	const deskHears = await overhear(luca);
	await luca.goto(`${path}/regia`);
	await press(luca, 'Apri le porte');
	await expect(luca.getByText('Le porte sono aperte')).toBeVisible();

	const wall = await luca.context().newPage();
	const wallHears = await overhear(wall);
	await wall.setViewportSize({ width: 1920, height: 1080 });
	await wall.goto(`${path}/proiettore`);
	await expect(wall.getByRole('img', { name: `Codice QR per entrare: ${code}` })).toBeVisible();

	const ada = await arrive(null, phone);
	await enter(ada, code, 'Ada', 'Tavolo 1');
	const bruno = await arrive(null, phone);
	const brunoHears = await overhear(bruno);
	await enter(bruno, code, 'Bruno', 'Tavolo 2');
	await expect(luca.getByText('2 al telefono, 0 su carta')).toBeVisible();

	await press(luca, 'Comincia: Accoglienza');
	await press(luca, 'Avanti: Scrivere in silenzio');
	for (const screen of [luca, wall, ada, bruno])
		await expect(moment(screen)).toHaveText('Scrivere in silenzio');
	await expect(wall.getByRole('timer')).toContainText(/4:\d\d/);

	await ada.getByLabel('Il tuo cartellino').fill(secret);
	await press(ada, 'Aggiungi');
	await expect(ada.getByRole('list', { name: 'I miei cartellini' })).toContainText(secret);
	await press(ada, 'Ho finito');
	await press(bruno, 'Alza la mano');
	const line = luca.getByRole('textbox', { name: 'Cartellino di carta' });
	await luca
		.getByRole('region', { name: 'Cartellino di carta' })
		.getByLabel('Tavolo')
		.selectOption('Tavolo 2');
	await line.fill('Una merenda per tutti');
	await line.press('Enter');
	await line.fill('Il pulmino anche la sera');
	await line.press('Enter');
	await expect(luca.getByText('Ultimo: n. 2, tavolo 2.')).toBeVisible();
	await expect(line).toBeFocused();
	await expect(line).toHaveValue('');
	await expect(luca.getByRole('heading', { name: '3 cartellini da svelare' })).toBeVisible();
	await expect(luca.getByRole('row', { name: /Tavolo 1/ })).toContainText('1 di 1');
	await expect(luca.getByRole('row', { name: /Tavolo 2/ })).toContainText('1 ancora in silenzio');
	await press(luca, on('Ha parlato', 'Bruno'));
	await expect(bruno.getByRole('button', { name: 'Alza la mano' })).toBeVisible();
	await expect(wall.getByText('3 cartellini scritti')).toBeVisible();

	await press(luca, 'Avanti: Svelare');
	for (const screen of [wall, bruno]) await expect(moment(screen)).toHaveText('Svelare');
	for (const hears of [deskHears, wallHears, brunoHears]) expect(await hears()).not.toContain(secret);
	await press(luca, 'Svela il prossimo');
	for (const screen of [luca, wall, bruno]) await expect(screen.getByText(secret).first()).toBeVisible();
	await press(luca, 'Svela tutti');
	await expect(wall.getByText('Cartellini svelati: 3 su 3')).toBeVisible();
	await press(luca, on('Tutti qui', secret));
	await expect(bruno.getByRole('region', { name: 'Guardiamo insieme questo' })).toContainText(secret);
	await expect(wall.getByText('Il pulmino anche la sera')).toHaveCount(0);
	const small = await wall
		.locator('.tv-screen p:visible, .tv-screen .people:visible')
		.evaluateAll((words) => words.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 28).length);
	expect(small).toBe(0);
	await expectAxeClean(wall);

	await press(luca, 'Avanti: Raggruppare');
	await press(luca, 'Avanti: Pallini');
	await press(ada, `Metti un pallino su: ${secret}`);
	await expect(luca.getByRole('heading', { name: 'Risposte dal telefono: 1 su 2' })).toBeVisible();
	const sheets = luca.getByRole('group', { name: 'Su carta' });
	await sheets.getByLabel('Quante persone').fill('8');
	await sheets.getByLabel('Una merenda per tutti').fill('9');
	await luca.locator('form', { has: sheets }).getByRole('button', { name: 'Registra' }).click();
	await expect(luca.getByText('Registrato.')).toBeVisible();
	await expect(wall.getByRole('heading', { name: 'Risultati' })).toHaveCount(0);
	await press(luca, 'Risultati aperti');
	await expect(wall.getByText('Hanno risposto 9 persone.')).toBeVisible();
	await expect(wall.getByRole('listitem').filter({ hasText: 'Una merenda per tutti' })).toContainText(
		'carta 9',
	);

	await unstick(luca);
	await expectAxeClean(luca);
	await luca.setViewportSize({ width: 320, height: 640 });
	await expectNoSidewaysScroll(luca);
	await luca.setViewportSize({ width: 1280, height: 900 });

	await press(luca, 'Avanti: Discutere');
	await luca.getByLabel('A favore').fill('17');
	await luca.getByLabel('Contrari').fill('4');
	await luca.getByLabel('Astenuti').fill('2');
	await press(luca, 'Registra');
	await expect(luca.getByText('Mani: 23. Persone: 2.')).toBeVisible();
	await press(luca, 'Annulla l’ultimo passo');
	await expect(moment(wall)).toHaveText('Pallini');
	await press(luca, 'Avanti: Discutere');
	await expect(luca.getByLabel('A favore')).toHaveValue('17');
	await press(luca, 'Avanti: Scrivere l’articolo');
	await luca.getByText('Chiudi l’incontro', { exact: true }).click();
	await press(luca, 'Sì, chiudi');
	for (const screen of [wall, ada]) await expect(moment(screen)).toHaveText('L’incontro è finito');
	await expect(luca.getByRole('button', { name: 'Riapri l’incontro' })).toBeVisible();
});

test('Luca’s laptop closes in the middle of it: Giulia takes the desk and the room goes on; who presses late is told where the room is', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const { path, code } = await prepare(luca);
	const amina = await arrive('Amina');
	for (const page of ['regia', 'proiettore', 'diretta?per=regia'])
		expect((await amina.request.get(`${path}/${page}`)).status()).toBe(404);

	await luca.goto(`${pact}/gestione`);
	await luca.getByLabel('Ruolo di Giulia').selectOption('Facilitatore');
	await luca.getByRole('button', { name: 'Cambia ruolo: Giulia' }).click();
	await expect(luca.getByText('Fatto, è salvato.')).toBeVisible();
	await luca.goto(`${path}/regia`);
	await press(luca, 'Prendi la regia');
	await press(luca, 'Apri le porte');
	await press(luca, 'Leggi prima di svelare');
	await expect(luca.getByRole('button', { name: 'Leggi prima di svelare', pressed: true })).toBeVisible();
	await press(luca, 'Comincia: Accoglienza');
	await press(luca, 'Avanti: Scrivere in silenzio');
	const giulia = await arrive('Giulia');
	await giulia.goto(`${path}/regia`);
	await expect(giulia.getByText(/Conduce Luca\. Puoi aggiungere carta e mani/)).toBeVisible();
	await expect(giulia.getByRole('button', { name: /^Avanti/ })).toHaveCount(0);

	const ada = await arrive(null, phone);
	await enter(ada, code, 'Ada', 'Tavolo 1');
	await ada.getByLabel('Il tuo cartellino').fill(secret);
	await press(ada, 'Aggiungi');
	await expect(luca.getByText(secret).first()).toBeVisible();
	await luca.context().close();

	await press(giulia, 'Prendi la regia');
	await press(giulia, on('Trattieni', secret));
	await expect(giulia.getByText('Trattenuto dalla regia')).toBeVisible();
	await expect(ada.getByText('Chi conduce lo tiene da parte, per ora.')).toBeVisible();

	// A second browser of hers, without script: its page is as old as its last loading.
	const old = await arrive('Giulia', { javaScriptEnabled: false });
	await old.goto(`${path}/regia`);
	await press(giulia, 'Avanti: Svelare');
	await expect(moment(ada)).toHaveText('Svelare');
	await press(old, 'Avanti: Svelare');
	await expect(old.getByText('Qualcun altro ha già premuto: ecco dove siete.')).toBeVisible();
	await expect(moment(old)).toHaveText('Svelare');
	await press(old, '+1 min');
	await expect(giulia.getByRole('timer')).toContainText(/5:\d\d/);

	await giulia.locator('summary', { hasText: '1 telefono in sala' }).click();
	await giulia.locator('summary', { hasText: 'Ada' }).click();
	await press(giulia, on('Fai uscire', 'Ada'));
	await expect(ada.getByRole('button', { name: 'Entra' })).toBeVisible();
	await expect(ada.getByText(secret)).toHaveCount(0);
});
