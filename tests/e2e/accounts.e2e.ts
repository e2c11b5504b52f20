import type { Page } from '@playwright/test';
import { expect, expectAxeClean, test } from '../support/test.ts';

const password = 'ombrelli e biciclette';

/** Luca, who leads the tavolo, makes a link and copies it. */
async function linkFromLuca(luca: Page): Promise<string> {
	await luca.goto('/tavoli/patto-educativo/gestione');
	await luca.getByRole('button', { name: /Crea il link/i }).click();
	const link = luca.getByRole('textbox', { name: 'Il link è pronto' });
	await expect(link).toHaveValue(/\/invito\/[0-9a-f]{40}$/);
	return new URL(await link.inputValue()).pathname;
}

async function fillNewcomer(page: Page, email: string): Promise<void> {
	const form = page.getByRole('region', { name: 'È la prima volta? Crea il tuo accesso' });
	await form.getByLabel('Nome e cognome').fill('Nadia Rossi');
	await form.getByLabel('E-mail').fill(email);
	await form.getByLabel('Scegli una password').fill(password);
	await form.getByRole('button', { name: 'Crea l’accesso e accetta' }).click();
}

test('Nadia opens the link that Luca made, sees what she accepts, and comes in; the link works once', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	const link = await linkFromLuca(luca);

	const nadia = await arrive(null);
	await nadia.goto(link);
	const summary = nadia.getByRole('region', { name: 'Che cosa accetti' });
	await expect(summary).toContainText('Patto educativo di Comunità');
	await expect(summary).toContainText('Chi vedrà questo');
	await expectAxeClean(nadia);
	await fillNewcomer(nadia, 'nadia@example.it');
	await nadia.waitForURL('**/tavoli/patto-educativo');

	const sara = await arrive(null);
	await sara.goto(link);
	await expect(sara.getByRole('heading', { name: 'Questo invito è già stato usato' })).toBeVisible();
	await expectAxeClean(sara);
	await sara.goto('/invito/0000');
	await expect(sara.getByRole('heading', { name: 'Questo invito non c’è' })).toBeVisible();
});

test('what is wrong is said beside the field and above; what Nadia typed stays, the password does not', async ({
	arrive,
}) => {
	const link = await linkFromLuca(await arrive('Luca'));
	const nadia = await arrive(null, { viewport: { width: 360, height: 740 } });
	await nadia.goto(link);
	const form = nadia.getByRole('region', { name: 'È la prima volta? Crea il tuo accesso' });
	await form.getByLabel('Nome e cognome').fill('  \u202e  ');
	await form.getByLabel('E-mail').fill('<b>nadia</b>');
	await form.getByLabel('Scegli una password').fill('corta');
	await form.getByRole('button', { name: 'Crea l’accesso e accetta' }).click();

	const alert = form.getByRole('alert');
	await expect(alert).toBeFocused();
	await expect(alert.getByRole('link')).toHaveText([
		/^Nome e cognome: Scrivi il nome\.$/,
		/non sembra un’e-mail/,
		/La password è corta/,
	]);
	await expect(form.getByLabel('E-mail')).toHaveValue('<b>nadia</b>');
	await expect(form.getByLabel('E-mail')).toHaveAccessibleDescription(/non sembra un’e-mail/);
	await expect(form.getByLabel('Scegli una password')).toHaveValue('');
	await expectAxeClean(nadia);
	await alert.getByRole('link', { name: /Scrivi il nome/ }).click();
	await expect(form.getByLabel('Nome e cognome')).toBeFocused();
});

test('Nadia accepts without JavaScript, leaves, comes back with her password, and erases her account with it', async ({
	arrive,
}) => {
	const link = await linkFromLuca(await arrive('Luca'));
	const nadia = await arrive(null, { javaScriptEnabled: false });
	await nadia.goto(link);
	await fillNewcomer(nadia, 'nadia@example.it');
	await expect(nadia).toHaveURL(/\/tavoli\/patto-educativo$/);
	await nadia.goto('/profilo');
	await nadia.getByRole('button', { name: 'Esci da tutti i dispositivi' }).click();
	await expect(nadia).toHaveURL(/\/entra$/);

	const main = nadia.getByRole('main');
	const enter = async (email: string, typed: string) => {
		await main.getByLabel('E-mail').fill(email);
		await main.getByLabel('Password').fill(typed);
		await main.getByRole('button', { name: 'Entra' }).click();
	};
	for (const email of ['nadia@example.it', 'nessuno@example.it']) {
		await enter(email, 'non è questa');
		await expect(main.getByRole('alert')).toHaveText(
			'E-mail o password non corrette. Controlla e prova ancora.',
		);
		await expect(main.getByLabel('E-mail')).toHaveValue(email);
	}
	await enter('NADIA@example.it', password);
	await nadia.goto('/profilo');
	await expect(main.getByText('Nadia Rossi').first()).toBeVisible();

	await main.getByRole('link', { name: 'Cancella il mio account' }).click();
	const erase = main.getByRole('button', { name: 'Cancella il mio account' });
	await main.getByRole('checkbox', { name: 'So che non si può tornare indietro' }).check();
	await main.getByLabel('Password di adesso').fill('non è questa');
	await erase.click();
	await expect(main.getByLabel('Password di adesso')).toHaveAccessibleDescription(
		/La password di adesso non è questa/,
	);
	await expect(main.getByRole('checkbox', { name: 'So che' })).toBeChecked();
	await main.getByLabel('Password di adesso').fill(password);
	await erase.click();
	await expect(main.getByRole('heading', { name: 'Il tuo account non c’è più' })).toBeVisible();
	await nadia.goto('/entra');
	await enter('nadia@example.it', password);
	await expect(main.getByRole('alert')).toHaveText(
		'E-mail o password non corrette. Controlla e prova ancora.',
	);
});

test('an address that already has an account is told so, and sign-in is offered with the same invitation', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	const first = await arrive(null);
	await first.goto(await linkFromLuca(luca));
	await fillNewcomer(first, 'nadia@example.it');
	await first.waitForURL('**/tavoli/**');

	const again = await arrive(null);
	await again.goto(await linkFromLuca(luca));
	await fillNewcomer(again, 'nadia@example.it');
	await expect(again.getByRole('alert')).toContainText('Con questa e-mail c’è già un accesso');
	const known = again.getByRole('region', { name: 'Hai già un accesso?' });
	await known.getByLabel('E-mail').fill('nadia@example.it');
	await known.getByLabel('Password').fill(password);
	await known.getByRole('button', { name: 'Entra e accetta' }).click();
	await again.waitForURL('**/tavoli/patto-educativo');
});

test('Amina ends the session of her phone from her laptop, and chooses Arabic with very large letters', async ({
	arrive,
}) => {
	const phone = await arrive('Amina', { viewport: { width: 360, height: 740 } });
	const laptop = await arrive('Amina');
	await laptop.goto('/profilo');
	await expectAxeClean(laptop);
	await laptop
		.getByRole('button', { name: /^Fai uscire/ })
		.first()
		.click();
	await expect(laptop.getByText('Il dispositivo è uscito.')).toBeVisible();
	await phone.goto('/profilo');
	await expect(phone).toHaveURL(/\/entra\?poi=/);

	const main = laptop.getByRole('main');
	await main.getByLabel('Lingua', { exact: true }).selectOption('ar');
	await main.getByLabel('Grandezza del testo').selectOption('larger');
	await main.getByRole('button', { name: 'Salva' }).first().click();
	await expect(laptop.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(laptop.locator('html')).toHaveClass(/tv-text-larger/);
	await expect(laptop.getByRole('heading', { level: 1 })).toHaveText('ملفك الشخصي');
	await laptop.setViewportSize({ width: 360, height: 740 });
	expect(await laptop.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	await expectAxeClean(laptop);
});

test('the page of a body tells its facts and its tavoli, and one that is not there is not found', async ({
	page,
}) => {
	await page.goto('/enti');
	await expectAxeClean(page);
	await page.getByRole('main').getByRole('link', { name: 'Comune di Cornaredo' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comune di Cornaredo');
	await expect(page.getByRole('link', { name: 'Patto educativo di Comunità' })).toBeVisible();
	await expectAxeClean(page);
	expect((await page.goto('/enti/nessuno'))?.status()).toBe(404);
});

test.describe('a real installation', () => {
	test.use({ installation: 'real' });

	test('the printed link leads through four steps to a first administrator, and works once', async ({
		page,
		server,
	}) => {
		await expect.poll(() => server.output).toMatch(/primo-avvio\?chiave=\w+/);
		const link = /\/primo-avvio\?chiave=\w+/.exec(server.output)![0];
		const main = page.getByRole('main');
		const next = () => main.getByRole('button', { name: 'Avanti' }).click();

		expect((await page.goto('/dimostrazione'))?.status()).toBe(404);
		await page.goto('/primo-avvio?chiave=sbagliata');
		await expect(main.getByRole('heading', { name: 'Questo link non vale' })).toBeVisible();

		await page.goto(link);
		await next();
		await expect(main.getByRole('alert')).toBeFocused();
		await expect(main.getByRole('alert').getByRole('link')).toHaveCount(3);
		await expectAxeClean(page);
		await main.getByLabel('Nome', { exact: true }).fill('Comune di Cornaredo');
		await main.getByLabel('Nome breve').fill('Cornaredo');
		await main.getByLabel('Che tipo di ente è').selectOption('municipality');
		await main.getByLabel('Logo').setInputFiles({
			name: 'logo.png',
			mimeType: 'image/png',
			buffer: Buffer.from('<svg onload="alert(1)"></svg>'),
		});
		await next();
		await expect(main.getByLabel('Logo')).toHaveAccessibleDescription(/non è un’immagine/);
		await expect(main.getByLabel('Nome breve')).toHaveValue('Cornaredo');
		await main.getByLabel('Logo').setInputFiles([]);
		await next();
		await main.getByLabel('Privacy').fill('javascript:alert(1)');
		await next();
		await expect(main.getByLabel('Privacy')).toHaveAccessibleDescription(/non sembra un indirizzo web/);
		await main.getByLabel('Privacy').fill('www.comune.example.it/privacy');
		await next();
		await main.getByLabel('Nome e cognome').fill('Rosa Bianchi');
		await main.getByLabel('E-mail').fill('rosa@comune.example.it');
		await next();
		await expect(main.getByRole('heading', { name: /Riepilogo/ })).toBeFocused();
		await expect(main).toContainText('www.comune.example.it/privacy');
		await expectAxeClean(page);
		await main.getByLabel('Scegli una password').fill('la scala del municipio');
		await main.getByLabel('Scegli una password').press('Enter');
		await expect(main.getByRole('heading', { name: 'Tavolo è pronto' })).toBeFocused();
		await expectAxeClean(page);

		await page.goto('/profilo');
		await expect(main.getByText('Rosa Bianchi').first()).toBeVisible();
		await page.goto(link);
		await expect(main.getByRole('heading', { name: 'Tavolo è già pronto' })).toBeVisible();
		await server.restart();
		expect(server.output.match(/primo-avvio\?chiave=/g)).toHaveLength(1);
	});
});

test('a form cut short on its way, or made by hand, is refused, and the server has nothing to complain of', async ({
	server,
}) => {
	const send = async (type: string, body: string) => {
		const headers = { origin: server.origin, 'content-type': type };
		return (await fetch(`${server.origin}/entra`, { method: 'POST', headers, body })).status;
	};
	expect(await send('multipart/form-data', 'x')).toBe(400);
	expect(await send('multipart/form-data; boundary=x', '--x\r\ncut short')).toBe(400);
	expect(await send('application/x-www-form-urlencoded', 'email=%E0%A4%A&password=%')).toBe(400);
	expect(server.output).not.toContain('TypeError');
});
