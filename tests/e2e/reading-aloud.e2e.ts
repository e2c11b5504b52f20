import { expect, test } from '../support/test.ts';
import { expectEveryActNamed, expectHeard } from '../support/hearing.ts';
import { Listener } from '../support/listener.ts';

const pact = '/tavoli/patto-educativo';

test('signing in, by ear', async ({ arrive }) => {
	const page = await arrive(null);
	const ear = new Listener(page);
	await page.goto('/entra');
	expectHeard(await ear.hear('main'), [
		'heading, Entra, level 1',
		'Con l’e-mail e la password che hai scelto.',
		'textbox, E-mail, required',
		'Password',
		'button, Entra',
		'Non hai un accesso? Serve un invito: chiedilo a chi guida il tavolo.',
	]);
	await page.getByRole('textbox', { name: 'E-mail' }).fill('chi@sono.example');
	await page.getByLabel('Password').fill('non questa password');
	const said = await ear.while(async () => {
		await page.getByRole('button', { name: 'Entra', exact: true }).press('Enter');
		await expect(page.getByText('E-mail o password non corrette').first()).toBeVisible();
	});
	expect(said.join('\n')).toContain('E-mail o password non corrette');
});

test('the tavolo, by ear: what it is, what one can do now, how far it is', async ({ arrive }) => {
	const page = await arrive(null);
	await page.goto(pact);
	const said = await new Listener(page).hear();
	expect(said.slice(0, 3)).toEqual(['document', 'link, Vai al contenuto', 'banner']);
	expectEveryActNamed(said);
	expectHeard(said, [
		'navigation, Parti del tavolo',
		'link, Il tavolo, current page',
		'link, Lavagna 34 cartellini',
		'link, Bozza 6 articoli',
		'main',
		'Tavolo pubblico: chiunque può leggere',
		'heading, Patto educativo di Comunità, level 1',
		'region, Che cosa puoi fare ora',
		'link, Leggi la bozza',
		'Chi vedrà questo:',
		'nessuno vede che stai leggendo.',
		'Si decide',
		'Non si decide',
		'Chi decide',
		'Risposta entro',
		'region, A che punto siamo',
		'listitem, level 1, current step, position 3, set size 7',
		'Bozza',
		'heading, Chi partecipa, level 2',
		'region, Ultime novità',
		'contentinfo',
	]);
});

test('the draft, by ear: its articles first as a list to jump, then one by one', async ({ arrive }) => {
	const page = await arrive(null);
	await page.goto(`${pact}/bozza`);
	const said = await new Listener(page).hear('main');
	expectEveryActNamed(said);
	expectHeard(said, [
		'heading, Patto educativo di Comunità di Cornaredo, level 1',
		'navigation, Articoli',
		'link, 4 Spazi aperti il pomeriggio',
		'end of navigation, Articoli',
		'article',
		'Leggi il testo. Tocca il titolo di un articolo per commentarlo, proporre altre parole o votare.',
		'Art. 1',
		'A Cornaredo chi cresce è affidato a tutti. Scuole, famiglie e associazioni si danno regole comuni e si aiutano.',
		'Art. 6',
		'end of article',
	]);
});

test('the board as a list, by ear: column, group, card, and where the card ended', async ({ arrive }) => {
	const page = await arrive('Giulia');
	await page.goto(`${pact}/lavagna?vista=elenco`);
	await expect(page.getByRole('button', { name: 'Nuovo cartellino' })).toBeEnabled();
	const said = await new Listener(page).hear('main', 120);
	expectEveryActNamed(said);
	expectHeard(said, [
		'heading, Lavagna: Che cosa serve a chi cresce, level 1',
		'Salvato',
		'image, Sono qui: Giulia',
		'link, Elenco, current item',
		'button, Annulla il mio',
		'button, Nuovo cartellino',
		'heading, Che cosa manca, level 2',
		'9 cartellini',
		'heading, Il pomeriggio, level 3',
		'4 cartellini',
		'listitem, level 1, position 1, set size 4',
		'cartellino, Dopo le 16:30 i ragazzi non sanno dove andare.',
		'link, Nell’art. 4, Spazi aperti il pomeriggio',
		'button, Azioni sul cartellino, Dopo le 16:30 i ragazzi non sanno dove andare., not expanded, has popup menu',
		'Su carta',
	]);
});

test('an article, by ear: a comment, a stand on other words, a vote; each act is said once and leaves one where one was', async ({
	arrive,
	watch,
}) => {
	watch.allow(/400/);
	const giulia = await arrive('Giulia');
	const ear = new Listener(giulia);
	await giulia.goto(`${pact}/bozza`);
	await giulia.getByRole('link', { name: 'Spazi aperti il pomeriggio', exact: true }).click();
	const button = (name: string) => giulia.getByRole('button', { name, exact: true });
	await expect(giulia.getByRole('heading', { level: 1 })).toHaveText('Spazi aperti il pomeriggio');

	const said = await ear.hear('main', 400);
	expectEveryActNamed(said);
	expectHeard(said, [
		'heading, Spazi aperti il pomeriggio, level 1',
		'heading, 3 commenti su questo articolo, level 2',
		'list, Risposte a Fatou',
		'heading, 2 emendamenti a confronto, level 2',
		'deletion',
		'tolto',
		'giovedì',
		'insertion',
		'aggiunto',
		'venerdì, dalle 16:30 alle 19:00',
		'heading, Il testo di oggi ti convince?, level 2',
		'table, Favorevoli 58, contrari 11, astenuti 6.',
	]);

	const once = (heard: readonly string[], sentence: string) =>
		expect(heard.filter((phrase) => phrase === `polite: ${sentence}`)).toHaveLength(1);
	const commentLink = giulia.getByRole('link', { name: 'Commenta una frase' });
	const words = giulia.getByRole('textbox', { name: 'Il tuo commento' });
	await test.step('who gives up is back at the link; a comment without words leads to its field', async () => {
		await commentLink.press('Enter');
		await expect(giulia.getByRole('radio', { name: 'Tutto l’articolo' })).toBeFocused();
		await button('Annulla').press('Enter');
		await expect(commentLink).toBeFocused();
		await commentLink.press('Enter');
		await giulia.getByRole('radio', { name: 'Gli spazi sono gratuiti.' }).press('Space');
		await button('Invia il commento').press('Enter');
		await expect(words).toBeFocused();
		await expect(words).toHaveAccessibleDescription(/Scrivi qualcosa prima di inviare/);
	});
	await test.step('commenting, agreeing, taking a stand', async () => {
		const heard = await ear.while(async () => {
			await words.fill('Anche i materiali?');
			await button('Invia il commento').press('Enter');
			await expect(giulia.locator('.comment:focus')).toContainText('Anche i materiali?');
			await button('Sono d’accordo con Fatou').press('Enter');
			await expect(button('Sei d’accordo con Fatou: togli il tuo accordo')).toBeFocused();
			await button('Sostengo B').press('Enter');
			await expect(giulia.locator(':focus')).toHaveText('Sostieni B');
		});
		once(heard, 'Il tuo commento è qui.');
		once(heard, 'Sei d’accordo: chi legge lo vede.');
		once(heard, 'Il tuo parere è registrato.');
	});
	await test.step('voting', async () => {
		await button('Vota').press('Enter');
		await expect(giulia.locator(':focus')).toHaveText('Scegli prima di mandare il voto.');
		const heard = await ear.while(async () => {
			await giulia.getByRole('radio', { name: 'Favorevole' }).press('Space');
			await button('Vota').press('Enter');
			await expect(giulia.locator(':focus')).toContainText('Hai votato il');
		});
		once(heard, 'Il tuo voto è registrato.');
		expect(heard.join('\n')).not.toContain('assertive');
	});
});

test('a vote in the room, by ear and by keyboard: one question, the hands, the result in a sentence', async ({
	arrive,
}) => {
	const luca = await arrive('Luca');
	await luca.goto(`${pact}/voti`);
	await luca.getByRole('link', { name: 'Voto in sala' }).press('Enter');
	const question = luca.getByLabel('La domanda');
	await question.fill('Apriamo anche il sabato?');
	await question.press('Enter');
	await expect(luca.getByRole('heading', { level: 1 })).toHaveText('Apriamo anche il sabato?');

	await luca.getByRole('link', { name: 'Fogli e mani alzate' }).press('Enter');
	await luca.getByRole('textbox', { name: 'Dove' }).fill('Biblioteca');
	for (const [label, hands] of [
		['Favorevoli', '12'],
		['Contrari', '3'],
		['Astenuti', '1'],
	] as const)
		await luca.getByRole('textbox', { name: label }).fill(hands);
	await luca.keyboard.press('Enter');
	await expect(luca.getByRole('heading', { name: 'Mani alzate' })).toBeFocused();

	const office = await arrive('Segreteria');
	await office.goto(luca.url());
	await office.getByRole('button', { name: 'C’ero, è giusto' }).press('Enter');
	await expect(office.getByText('Controllato')).toBeVisible();

	await luca.getByRole('link', { name: 'Questa votazione' }).press('Enter');
	await luca.getByText('Chiudi la votazione').press('Enter');
	await luca.getByRole('button', { name: 'Sì, chiudi adesso' }).press('Enter');
	const ear = new Listener(luca);
	const finish = luca.getByRole('button', { name: 'Finisci lo spoglio' });
	await expect(finish).toBeVisible();
	const heard = await ear.while(async () => {
		await finish.press('Enter');
		await expect(luca.getByRole('heading', { name: '16 voti in tutto' })).toBeFocused();
	});
	expect(heard.join('\n')).toContain('polite: Lo spoglio è finito. Il risultato è definitivo.');
	await expect(luca.getByText('Favorevoli 12, contrari 3, astenuti 1.')).toBeVisible();
});

test('adding and moving a card, by ear: each act says once what happened, and where one is', async ({
	arrive,
	watch,
}) => {
	// The virtual reader itself stumbles over a menu that is already gone.
	watch.allow(/getElementById is not a function/);
	const page = await arrive('Giulia');
	const ear = new Listener(page);
	await page.goto(`${pact}/lavagna`);
	await expect(page.getByRole('button', { name: 'Nuovo cartellino' })).toBeEnabled();
	const card = page.getByRole('group', { name: 'Un banco in cortile' });
	const adding = await ear.while(async () => {
		await page.getByRole('button', { name: 'Nuovo cartellino' }).press('Enter');
		await page.getByRole('textbox', { name: 'Nuovo cartellino' }).fill('Un banco in cortile');
		await page.keyboard.press('Control+Enter');
		await expect(card).toBeFocused();
	});
	expectHeard(adding, [
		'textbox, Nuovo cartellino, 0 caratteri su 2.000, not invalid',
		'polite: Cartellino aggiunto.',
		'cartellino, Un banco in cortile, current item',
	]);
	const moving = await ear.while(async () => {
		await page.keyboard.press('s');
		await expect(page.getByRole('menu', { name: 'Sposta in…' })).toBeVisible();
		await page.keyboard.press('4');
		await expect(page.locator('[data-board-status]')).toHaveText(/^Spostato in Da chiarire/);
		await expect(card).toBeFocused();
	});
	expect(moving.join('\n')).toContain('menuitem, Che cosa possiamo fare');
	expectHeard(moving, [
		'polite: Spostato in Da chiarire, posto 5 di 5.',
		'cartellino, Un banco in cortile, current item',
	]);
	expect(moving.filter((phrase) => phrase.includes('Spostato in'))).toHaveLength(1);
});
