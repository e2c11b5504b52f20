import { Desk, enter, moment, phone } from '../support/incontro.ts';
import { expectNoSidewaysScroll } from '../support/pages.ts';
import { cutNetwork, expect, expectAxeClean, test } from '../support/test.ts';

test('Samira comes in with the code, writes, loses the network and her phone’s page: her cards are there, once', async ({
	arrive,
	server,
}) => {
	const desk = await Desk.open(await arrive('Luca'), server.origin);
	const samira = await arrive(null, phone);

	await samira.goto('/incontro');
	await samira.getByLabel('Il codice sul cartello').fill('zzzzzz');
	await samira.getByRole('button', { name: 'Avanti' }).click();
	await expect(samira.getByText('Questo codice non c’è.')).toBeVisible();
	await expect(samira.getByLabel('Il codice sul cartello')).toHaveValue('zzzzzz');
	await expectAxeClean(samira);
	await samira.getByLabel('Il codice sul cartello').fill(desk.code.toLowerCase());
	await samira.getByRole('button', { name: 'Avanti' }).click();
	await samira.getByLabel('Come ti chiamiamo?').fill('Samira');
	await expectAxeClean(samira);
	await samira.getByRole('button', { name: 'Entra', exact: true }).click();
	const card = samira.getByLabel('Il tuo cartellino');
	await expect(card).toBeVisible();
	await expectAxeClean(samira);
	await expectNoSidewaysScroll(samira);

	const other = await arrive(null, phone);
	await other.goto(`/incontro/${desk.code}`);
	await other.getByLabel('Come ti chiamiamo?').fill('SAMIRA');
	await other.getByRole('button', { name: 'Entra', exact: true }).click();
	await expect(other.getByText('Questo nome c’è già.')).toBeVisible();
	await other.getByRole('button', { name: 'Entra', exact: true }).click();
	await expect(other.getByLabel('Il tuo cartellino')).toBeVisible();

	const mine = (words: string) => samira.locator('.card-tag').filter({ hasText: words });
	await card.fill('Un adulto di cui fidarsi.');
	await samira.getByRole('button', { name: 'Aggiungi' }).click();
	await expect(mine('Un adulto di cui fidarsi.')).toBeVisible();
	await card.fill('x'.repeat(300));
	await expect(samira.getByText('20 lettere di troppo')).toBeVisible();
	await samira.getByRole('button', { name: 'Aggiungi' }).click();
	await expect(samira.locator('.fault').getByText('Ci sono 20 lettere di troppo.')).toBeVisible();
	await expect(card).toHaveValue('x'.repeat(300));

	const cut = await cutNetwork(samira);
	await card.fill('Il pulmino anche la sera.');
	await samira.getByRole('button', { name: 'Aggiungi' }).click();
	await expect(samira.locator('.status').getByText('Non c’è rete.')).toBeVisible();
	await cut.restore();
	await expect(mine('Il pulmino anche la sera.')).toHaveCount(1);
	await samira.reload();
	await expect(mine('Il pulmino anche la sera.')).toHaveCount(1);
	await expect(mine('Un adulto di cui fidarsi.')).toHaveCount(1);
	await expect(other.locator('body')).not.toContainText('Un adulto di cui fidarsi.');

	await card.fill('Stavo ancora scriv');
	await desk.step('next');
	await expect(samira.locator('.task').getByText('Il momento è cambiato.')).toBeVisible();
	await expect(samira.getByText('Stavo ancora scriv')).toBeVisible();
	await desk.reveal();
	await expect(other.getByText('Il pulmino anche la sera.')).toBeVisible();
	await expect(samira.locator('h1')).toBeFocused();
});

test('Hassan comes late, in Arabic and without script: he sees the present moment and says that he is done', async ({
	arrive,
	server,
}) => {
	const desk = await Desk.open(await arrive('Luca'), server.origin);
	const hassan = await arrive(null, { ...phone, javaScriptEnabled: false });
	await hassan.goto(`/incontro/${desk.code}`);
	await hassan.getByRole('button', { name: 'العربية' }).click();
	await expect(hassan.locator('html')).toHaveAttribute('dir', 'rtl');
	await hassan.getByRole('button', { name: 'ادخل', exact: true }).click();
	await hassan.getByLabel('بطاقتك').fill('حافلة في المساء');
	await hassan.getByRole('button', { name: 'إضافة' }).click();
	await expect(hassan.locator('.card-tag')).toContainText('حافلة في المساء');
	await hassan.getByRole('button', { name: 'انتهيت' }).click();
	await expect(hassan.getByRole('button', { name: 'انتهيت' })).toHaveAttribute('aria-pressed', 'true');
	await expectNoSidewaysScroll(hassan);
});

test('Carla, with the keyboard alone, puts her dots; nobody sees them before they are opened', async ({
	arrive,
	server,
}) => {
	const desk = await Desk.open(await arrive('Luca'), server.origin);
	const carla = await arrive(null, phone);
	await enter(carla, desk.code, 'Carla');
	const anna = await arrive(null, phone);
	await enter(anna, desk.code, '');
	for (const words of ['Uno', 'Due']) {
		await carla.getByLabel('Il tuo cartellino').fill(words);
		await carla.getByRole('button', { name: 'Aggiungi' }).press('Enter');
		await expect(carla.locator('.card-tag').filter({ hasText: words })).toBeVisible();
	}
	await desk.reveal();
	for (const _ of ['reveal', 'group', 'dots']) await desk.step('next');
	const more = carla.getByRole('button', { name: 'Metti un pallino su: Uno' });
	await expect(more).toBeVisible();
	await expectAxeClean(carla);
	await more.press('Enter');
	await expect(carla.locator('.task').getByText('Ti restano 4 pallini')).toBeVisible();
	await expect(more).toBeFocused();
	await more.press('Enter');
	await expect(carla.locator('.task').getByText('Ti restano 3 pallini')).toBeVisible();
	await expect(anna.locator('.task').getByText('Ti restano 5 pallini')).toBeVisible();
	await expect(anna.getByText('Risultati')).toHaveCount(0);
	await desk.step('show-results');
	await expect(anna.getByRole('heading', { name: 'Risultati' })).toBeVisible();
	await expect(anna.locator('.results')).toContainText('Uno');
	await expectAxeClean(anna);
});

test('Nadia wants her name in the minutes, thinks better of it, and asks again; the others stay numbers', async ({
	arrive,
	server,
}) => {
	const luca = await arrive('Luca');
	const desk = await Desk.open(luca, server.origin);
	const nadia = await arrive(null, phone);
	await enter(nadia, desk.code, 'Nadia');
	const more = nadia.getByText('Il mio posto e la lingua');
	await more.click();
	const field = nadia.getByRole('textbox', { name: 'Il mio nome nel verbale' });
	await expect(field).toHaveAccessibleDescription(/Il verbale conta le persone e non le nomina/);
	const save = nadia.getByRole('button', { name: 'Salva' });
	await field.fill('Nadia che ha un nome molto più lungo di così');
	await save.click();
	await expect(nadia.locator('.fault')).toContainText('troppo lungo');
	await expect(field).toHaveValue(/^Nadia che ha/);
	await field.fill('Nadia Colombo');
	await save.click();
	await expect(
		nadia.locator('.status').getByText('Nel verbale ci sarà il tuo nome: Nadia Colombo.'),
	).toBeVisible();
	await expect(field).toBeVisible();
	await expectNoSidewaysScroll(nadia);
	await expectAxeClean(nadia);
	await desk.step('close');
	await expect(nadia.getByRole('heading', { level: 1 })).toHaveText(/finito/);
	const minutes = async () => {
		await luca.goto(`${desk.path.replace('/regia', '')}/verbale`);
		return luca.getByRole('article');
	};
	await expect(await minutes()).toContainText('Il verbale nomina solo chi lo ha chiesto: Nadia Colombo.');
	await field.fill('');
	await save.click();
	await expect(nadia.locator('.status').getByText('Il tuo nome non è nel verbale.')).toBeVisible();
	await expect(await minutes()).toContainText('il verbale non scrive i nomi di chi c’era');
});

test('Ginestra leaves a protected incontro in a hurry: her phone stands elsewhere, and has no place in it any more', async ({
	arrive,
	server,
	watch,
}) => {
	watch.allow(/left the origin: https:\/\/it\.wikipedia\.org/);
	const fatou = await arrive('Fatou');
	await fatou.goto('/tavoli/rete-donna/incontri/nuovo');
	await fatou.getByLabel('Titolo').fill('Il prossimo quaderno');
	await fatou.getByRole('button', { name: 'Prepara l’incontro' }).click();
	await expect(moment(fatou)).toHaveText('Prepara: Il prossimo quaderno');
	const code = (await fatou.locator('.code').innerText()).replace(/\s/g, '');
	const path = new URL(fatou.url()).pathname.replace(/\/prepara$/, '');
	await Desk.of(fatou, server.origin, { path, code });

	const ginestra = await arrive(null, phone);
	await ginestra.route('https://it.wikipedia.org/**', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<title>Wikipedia</title>' }),
	);
	await enter(ginestra, code, 'Ginestra');
	await expectAxeClean(ginestra);
	await ginestra.getByRole('button', { name: 'Esci in fretta' }).click();
	await ginestra.waitForURL('https://it.wikipedia.org/**');
	await expect
		.poll(async () => (await ginestra.context().cookies(`${server.origin}/incontro`)).length)
		.toBe(0);
	await ginestra.goto(`/incontro/${code}`);
	await expect(ginestra.getByLabel('Come ti chiamiamo?')).toBeVisible();
});
