import { expectNoSidewaysScroll } from '../support/pages.ts';
import { expect, expectAxeClean, test } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';
const small = { viewport: { width: 320, height: 700 } };

test('without script Luca prepares a Metaplan and prints its sign; Giulia and a visitor do not find it', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca', { javaScriptEnabled: false });
	await luca.goto(`${pact}/incontri`);
	await luca.getByRole('link', { name: 'Prepara un incontro' }).click();

	// What is wrong is said beside its field, and what was typed stays.
	await luca.getByLabel('World Café').check();
	await luca.getByLabel('Quanti tavoli in sala').fill('tanti');
	await luca.getByRole('button', { name: 'Prepara l’incontro' }).click();
	await expect(luca.getByText('Scrivi un numero da 0 a 60.').last()).toBeVisible();
	await expect(luca.getByText('Scrivi un titolo.').last()).toBeVisible();
	await expect(luca.getByLabel('World Café')).toBeChecked();
	await expect(luca.getByLabel('Quanti tavoli in sala')).toHaveValue('tanti');

	await luca.getByLabel('Metaplan').check();
	await luca.getByLabel('Titolo').fill('Dopo la scuola, d’inverno');
	await luca.getByLabel('Quanti tavoli in sala').fill('6');
	await luca.getByRole('button', { name: 'Prepara l’incontro' }).click();
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText('Prepara: Dopo la scuola, d’inverno');
	await expect(luca.getByText('Dura in tutto 1 h 26 min.')).toBeVisible();
	await expect(luca.getByText('Fine prevista: 19:26.')).toBeVisible();
	const code = (await luca.locator('.code').innerText()).trim();
	expect(code).toMatch(/^[A-Z]{3} [A-Z]{3}$/);
	const page = new URL(luca.url()).pathname.replace(/\/prepara$/, '');

	const question = 'Di che cosa hanno bisogno ragazze e ragazzi dopo la scuola?';
	await luca.getByLabel('Domanda, o che cosa fare').nth(1).fill(question);
	await luca.getByRole('button', { name: 'Sposta su: Scrivere in silenzio' }).click();
	await expect(luca.getByLabel('Titolo del momento').first()).toHaveValue('Scrivere in silenzio');
	await luca.getByRole('button', { name: 'Togli: Raggruppare' }).click();
	await luca.getByRole('button', { name: 'Aggiungi un momento' }).click();
	const added = luca.getByLabel('Titolo del momento').last();
	await added.fill('Pausa');
	await luca.getByLabel('Minuti').last().fill('mille');
	await luca.getByRole('button', { name: 'Salva' }).last().click();
	await expect(luca.getByText('Scrivi i minuti, da 1 a 240.').last()).toBeVisible();
	await expect(added).toHaveValue('Pausa');
	await luca.getByLabel('Minuti').last().fill('15');
	await luca.getByRole('button', { name: 'Salva' }).last().click();
	await expect(luca.getByText('Salvato.')).toBeVisible();
	await luca.goto(`${page}/prepara`);
	await expect(luca.getByLabel('Domanda, o che cosa fare').first()).toHaveValue(question);
	await expect(luca.getByLabel('Titolo del momento')).toHaveCount(7);
	await expect(luca.getByText('Dura in tutto 1 h 26 min.')).toBeVisible();

	await luca.getByRole('link', { name: 'Stampa il cartello' }).click();
	const sign = luca.getByRole('region', { name: 'Il cartello con il codice' });
	await expect(sign.getByText(code, { exact: true })).toBeVisible();
	await expect(sign.getByRole('img', { name: /Codice da inquadrare, porta a .+\/incontro/ })).toBeVisible();
	await expect(sign.getByRole('heading', { name: 'Join the meeting' })).toBeVisible();
	await luca.getByLabel('I cartellini di carta').check();
	await luca.getByLabel('Le schede di voto').check();
	await luca.getByRole('button', { name: 'Mostra i fogli' }).click();
	await expect(luca.getByText('N. 1', { exact: true })).toBeVisible();
	await expect(luca.getByText('N. 16', { exact: true })).toBeVisible();
	await expect(luca.getByRole('region', { name: 'Scheda di voto' })).toContainText('Hai 5 pallini.');
	await luca.emulateMedia({ media: 'print' });
	await expect(luca.getByRole('button', { name: 'Mostra i fogli' })).toBeHidden();
	await expect(luca.getByText('Patto educativo di Comunità')).toBeHidden();
	await expect(sign.getByText(code, { exact: true })).toBeVisible();

	for (const who of ['Giulia', null] as const) {
		const other = await arrive(who);
		await other.goto(`${pact}/incontri`);
		await expect(other.getByRole('heading', { level: 1 })).toHaveText('Incontri');
		await expect(other.getByText('Dopo la scuola, d’inverno')).toBeHidden();
		for (const path of [page, `${page}/prepara`, `${page}/stampa`, `${pact}/incontri/nuovo`])
			expect((await other.request.get(path)).status(), path).toBe(404);
	}
});

test('on a small phone the agenda is arranged at once and the focus stays with its moment; tried alone, then opened to all', async ({
	arrive,
}) => {
	test.slow();
	const luca = await arrive('Luca', small);
	await luca.goto(`${pact}/incontri/nuovo`);
	await expectAxeClean(luca);
	await expectNoSidewaysScroll(luca);
	await luca.getByLabel('Consenso con obiezioni').check();
	await luca.getByLabel('Titolo').fill('Una regola per il cortile');
	await luca.getByRole('button', { name: 'Prepara l’incontro' }).click();
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText('Prepara: Una regola per il cortile');
	const titles = luca.getByLabel('Titolo del momento');
	await expect(titles.first()).toHaveValue('La proposta');
	await luca.getByRole('button', { name: 'Sposta giù: La proposta' }).click();
	await expect(titles.nth(1)).toHaveValue('La proposta');
	await expect(luca.getByRole('button', { name: 'Sposta giù: La proposta' })).toBeFocused();
	await expect(luca.getByRole('status').filter({ hasText: 'ora è il momento 2' })).toBeVisible();
	await luca.getByLabel('Che cosa si fa').first().selectOption({ label: 'Mettere pallini' });
	await luca.getByLabel('Pallini a testa').fill('2');
	await expect(luca.getByLabel('Al massimo sullo stesso gruppo')).toHaveValue('3');
	await luca.getByRole('button', { name: 'Salva' }).click();
	await expect(luca.getByText('Non possono essere più dei pallini di ognuno.').last()).toBeVisible();
	await expectAxeClean(luca);
	await luca.getByLabel('Al massimo sullo stesso gruppo').fill('1');
	await luca.getByRole('button', { name: 'Salva' }).click();
	await expect(luca.getByText('Salvato.')).toBeVisible();
	await expectNoSidewaysScroll(luca);
	const page = new URL(luca.url()).pathname.replace(/\/prepara$/, '');
	for (const path of [`${page}/prepara`, page, `${page}/stampa?scelta=&cartello=1&cartellini=1&schede=1`]) {
		await luca.goto(path);
		await expectAxeClean(luca);
		await expectNoSidewaysScroll(luca);
	}
	await luca.goto(`${pact}/incontri`);
	await expect(luca.getByRole('heading', { name: 'In preparazione' })).toBeVisible();
	await expectAxeClean(luca);
	await expectNoSidewaysScroll(luca);

	// Alone, nobody hears of it; with the doors open, everybody does.
	await luca.goto(`${page}/prepara`);
	await luca.getByRole('button', { name: 'Provalo da solo' }).click();
	await luca.waitForURL(/\/regia$/);
	await expect(luca.getByText('Prova: Una regola per il cortile').first()).toBeVisible();
	await luca.getByRole('button', { name: 'Apri le porte' }).click();
	await expect(luca.getByRole('button', { name: 'Apri le porte' })).toBeHidden();
	const visitor = await arrive(null);
	await visitor.goto(`${pact}/incontri`);
	await expect(visitor.getByText('Una regola per il cortile')).toBeHidden();
	await luca.goto(`${page}/regia`);
	await luca.getByRole('button', { name: 'Apri le porte' }).click();
	await expect(luca.getByRole('button', { name: 'Apri le porte' })).toBeHidden();
	await visitor.goto(pact);
	await expect(visitor.getByText('Aperto adesso: Una regola per il cortile')).toBeVisible();
	await visitor.getByRole('link', { name: 'Incontri adesso' }).click();
	// The page of the tavolo names it too: its own list must be there.
	await expect(visitor).toHaveURL(/\/incontri$/);
	await visitor.getByRole('link', { name: 'Una regola per il cortile' }).click();
	await expect(visitor.getByRole('link', { name: 'Entra con il codice' })).toHaveAttribute(
		'href',
		'/incontro',
	);
	await expectAxeClean(visitor);
	const giulia = await arrive('Giulia');
	await giulia.goto('/novita');
	await expect(giulia.getByText('Un incontro è aperto')).toBeVisible();
});
