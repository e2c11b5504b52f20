import { enter, moment, overhear, pact, phone, prepare, press } from '../support/incontro.ts';
import { expectNoSidewaysScroll, unstick } from '../support/pages.ts';
import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const left = (page: Page) => page.getByRole('region', { name: 'Che cosa è nato prima a questo tavolo' });

async function write(page: Page, words: string): Promise<void> {
	await page.getByLabel('Il tuo cartellino').fill(words);
	await press(page, 'Aggiungi');
	await expect(page.getByRole('list', { name: 'I miei cartellini' })).toContainText(words);
}

test('Luca leads a World Café: Nadia hosts her table, Pietro is told where to go and reads what was left there, and the harvest becomes an article', async ({
	arrive,
}) => {
	test.slow();
	const fountain = 'Una fontana in mezzo alla piazza';
	const benches = 'Panchine sotto gli alberi';
	const market = 'Un mercato del giovedì';
	const children = 'Il banco dei bambini al mercato';
	const basket = 'Un canestro per tutti';

	const luca = await arrive('Luca');
	const { path, code } = await prepare(luca, {
		format: 'World Café',
		title: 'La piazza di tutti',
		tables: 3,
	});
	const deskHears = await overhear(luca);
	await luca.goto(`${path}/regia`);
	await press(luca, 'Apri le porte');
	await expect(luca.locator('.now').getByText('Le porte sono aperte')).toBeVisible();
	const wall = await luca.context().newPage();
	const wallHears = await overhear(wall);
	await wall.setViewportSize({ width: 1920, height: 1080 });
	await wall.goto(`${path}/proiettore`);
	await expect(moment(wall)).toHaveText('La piazza di tutti');
	// Giulia is not in the room: she has the board open, where revealed cards will be.
	const giulia = await arrive('Giulia');
	const giuliaHears = await overhear(giulia);
	await giulia.goto(`${pact}/lavagna`);
	await expect(giulia.getByRole('button', { name: 'Nuovo cartellino' })).toBeEnabled();

	const nadia = await arrive(null, phone);
	await enter(nadia, code, 'Nadia', 'Tavolo 1');
	const pietro = await arrive(null, phone);
	const pietroHears = await overhear(pietro);
	await enter(pietro, code, 'Pietro', 'Tavolo 1');
	const sara = await arrive(null, phone);
	const saraHears = await overhear(sara);
	await enter(sara, code, 'Sara', 'Tavolo 2');
	const nobodyHears = async (words: string, ...hears: (() => Promise<string>)[]) => {
		for (const heard of [deskHears, wallHears, giuliaHears, saraHears, ...hears])
			expect(await heard()).not.toContain(words);
	};

	await test.step('at the third table four people have no phone', async () => {
		await luca.getByText('Persone senza telefono').click();
		await luca.locator('#carta-tavolo').selectOption('Tavolo 3');
		await luca.getByLabel('Quante sono?').fill('4');
		await press(luca, 'Salva');
		await expect(luca.getByText('3 al telefono, 4 su carta')).toBeVisible();
	});

	await test.step('the first round: what is written is gathered by table, and nobody else reads it', async () => {
		await press(luca, 'Comincia: Accoglienza');
		await press(luca, 'Avanti: Primo giro ai tavoli');
		for (const screen of [luca, wall, nadia, pietro, sara])
			await expect(moment(screen)).toHaveText('Primo giro ai tavoli');
		await expect(pietro.getByText('Sei al tavolo 1')).toBeVisible();
		await expect(pietro.getByRole('button', { name: 'Sono al tavolo 2' })).toHaveCount(0);
		await write(nadia, fountain);
		await write(pietro, benches);
		await write(sara, market);
		const line = luca.getByRole('textbox', { name: 'Cartellino di carta' });
		const paper = luca.getByRole('region', { name: 'Cartellino di carta' });
		await paper.getByLabel('Tavolo').selectOption('Tavolo 3');
		await line.fill(basket);
		await line.press('Enter');
		await expect(luca.getByRole('heading', { name: '4 cartellini da svelare' })).toBeVisible();
		await expect(wall.getByText('4 cartellini scritti')).toBeVisible();
		await expect(luca.getByRole('row', { name: /Tavolo 3/ })).toContainText('4 su carta');
		await nobodyHears(fountain, pietroHears);
		await nobodyHears(benches);
		await nadia.reload();
		await expect(nadia.getByRole('list', { name: 'I miei cartellini' })).toContainText(fountain);
		await expect(nadia.getByText('Sei al tavolo 1')).toBeVisible();
	});

	await test.step('before the tables change, Luca reveals: who comes to a table finds what was said there', async () => {
		await expect(luca.getByText('chi arriva legge che cosa è nato lì')).toBeVisible();
		await press(luca, 'Svela tutti');
		await expect(luca.getByRole('heading', { name: '4 cartellini svelati' })).toBeVisible();
		await expect(left(nadia)).toContainText(benches);
		await press(luca, 'Avanti: Secondo giro ai tavoli');
		for (const screen of [wall, nadia, pietro, sara])
			await expect(moment(screen)).toHaveText('Secondo giro ai tavoli');
		await expect(pietro.getByRole('heading', { name: 'Vai al tavolo 2' })).toBeVisible();
		await expect(pietro.getByText('Chi ospita il tavolo 1 resta')).toBeVisible();
		await expectAxeClean(pietro);
		await expectNoSidewaysScroll(pietro);
		await press(pietro, 'Sono al tavolo 2');
		await expect(pietro.getByText('Sei al tavolo 2', { exact: true })).toBeVisible();
		await expect(left(pietro)).toContainText(market);
		await expect(left(pietro)).not.toContainText(fountain);
		await press(nadia, 'Ospito: resto al tavolo 1');
		await expect(nadia.getByText('Sei al tavolo 1', { exact: true })).toBeVisible();
		await expect(left(nadia)).toContainText(fountain);
		await expect(left(nadia)).not.toContainText(market);
		await press(sara, 'Ospito: resto al tavolo 2');
		await expect(luca.getByRole('row', { name: /Tavolo 2/ })).toContainText('0 di 2');
	});

	await test.step('what Pietro writes at Sara’s table even she reads only when it is revealed', async () => {
		await pietro.reload();
		await expect(pietro.getByText('Sei al tavolo 2', { exact: true })).toBeVisible();
		await write(pietro, children);
		await expect(luca.getByRole('heading', { name: '1 cartellino da svelare' })).toBeVisible();
		await nobodyHears(children);
	});

	await test.step('the third round: paper left at a table is read by who comes with a phone', async () => {
		await press(luca, 'Avanti: Terzo giro ai tavoli');
		await press(pietro, 'Sono al tavolo 3');
		await expect(left(pietro).getByRole('listitem').filter({ hasText: basket })).toContainText('su carta');
		await press(luca, 'Avanti: Il raccolto');
		for (const screen of [wall, sara]) await expect(moment(screen)).toHaveText('Il raccolto');
		await nobodyHears(children);
	});

	await test.step('the harvest is told table by table, on the wall and on the phones', async () => {
		await press(luca, 'Svela tutti');
		for (const screen of [wall, sara]) {
			await expect(screen.getByText(children)).toBeVisible();
			await expect(screen.getByRole('heading', { level: 2 })).toHaveText([
				'Tavolo 1',
				'Tavolo 2',
				'Tavolo 3',
			]);
		}
		await expectAxeClean(wall);
		await expectAxeClean(sara);
	});

	await test.step('Giulia puts two cards together on the board, and the room chooses among groups', async () => {
		await press(luca, 'Avanti: Raggruppare');
		for (const [words, group] of [
			[market, null],
			[children, 'Il mercato'],
		] as const) {
			await giulia.getByRole('group', { name: words }).focus();
			await giulia.keyboard.press('g');
			const dialog = giulia.getByRole('dialog', { name: 'Raggruppa' });
			if (group === null) {
				await dialog.getByRole('textbox', { name: 'Nome del gruppo' }).fill('Il mercato');
				await dialog.getByRole('button', { name: 'Salva' }).click();
			} else await dialog.getByRole('button', { name: new RegExp(`^${group}`) }).press('Enter');
			await expect(dialog).toHaveCount(0);
		}
		await expect(wall.getByRole('heading', { name: 'Il mercato 2' })).toBeVisible();
		await press(luca, 'Avanti: Pallini');
		await press(nadia, 'Metti un pallino su: Il mercato');
		await expect(nadia.locator('.task').getByText('Ti restano 4 pallini')).toBeVisible();
		await press(pietro, `Metti un pallino su: ${fountain}`);
		await expect(luca.getByRole('heading', { name: 'Risposte dal telefono: 2 su 3' })).toBeVisible();
		await expect(wall.getByRole('heading', { name: 'Risultati' })).toHaveCount(0);
		const sheets = luca.getByRole('group', { name: 'Su carta' });
		await sheets.getByLabel('Quante persone').fill('4');
		await sheets.getByLabel('Il mercato').fill('7');
		await luca.locator('form', { has: sheets }).getByRole('button', { name: 'Registra' }).click();
		await expect(luca.getByText('Registrato.')).toBeVisible();
		await press(luca, 'Risultati aperti');
		await expect(wall.getByText('Hanno risposto 6 persone.')).toBeVisible();
		await expect(sara.locator('.results li').filter({ hasText: 'Il mercato' })).toContainText('carta 7');
		await unstick(luca);
		await expectAxeClean(luca);
	});

	await test.step('the group becomes an article; the minutes tell how it came', async () => {
		await press(luca, 'Avanti: Saluti');
		await expect(moment(wall)).toHaveText('Saluti');
		await luca.goto(`${path}/testo`);
		await luca.getByRole('checkbox', { name: /Il mercato/ }).check();
		await press(luca, 'Porta nella bozza');
		await expect(luca.getByRole('status').filter({ hasText: 'ora un articolo' })).toBeVisible();
		await luca.goto(`${path}/regia`);
		await luca.getByText('Chiudi l’incontro', { exact: true }).click();
		await press(luca, 'Sì, chiudi');
		for (const screen of [wall, pietro]) await expect(moment(screen)).toHaveText('L’incontro è finito');
		await pietro.getByRole('link', { name: 'Leggi com’è andata' }).click();
		await pietro
			.getByRole('link', { name: /verbale/i })
			.first()
			.click();
		const minutes = pietro.getByRole('article');
		await expect(minutes).toContainText('World Café');
		await expect(minutes).toContainText('7 persone');
		await expect(
			minutes.getByRole('row', { name: /^Il mercato Dove finisce: articolo \d+ 1 7 8$/ }),
		).toBeVisible();
		await expect(minutes).toContainText(basket);
		await expect(minutes.getByRole('listitem').filter({ hasText: children })).toContainText(
			'giro 2, tavolo 2',
		);
		await expect(minutes).not.toContainText('Nadia');
		await expect(minutes.getByRole('heading', { name: 'Gli articoli nati qui' })).toBeVisible();
	});
});
