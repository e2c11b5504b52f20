import { enter, leadTogether, moment, on, overhear, phone, prepare, press } from '../support/incontro.ts';
import { expectNoSidewaysScroll, unstick } from '../support/pages.ts';
import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const secret = 'Un rifugio per i compiti';
const metaplan = { format: 'Metaplan', title: 'Dopo la scuola', tables: 2 };

test('Luca leads a whole Metaplan: a hidden card reaches nobody, then it is on the wall; paper and hands count; nothing is lost by undoing', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const { path, code } = await prepare(luca, metaplan);
	const deskHears = await overhear(luca);
	await luca.goto(`${path}/regia`);
	await press(luca, 'Apri le porte');
	await expect(luca.locator('.now').getByText('Le porte sono aperte')).toBeVisible();

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
	const { path, code } = await prepare(luca, metaplan);
	const amina = await arrive('Amina');
	for (const page of ['regia', 'proiettore', 'diretta?per=regia'])
		expect((await amina.request.get(`${path}/${page}`)).status()).toBe(404);

	await leadTogether(luca);
	await luca.goto(`${path}/regia`);
	await press(luca, 'Prendi la regia');
	await press(luca, 'Apri le porte');
	await press(luca, 'Leggi prima di svelare');
	await expect(luca.getByRole('button', { name: 'Leggi prima di svelare', pressed: true })).toBeVisible();
	await press(luca, 'Comincia: Accoglienza');
	await press(luca, 'Avanti: Scrivere in silenzio');
	const giulia = await arrive('Giulia');
	await giulia.goto(`${path}/regia`);
	await expect(giulia.locator('#regia-di')).toContainText('Conduce Luca. Puoi aggiungere carta e mani');
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
	await expect(moment(ada)).toHaveText('Chi conduce ti ha fatto uscire');
	await expect(ada.getByText(secret)).toHaveCount(0);
	await ada.reload();
	await expect(ada.getByRole('button', { name: 'Aggiungi' })).toHaveCount(0);
	await expect(giulia.getByText(secret)).toHaveCount(0);
});

test('Luca tries the room with simulated people, asks again, counts paper and hands, hands the desk to Giulia; she closes too early and opens again', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	await leadTogether(luca);
	const { path, code } = await prepare(luca, {
		format: 'Gradini di accordo',
		title: 'Il cortile aperto',
		tables: 0,
	});
	const kinds = luca.getByLabel('Che cosa si fa');
	await kinds.nth(5).selectOption({ label: 'Mettere in ordine' });
	await kinds.nth(7).selectOption({ label: 'Chiedere il consenso' });
	await press(luca, 'Salva');
	await expect(luca.getByText('Salvato.')).toBeVisible();
	await luca.goto(`${path}/regia`);
	await press(luca, 'Prendi la regia');
	await press(luca, 'Apri le porte');
	const wall = await luca.context().newPage();
	await wall.goto(`${path}/proiettore`);
	const giulia = await arrive('Giulia');
	await giulia.goto(`${path}/regia`);
	const anna = await arrive(null, phone);
	await enter(anna, code, 'Anna');

	const count = async (desk: Page, kind: string, counts: Record<string, string>) => {
		const fields = desk.getByRole('group', { name: kind });
		for (const [label, number] of Object.entries(counts))
			await fields.getByLabel(label, { exact: true }).fill(number);
		const answer = desk.waitForResponse((response) => response.url().endsWith('?/conta'));
		await desk.locator('form', { has: fields }).getByRole('button', { name: 'Registra' }).click();
		await answer;
		await expect(desk.getByText('Registrato.')).toBeVisible();
	};
	const line = (page: Page, words: string) => page.locator('.results li').filter({ hasText: words });
	const simulated = (desk: Page, words: string) =>
		test.step(`simulated people: ${words}`, async () => {
			await press(desk, 'Fai partecipare persone simulate');
			await expect(desk.getByRole('heading', { name: words })).toBeVisible();
		});

	await press(luca, 'Comincia: La proposta');
	await press(luca, 'Fai partecipare persone simulate');
	await expect(luca.getByText('13 al telefono, 0 su carta')).toBeVisible();
	await press(luca, 'Avanti: Quanto sei d’accordo?');
	await simulated(luca, 'Risposte dal telefono: 12 su 13');
	await test.step('paper and hands are counted beside the phones, and stay hidden with them', async () => {
		await anna.getByLabel('Abbastanza d’accordo').check();
		await press(anna, 'Rispondi');
		await expect(luca.getByRole('heading', { name: 'Risposte dal telefono: 13 su 13' })).toBeVisible();
		await count(luca, 'Su carta', { 'Del tutto d’accordo': '30' });
		await count(luca, 'Per alzata di mano', { 'Così così': '20' });
		await count(luca, 'Su carta', { 'Del tutto d’accordo': '3' });
		for (const page of [wall, anna]) await expect(page.getByText('Risultati')).toHaveCount(0);
		await press(luca, 'Risultati aperti');
		for (const page of [luca, wall, anna]) {
			await expect(page.getByText('Hanno risposto 36 persone.')).toBeVisible();
			await expect(line(page, 'Del tutto d’accordo')).toContainText('carta 3, mani 0');
			await expect(line(page, 'Così così')).toContainText('carta 0, mani 20');
		}
	});
	await test.step('asked again, everybody begins anew, and the first round is kept for the minutes', async () => {
		await press(luca, 'Chiedi di nuovo');
		await expect(luca.locator('.now').getByText('Lo chiediamo di nuovo: è il giro 2.')).toBeVisible();
		await expect(anna.locator('.task').getByText('Lo chiediamo di nuovo: è il giro 2.')).toBeVisible();
		await expect(anna.getByRole('radio', { checked: true })).toHaveCount(0);
		for (const page of [wall, anna]) await expect(page.getByText('Risultati')).toHaveCount(0);
		await expect(luca.getByRole('heading', { name: 'Risposte dal telefono: 0 su 13' })).toBeVisible();
		await expect(luca.getByRole('group', { name: 'Su carta' }).getByLabel('Del tutto d’accordo')).toHaveValue(
			'',
		);
		await anna.getByLabel('Del tutto d’accordo').check();
		await press(anna, 'Rispondi');
		await press(luca, 'Risultati aperti');
		await expect(wall.getByText('Ha risposto 1 persona.')).toBeVisible();
	});
	await test.step('the sentence people have answered keeps its words, and what Luca typed stays in the form', async () => {
		const form = await luca.context().newPage();
		await form.goto(`${path}/prepara`);
		const sentence = form.locator('#moment-1-instructions');
		await sentence.fill('Il cortile resta chiuso.');
		await press(form, 'Salva');
		await expect(sentence).toHaveAccessibleDescription(/Qualcuno ha già risposto a queste parole/);
		await expect(sentence).toHaveValue('Il cortile resta chiuso.');
		await form.close();
	});
	await test.step('the desk is handed over: Luca looks on, Giulia drives', async () => {
		await luca.getByText('Passa la regia').click();
		await luca.getByLabel('A chi la passi?').selectOption({ label: 'Giulia' });
		await luca.getByRole('button', { name: 'Passa', exact: true }).click();
		await expect(luca.locator('#regia-di')).toContainText('Conduce Giulia.');
		await expect(luca.getByRole('button', { name: /^Avanti/ })).toHaveCount(0);
		await expect(giulia.getByRole('button', { name: 'Avanti: Ascoltare i dubbi' })).toBeVisible();
	});
	await test.step('an order of three, with the points of two sheets', async () => {
		const agenda = giulia.getByRole('navigation', { name: 'Scaletta' });
		await agenda.getByRole('button', { name: /Che cosa cambieresti/ }).click();
		await expect(moment(anna)).toHaveText('Che cosa cambieresti?');
		for (const words of ['Uno', 'Due', 'Tre']) {
			await anna.getByLabel('Il tuo cartellino').fill(words);
			await press(anna, 'Aggiungi');
			await expect(anna.getByRole('list', { name: 'I miei cartellini' })).toContainText(words);
		}
		await press(giulia, 'Avanti: Svelare');
		await press(giulia, 'Svela tutti');
		await expect(anna.locator('.task > .cards')).toHaveText('Uno Due Tre');
		await press(giulia, 'Avanti: La proposta cambiata');
		await press(anna, 'Più in alto: Tre');
		await expect(anna.getByText('Il tuo ordine è registrato.')).toBeVisible();
		await expect(giulia.getByText('il primo posto vale 2')).toBeVisible();
		const sheets = giulia.getByRole('group', { name: 'Su carta' });
		await sheets.getByLabel('Quante persone').fill('2');
		await sheets.getByLabel('Due').fill('5');
		await giulia.locator('form', { has: sheets }).getByRole('button', { name: 'Registra' }).click();
		await expect(sheets.getByLabel('Due')).toHaveAccessibleDescription('Persone: 2. Qui al massimo 4.');
		await expect(sheets.getByLabel('Due')).toHaveValue('5');
		await count(giulia, 'Su carta', { 'Quante persone': '2', Due: '4' });
		await press(giulia, 'Risultati aperti');
		await expect(wall.getByText('Hanno risposto 3 persone.')).toBeVisible();
		await expect(line(wall, 'Due')).toContainText('telefono 0, carta 4');
		await expect(wall.locator('.results li').first()).toContainText('Due');
	});
	await test.step('consent: an objection needs a reason, and what was chosen stays chosen', async () => {
		await giulia.getByRole('button', { name: /^Saluti/ }).click();
		await expect(moment(anna)).toHaveText('Saluti');
		await anna.getByLabel('Mi oppongo, e dico perché').check();
		await press(anna, 'Rispondi');
		await expect(anna.locator('.fault')).toContainText('Scrivi perché ti opponi');
		await expect(anna.getByLabel('Mi oppongo, e dico perché')).toBeChecked();
		await anna.getByLabel('Perché ti opponi?').fill('Di sera manca la luce.');
		await press(anna, 'Rispondi');
		await expect(anna.locator('.status').getByText('Risposta registrata.')).toBeVisible();
		const onPaper = giulia.getByRole('group', { name: 'Su carta' });
		const reasons = onPaper.getByLabel('Perché si oppongono, un motivo per riga');
		await reasons.fill('Costa troppo.');
		await onPaper.getByLabel('Va bene così').fill('4');
		await giulia.locator('form', { has: onPaper }).getByRole('button', { name: 'Registra' }).click();
		await expect(reasons).toHaveAccessibleDescription(/Hai scritto più motivi/);
		await expect(reasons).toHaveValue('Costa troppo.');
		await count(giulia, 'Su carta', { 'Mi oppongo, e dico perché': '1' });
		await count(giulia, 'Per alzata di mano', { 'Non mi convince, ma non mi oppongo': '2' });
		await expect(wall.getByText('Di sera manca la luce.')).toHaveCount(0);
		await press(giulia, 'Risultati aperti');
		for (const reason of ['Di sera manca la luce.', 'Costa troppo.'])
			await expect(wall.getByText(reason)).toBeVisible();
		await expect(line(wall, 'Va bene così')).toContainText('carta 4');
		await expect(line(wall, 'Non mi convince')).toContainText('mani 2');
	});
	await test.step('closed too early, it is opened again where it was', async () => {
		await giulia.getByText('Chiudi l’incontro', { exact: true }).click();
		await press(giulia, 'Sì, chiudi');
		for (const page of [wall, anna]) await expect(moment(page)).toHaveText('L’incontro è finito');
		await press(giulia, 'Riapri l’incontro');
		for (const page of [wall, anna]) await expect(moment(page)).toHaveText('Saluti');
		await expect(anna.getByLabel('Perché ti opponi?')).toHaveValue('Di sera manca la luce.');
		// What everybody reads is not changed any more; hidden again, it is.
		await expect(anna.getByLabel('Va bene così')).toBeDisabled();
		await press(giulia, 'Risultati aperti');
		await expect(wall.getByText('Di sera manca la luce.')).toHaveCount(0);
		await anna.getByLabel('Va bene così').check();
		await press(anna, 'Cambia risposta');
		await expect(anna.locator('.status').getByText('Risposta registrata.')).toBeVisible();
		await press(giulia, 'Risultati aperti');
		await expect(line(wall, 'Va bene così')).toContainText('telefono 1, carta 4');
		await expect(wall.getByText('Di sera manca la luce.')).toHaveCount(0);
	});
});
