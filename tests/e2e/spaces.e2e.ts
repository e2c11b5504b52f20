import { expect, expectAxeClean, test } from '../support/test.ts';

/** A tavolo as the office would fill it in, without the purpose. */
const words = {
	'Nome del tavolo': 'Estate insieme a Canegrate',
	Luogo: 'Canegrate',
	'Che cosa si decide': 'Il calendario delle attività e chi le tiene.',
	'Che cosa non si decide': 'Le tariffe dei centri estivi.',
	'Chi decide': 'Gli enti del tavolo, insieme.',
} as const;

test('Segreteria opens a tavolo in three steps; what is missing is said beside the field and nothing typed is lost', async ({
	arrive,
}) => {
	test.slow();
	const office = await arrive('Segreteria');
	await office.goto('/amministrazione');
	await expectAxeClean(office);
	await office.getByRole('link', { name: 'Apri un nuovo tavolo' }).click();
	await expectAxeClean(office);
	await office.getByRole('link', { name: /Usa questo modello: Progetto/ }).click();
	await office.getByLabel('Ente che pubblica il tavolo').selectOption({ label: 'Comune di Canegrate' });
	for (const [label, text] of Object.entries(words)) {
		await office.getByLabel(label, { exact: true }).fill(text);
	}
	await office.getByLabel('Entro quando si risponde').fill('13 marzo');
	await office.getByRole('button', { name: 'Vai al riepilogo' }).click();

	const alert = office.getByRole('alert');
	await expect(alert.getByRole('link')).toHaveCount(2);
	await expect(alert).toContainText('A che cosa serve');
	await expect(alert).toContainText('Manca l’anno');
	await expect(office.getByLabel('Nome del tavolo')).toHaveValue(words['Nome del tavolo']);
	await expect(office.getByLabel('Entro quando si risponde')).toHaveValue('13 marzo');
	await expectAxeClean(office);

	await office.getByLabel('A che cosa serve').fill('Un’estate per tutti i ragazzi del paese.');
	await office.getByLabel('Entro quando si risponde').fill('13 marzo 2099');
	await office.getByRole('button', { name: 'Vai al riepilogo' }).click();
	await expect(office.getByRole('heading', { name: 'Riepilogo' })).toBeFocused();
	await expect(office.getByText('13/03/2099')).toBeVisible();
	await expectAxeClean(office);

	await office.getByRole('button', { name: 'Apri il tavolo' }).click();
	await office.waitForURL('**/tavoli/estate-insieme-a-canegrate');
	await office.goto('/tavoli/estate-insieme-a-canegrate/gestione');
	await expect(office.getByRole('listitem').filter({ hasText: 'Segreteria' })).toBeVisible();
});

test('without JavaScript the form works just the same', async ({ arrive }) => {
	const office = await arrive('Segreteria', { javaScriptEnabled: false });
	await office.goto('/tavoli/nuovo?modello=network');
	await office.getByRole('button', { name: 'Vai al riepilogo' }).click();
	await expect(office.getByRole('alert').getByRole('link')).toHaveCount(7);
	await office.getByLabel('Ente che pubblica il tavolo').selectOption({ label: 'Comune di Cornaredo' });
	for (const [label, text] of Object.entries({ ...words, 'A che cosa serve': 'Lavorare insieme.' })) {
		await office.getByLabel(label, { exact: true }).fill(text);
	}
	await office.getByRole('button', { name: 'Vai al riepilogo' }).click();
	await office.getByRole('button', { name: 'Torna a modificare' }).click();
	await expect(office.getByLabel('Luogo')).toHaveValue('Canegrate');
	await office.getByRole('button', { name: 'Vai al riepilogo' }).click();
	await office.getByRole('button', { name: 'Apri il tavolo' }).click();
	await office.waitForURL('**/tavoli/estate-insieme-a-canegrate');
});

test('Luca, the last facilitator, cannot leave; once Giulia leads too, he can step down', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	await luca.goto('/tavoli/patto-educativo/gestione');
	await expectAxeClean(luca);
	await luca.getByLabel('Ruolo di Luca').selectOption('Redattore');
	await luca.getByRole('button', { name: 'Cambia ruolo: Luca' }).click();
	await expect(luca.getByText('È l’ultimo facilitatore.')).toBeVisible();
	await luca.getByLabel('Ruolo di Giulia').selectOption('Facilitatore');
	await luca.getByRole('button', { name: 'Cambia ruolo: Giulia' }).click();
	await expect(luca.getByText('Fatto, è salvato.')).toBeVisible();
	await luca.getByLabel('Togli dal tavolo: Omar').click();
	await luca.getByRole('button', { name: 'Sì, togli Omar' }).click();
	await expect(luca.getByRole('listitem').filter({ hasText: 'Omar' })).toHaveCount(0);
});

test('Luca invites somebody with a link he can copy once, and takes it back', async ({ arrive }) => {
	const luca = await arrive('Luca');
	await luca.goto('/tavoli/patto-educativo/gestione');
	await luca.getByLabel('Che ruolo avrà').selectOption('Redattore');
	await luca.getByLabel('Per quale ente parla').selectOption({ label: 'Tavolo delle povertà' });
	await luca.getByRole('button', { name: 'Crea il link' }).click();
	await expect(luca.getByLabel('Il link è pronto')).toHaveValue(/\/invito\/.{20,}/);
	await expectAxeClean(luca);
	await luca.getByRole('button', { name: /Ritira l’invito: Redattore, Tavolo delle povertà/ }).click();
	await expect(luca.getByText('Nessun invito aperto.')).toBeVisible();
});

test('Luca changes the phases and the settings of his tavolo', async ({ arrive }) => {
	const luca = await arrive('Luca');
	await luca.goto('/tavoli/patto-educativo/gestione/fasi');
	await luca.getByLabel('Voto: dal').fill('mai');
	await luca.getByRole('button', { name: 'Salva le fasi' }).click();
	await expect(luca.getByRole('alert')).toContainText('Voto: dal. Non capiamo questa data');
	await expect(luca.getByLabel('Voto: dal')).toHaveValue('mai');
	await expectAxeClean(luca);

	await luca.goto('/tavoli/patto-educativo/gestione/impostazioni');
	await expectAxeClean(luca);
	await luca.getByLabel('Apri la scrittura ai cittadini').check();
	await luca.getByRole('button', { name: 'Salva', exact: true }).click();
	await expect(luca.getByText('Fatto, è salvato.')).toBeVisible();
	await luca.goto('/tavoli/patto-educativo/gestione/enti');
	await expectAxeClean(luca);
});

test('for Amina and for a visitor these pages are not there', async ({ page, arrive }) => {
	const amina = await arrive('Amina');
	for (const address of [
		'/tavoli/nuovo',
		'/amministrazione',
		'/amministrazione/enti',
		'/tavoli/patto-educativo/gestione',
	]) {
		expect((await amina.goto(address))?.status()).toBe(404);
		expect((await page.goto(address))?.status()).toBe(404);
	}
	expect((await page.goto('/tavoli/rete-donna/gestione'))?.status()).toBe(404);
});
