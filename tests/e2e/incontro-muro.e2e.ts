import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';
const phone = { viewport: { width: 360, height: 740 } };
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Luca prepares a Metaplan; gives the address of its pages, and its code. */
async function prepare(luca: Page, title: string): Promise<{ path: string; code: string }> {
	await luca.goto(`${pact}/incontri/nuovo`);
	await luca.getByLabel('Metaplan').check();
	await luca.getByLabel('Titolo').fill(title);
	await press(luca, 'Prepara l’incontro');
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText(`Prepara: ${title}`);
	const code = (await luca.locator('.code').innerText()).replace(/\s/g, '');
	return { path: new URL(luca.url()).pathname.replace(/\/prepara$/, ''), code };
}

/** Nothing stands below the edge of the wall, where nobody could scroll to it. */
const fits = (wall: Page) =>
	expect
		.poll(() => wall.evaluate(() => document.documentElement.scrollHeight - innerHeight))
		.toBeLessThanOrEqual(0);

/** Words of cards one can see on the wall at this moment. */
const seen = (wall: Page) =>
	wall.locator('.pages').evaluate((frame) => {
		const edge = frame.getBoundingClientRect();
		return [...frame.querySelectorAll('.card-tag')]
			.filter((card) => {
				const { left, right, bottom } = card.getBoundingClientRect();
				return left >= edge.left - 1 && right <= edge.right + 1 && bottom <= edge.bottom + 1;
			})
			.map((card) => card.textContent.trim());
	});

test('forty cards stand on the wall in pages that the desk turns; hands are asked there and counted; who is sent out keeps their words', async ({
	arrive,
	server,
	watch,
}) => {
	test.slow();
	const luca = await arrive('Luca');
	const { path, code } = await prepare(luca, 'Il muro');
	await luca.goto(`${path}/regia`);
	await press(luca, 'Apri le porte');
	await press(luca, 'Comincia: Accoglienza');
	await press(luca, 'Avanti: Scrivere in silenzio');

	const troll = await arrive(null, phone);
	await troll.goto(`/incontro/${code}`);
	await troll.getByLabel('Come ti chiamiamo?').fill('Tino');
	await press(troll, 'Entra');
	await troll.getByLabel('Il tuo cartellino').fill('Già scritto');
	await press(troll, 'Aggiungi');
	await expect(troll.getByRole('list', { name: 'I miei cartellini' })).toContainText('Già scritto');
	await troll.getByLabel('Il tuo cartellino').fill('Ancora a metà');
	await luca.locator('section[aria-labelledby="posti"] > details > summary').click();
	await luca.locator('section[aria-labelledby="posti"] li summary', { hasText: 'Tino' }).click();
	await press(luca, /^Fai uscire ?: Tino$/);
	await expect(troll.getByRole('heading', { level: 1 })).toHaveText('Chi conduce ti ha fatto uscire');
	for (const words of ['Ancora a metà', 'Già scritto']) await expect(troll.getByText(words)).toBeVisible();
	await expectAxeClean(troll);

	for (let card = 1; card <= 40; card++) {
		const answer = await luca.context().request.post(`${path}/regia?/carta`, {
			form: { key: `carta-${card}`, text: `Cartellino numero ${card}`, table: '0' },
			headers: { origin: server.origin, accept: 'text/html' },
		});
		expect(answer.ok()).toBe(true);
	}
	await press(luca, 'Avanti: Svelare');
	for (const left of [39, 38]) {
		await press(luca, 'Svela il prossimo');
		await expect(luca.getByRole('heading', { name: `${left} cartellini da svelare` })).toBeVisible();
	}
	const wall = await luca.context().newPage();
	await wall.setViewportSize({ width: 1280, height: 720 });
	await wall.goto(`${path}/proiettore`);
	await expect(wall.locator('.newest')).toContainText('Cartellino numero 2');
	await press(luca, 'Svela tutti');
	await expect(wall.getByText('Cartellini svelati: 40 su 40')).toBeVisible();
	await expect(wall.getByText(/^1 di \d+$/)).toBeVisible();
	await fits(wall);
	const first = await seen(wall);
	expect(first[0]).toContain('Cartellino numero 40');
	expect(first.length).toBeLessThan(40);

	await press(luca, 'Gira tu le pagine');
	await press(luca, 'Pagina dopo');
	await expect(wall.getByText(/^2 di \d+$/)).toBeVisible();
	expect((await seen(wall)).filter((card) => first.includes(card))).toEqual([]);
	await press(luca, 'Lascia girare da sole');
	await expect(wall.getByRole('button', { name: 'Pagina dopo' })).toBeVisible();
	await wall.keyboard.press('ArrowRight');
	await expect(wall.getByText(/^[23] di \d+$/)).toBeVisible();

	await wall.clock.install();
	await wall.reload();
	await expect(wall.getByText(/^1 di \d+$/)).toBeVisible();
	await wall.clock.fastForward(15_000);
	await expect(wall.getByText(/^2 di \d+$/)).toBeVisible();
	await wall.close();

	await luca.goto(`${path}/regia`);
	await luca
		.getByRole('navigation')
		.getByRole('button', { name: /Discutere/ })
		.click();
	await press(luca, 'Chiedi sul proiettore');
	const again = await luca.context().newPage();
	await again.setViewportSize({ width: 1280, height: 720 });
	await again.goto(`${path}/proiettore`);
	await expect(again.getByRole('heading', { name: 'Alza la mano' })).toBeVisible();
	await luca.getByLabel('A favore').fill('17');
	await luca.getByLabel('Contrari').fill('4');
	await luca.getByLabel('Astenuti').fill('2');
	await press(luca, 'Registra');
	await expect(again.getByRole('heading', { name: '23 mani alzate' })).toBeVisible();
	await fits(again);
	await expectAxeClean(again);

	// The network of the room goes for a while: the wall keeps what it shows, and goes on by itself.
	watch.allow(/version\.json/);
	await again.route(/\/(__data|version)\.json/, (route) => route.abort());
	const asked = again.waitForRequest(/\/version\.json/);
	await press(luca, 'Avanti: Scrivere l’articolo');
	await asked;
	await expect(again.getByRole('heading', { name: '23 mani alzate' })).toBeVisible();
	await again.unroute(/\/(__data|version)\.json/);
	await expect(again.getByRole('heading', { level: 1 })).toHaveText('Scrivere l’articolo');
});

test('without script Luca deletes an incontro he only prepared; what was held stays', async ({ arrive }) => {
	const luca = await arrive('Luca', { javaScriptEnabled: false });
	const { path } = await prepare(luca, 'Fatto per sbaglio');
	await luca.goto(path);
	await luca.getByText('Elimina questo incontro').click();
	await expect(luca.getByText(/Si perdono la scaletta e il codice/)).toBeVisible();
	await press(luca, 'Elimina per sempre');
	await expect(luca.getByRole('status').filter({ hasText: 'L’incontro è stato eliminato.' })).toBeVisible();
	await expect(luca.getByRole('link', { name: 'Fatto per sbaglio' })).toHaveCount(0);
	await luca.goto(`${pact}/registro`);
	await expect(luca.getByText(/Un incontro solo preparato/).first()).toBeVisible();
});
