import { readFileSync } from 'node:fs';
import type { MyData } from '#domain/person/my-data.ts';
import { expect, expectAxeClean, test } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';
const gone = 'Una persona che ha lasciato il tavolo';

test('Amina erases her account: her words stay without a name, her open vote still counts; Segreteria, the last of the office, reads why she cannot', async ({
	arrive,
}) => {
	const amina = await arrive('Amina');
	const phone = await arrive('Amina', { viewport: { width: 360, height: 740 } });
	const omar = await arrive('Omar');

	await omar.goto(`${pact}/commenti`);
	await expect(omar.getByRole('main').getByText('Amina').first()).toBeVisible();
	const comments = await omar.getByRole('article').count();
	expect(comments).toBeGreaterThan(0);
	await expect(omar.getByText(gone)).toHaveCount(0);
	await omar.goto(`${pact}/voti`);
	await omar.getByRole('link', { name: 'Quando ci vediamo per rileggere il patto?' }).click();
	await omar.locator('summary', { hasText: /Chi ha/ }).click();
	const rows = await omar.getByRole('table').last().getByRole('row').count();
	await expect(omar.getByRole('rowheader', { name: 'Amina' })).toBeVisible();

	await amina.goto('/profilo');
	await amina.getByRole('link', { name: 'Guarda i tuoi dati' }).click();
	await expect(amina.getByRole('region', { name: 'Le tue parole' }).getByRole('listitem')).not.toHaveCount(0);
	await expectAxeClean(amina);
	const download = amina.waitForEvent('download');
	await amina.getByRole('link', { name: 'Scarica tutto in un file' }).click();
	const file = readFileSync(await (await download).path(), 'utf8');
	const held = JSON.parse(file) as MyData;
	expect(held.tables.map(({ table }) => table)).toEqual(
		expect.arrayContaining(['person', 'comment', 'poll_vote', 'space_member', 'session']),
	);
	// It is looked for in every table: a machine that asks and asks is told to wait.
	const asked = Array.from({ length: 20 }, () => amina.request.get('/profilo/dati/file'));
	expect((await Promise.all(asked)).map((answer) => answer.status())).toContain(429);

	await amina.goto('/profilo');
	await amina.getByRole('link', { name: 'Cancella il mio account' }).click();
	await expect(amina.getByRole('heading', { level: 1, name: 'Cancella il tuo account' })).toBeVisible();
	await expect(amina.getByRole('region', { name: 'Resta, senza il tuo nome' })).toContainText(gone);
	await expectAxeClean(amina);
	const press = amina.getByRole('button', { name: 'Cancella il mio account' });
	await press.click();
	await expect(amina.getByRole('alert')).toBeFocused();
	await expect(amina.getByRole('alert')).toContainText('Metti la spunta per andare avanti.');
	await amina.getByRole('checkbox', { name: 'So che non si può tornare indietro' }).check();
	await press.click();
	await expect(amina.getByRole('heading', { name: 'Il tuo account non c’è più' })).toBeVisible();
	await expect(amina.getByText(/^[0-9a-f]{12}$/)).toBeVisible();
	await expectAxeClean(amina);
	await expect(amina.getByRole('link', { name: 'Entra' }).first()).toBeVisible();

	await phone.goto('/profilo');
	await expect(phone).toHaveURL(/\/entra/);

	await omar.reload();
	await omar.locator('summary', { hasText: /Chi ha/ }).click();
	await expect(omar.getByRole('table').last().getByRole('row')).toHaveCount(rows);
	await expect(omar.getByRole('rowheader', { name: gone })).toBeVisible();
	await expect(omar.getByRole('rowheader', { name: 'Amina' })).toHaveCount(0);
	for (const path of ['commenti', 'proposte', 'emendamenti']) {
		await omar.goto(`${pact}/${path}`);
		await expect(omar.getByText(gone).first()).toBeVisible();
		await expect(omar.getByRole('main').getByText('Amina')).toHaveCount(0);
		if (path === 'commenti') await expect(omar.getByRole('article')).toHaveCount(comments);
	}

	const segreteria = await arrive('Segreteria', { javaScriptEnabled: false });
	await segreteria.goto('/profilo/cancella');
	await expect(segreteria.getByText('Sei l’ultima persona della segreteria.')).toBeVisible();
	await expect(segreteria.getByRole('button', { name: 'Cancella il mio account' })).toHaveCount(0);
	await segreteria.getByRole('link', { name: 'Scegli chi prende il tuo posto' }).click();
	await expect(segreteria).toHaveURL(/\/amministrazione\/persone$/);

	const luca = await arrive('Luca');
	await luca.goto('/profilo/cancella');
	await luca.getByRole('link', { name: 'Scegli chi guida «Patto educativo di Comunità»' }).click();
	await expect(luca).toHaveURL(new RegExp(`${pact}/gestione$`));
});
