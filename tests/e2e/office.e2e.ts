import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../support/pages.ts';
import { expect, expectAxeClean, test } from '../support/test.ts';

const seat = (page: Page, act: string, name: string) => page.getByLabel(`${act}: ${name}`);

test.describe('a real installation', () => {
	test.use({ installation: 'real' });

	/** The printed link, followed to its end by Rosa of the town hall. */
	async function firstRun(rosa: Page, output: () => string): Promise<void> {
		await expect.poll(output).toMatch(/primo-avvio\?chiave=\w+/);
		const main = rosa.getByRole('main');
		const next = () => main.getByRole('button', { name: 'Avanti' }).click();
		await rosa.goto(/\/primo-avvio\?chiave=\w+/.exec(output())![0]);
		await main.getByLabel('Nome', { exact: true }).fill('Comune di Cornaredo');
		await main.getByLabel('Nome breve').fill('Cornaredo');
		await main.getByLabel('Che tipo di ente è').selectOption('municipality');
		await next();
		await main.getByLabel('Privacy').fill('www.comune.example.it/privacy');
		await next();
		await main.getByLabel('Nome e cognome').fill('Rosa Bianchi');
		await main.getByLabel('E-mail').fill('rosa@comune.example.it');
		await next();
		await main.getByLabel('Scegli una password').fill('la scala del municipio');
		await main.getByLabel('Scegli una password').press('Enter');
		await expect(main.getByRole('heading', { name: 'Tavolo è pronto' })).toBeVisible();
	}

	async function invited(rosa: Page): Promise<string> {
		await rosa.goto('/amministrazione/enti');
		await rosa.getByText('Invita una persona in un ente').click();
		await rosa.getByRole('button', { name: 'Crea il link' }).click();
		const link = rosa.getByLabel('Il link è pronto');
		await expect(link).toHaveValue(/\/invito\//);
		return new URL(await link.inputValue()).pathname;
	}

	test('Rosa, alone in the office, cannot leave it; she names Nadia, and then Nadia can let her go', async ({
		page: rosa,
		arrive,
		server,
	}) => {
		test.slow();
		await firstRun(rosa, () => server.output);
		const nadia = await arrive(null, { viewport: { width: 360, height: 780 } });
		await nadia.goto(await invited(rosa));
		await expectAxeClean(nadia);
		const newcomer = nadia.getByRole('region', { name: 'È la prima volta? Crea il tuo accesso' });
		await newcomer.getByLabel('Nome e cognome').fill('Nadia Verdi');
		await newcomer.getByLabel('E-mail').fill('nadia@comune.example.it');
		await newcomer.getByLabel('Scegli una password').fill('ombrelli e biciclette');
		await newcomer.getByRole('button', { name: 'Crea l’accesso e accetta' }).click();
		await nadia.waitForURL('**/profilo');
		expect((await nadia.goto('/amministrazione/persone'))?.status()).toBe(404);

		await rosa.goto('/amministrazione/persone');
		await seat(rosa, 'Togli dalla segreteria', 'Rosa Bianchi').click();
		await rosa.getByRole('button', { name: 'Sì, togli Rosa Bianchi' }).click();
		await expect(
			rosa.getByText('È l’ultima persona della segreteria. Prima nominane un’altra.'),
		).toBeVisible();

		await seat(rosa, 'Nomina in segreteria', 'Nadia Verdi').click();
		await expect(rosa.getByText('Nadia Verdi potrà aprire tavoli, invitare enti')).toBeVisible();
		await expectAxeClean(rosa);
		await rosa.getByRole('button', { name: 'Sì, nomina Nadia Verdi' }).click();
		await expect(rosa.getByText('Fatto, è salvato.')).toBeVisible();

		expect((await nadia.goto('/amministrazione/persone'))?.status()).toBe(200);
		await expectNoSidewaysScroll(nadia);
		await expectAxeClean(nadia);
		await seat(nadia, 'Togli dalla segreteria', 'Rosa Bianchi').click();
		await nadia.getByRole('button', { name: 'Sì, togli Rosa Bianchi' }).click();
		await expect(nadia.getByText('Fatto, è salvato.')).toBeVisible();
		expect((await rosa.goto('/amministrazione/persone'))?.status()).toBe(404);
	});
});

test('Fatou opens the protected tavolo only after she has said so twice; then the office sees it, a visitor still does not', async ({
	page: visitor,
	arrive,
}) => {
	const fatou = await arrive('Fatou', { viewport: { width: 360, height: 780 } });
	const office = await arrive('Segreteria');
	expect((await office.goto('/tavoli/rete-donna'))?.status()).toBe(404);

	await fatou.goto('/tavoli/rete-donna/gestione/impostazioni');
	const members = fatou.getByLabel('Solo per chi è nel tavolo');
	const save = fatou.getByRole('button', { name: 'Salva', exact: true });
	await members.check();
	await save.click();
	const alert = fatou.getByRole('alert');
	await expect(alert).toBeFocused();
	await expect(alert).toContainText('Per aprirlo spunta anche la conferma qui sotto.');
	await expect(members).toBeChecked();
	await expectNoSidewaysScroll(fatou);
	await expectAxeClean(fatou);
	expect((await office.goto('/tavoli/rete-donna'))?.status()).toBe(404);

	await fatou.getByLabel('Sì, apro il tavolo protetto').check();
	await save.click();
	await expect(fatou.getByText('Fatto, è salvato.')).toBeVisible();
	expect((await office.goto('/tavoli/rete-donna'))?.status()).toBe(200);
	expect((await visitor.goto('/tavoli/rete-donna'))?.status()).toBe(404);
});
