import { DraftDesk } from '../support/draft-desk.ts';
import { expectNoSidewaysScroll } from '../support/pages.ts';
import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';

/** The page of a clause, by its title, as the server draws it. */
async function drawnClause(page: Page, title: string): Promise<void> {
	await page.goto(`${pact}/bozza`);
	await page.getByRole('link', { name: title, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** The same, once it is awake: it follows what happens, and its words stand still under a hand. */
async function openClause(page: Page, title: string): Promise<void> {
	// The text one comes from follows it too.
	const awake = page.waitForRequest(
		(request) => request.url().endsWith('/diretta') && request.frame().url().includes('/articolo/'),
	);
	await drawnClause(page, title);
	await awake;
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Marks words in the text of a clause's page, as a hand with a mouse does. */
async function markWords(page: Page, words: string): Promise<void> {
	const place = await page.locator('#testo').evaluate((root, words) => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent!.indexOf(words);
			if (at < 0) continue;
			const edge = (offset: number) => {
				const range = document.createRange();
				range.setStart(node, offset);
				range.setEnd(node, offset);
				const box = range.getBoundingClientRect();
				return { x: box.left, y: box.top + box.height / 2 };
			};
			return { from: edge(at), to: edge(at + words.length) };
		}
		throw new Error(`«${words}» is not in one piece on this page`);
	}, words);
	await page.mouse.move(place.from.x + 1, place.from.y);
	await page.mouse.down();
	await page.mouse.move((place.from.x + place.to.x) / 2, place.to.y, { steps: 4 });
	await page.mouse.move(place.to.x, place.to.y, { steps: 4 });
	await page.mouse.up();
}

const comment = (page: Page, text: string) => page.locator('#commenti article').filter({ hasText: text });
const marked = (page: Page, words: string) => page.locator('#testo mark', { hasText: words });

/** Puts the caret before words of the clause one is writing in, as a hand with a mouse does. */
async function caretBefore(page: Page, words: string): Promise<void> {
	const place = await page.getByRole('textbox', { name: /^Testo: / }).evaluate((field, words) => {
		const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent!.indexOf(words);
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(node, at);
			range.setEnd(node, at + 1);
			const box = range.getBoundingClientRect();
			return { x: box.left, y: box.top + box.height / 2 };
		}
		throw new Error(`«${words}» is not in one piece in the editor`);
	}, words);
	await page.mouse.click(place.x, place.y);
}

const chosen = (page: Page) => page.evaluate(() => getSelection()!.toString());

test('Amina comments a passage; Giulia rewrites around it and Omar splits the clause: the comment is still at its passage', async ({
	arrive,
}) => {
	test.slow();
	const amina = await arrive('Amina');
	await openClause(amina, 'Regole e legalità');
	await markWords(amina, 'scrive le sue regole con gli alunni');
	await amina.getByRole('button', { name: 'Commenta', exact: true }).click();
	await expect(amina.getByText('scrive le sue regole con gli alunni').last()).toBeVisible();
	await amina.getByLabel('Il tuo commento').fill('Anche con i genitori?');
	await amina.getByRole('button', { name: 'Invia il commento' }).click();
	await expect(comment(amina, 'Anche con i genitori?')).toBeVisible();
	await expect(marked(amina, 'scrive le sue regole con gli alunni')).toBeVisible();
	await expect(amina.locator(':focus')).toContainText('Anche con i genitori?');

	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await giulia.write(5);
	await expect(giulia.page.locator('.tv-prose .tv-passage')).toHaveText([
		'scrive le sue regole con gli alunni',
	]);
	await caretBefore(giulia.page, 'Ogni classe');
	await giulia.type('Dal primo giorno di scuola, ');
	await giulia.saved();
	await expect(amina.locator('#testo')).toContainText('Dal primo giorno di scuola, Ogni classe');
	await expect(marked(amina, 'scrive le sue regole con gli alunni')).toBeVisible();

	const omar = await DraftDesk.open(await arrive('Omar'));
	await omar.write(5);
	await caretBefore(omar.page, 'scrive le sue');
	await omar.menu('Dividi qui in due articoli');
	await expect(omar.title).toBeFocused();
	await omar.type('Come si scrivono');
	await omar.saved();

	await openClause(amina, 'Come si scrivono');
	await expect(marked(amina, 'scrive le sue regole con gli alunni')).toBeVisible();
	await expect(comment(amina, 'Anche con i genitori?')).toBeVisible();
	await openClause(amina, 'Regole e legalità');
	await expect(comment(amina, 'Anche con i genitori?')).toBeHidden();
});

test('Giulia deletes the passage Amina spoke of: the comment is listed with its quote', async ({
	arrive,
}) => {
	test.slow();
	const amina = await arrive('Amina');
	await openClause(amina, 'Come verifichiamo');
	await expect(marked(amina, 'il tavolo si riunisce in pubblico')).toBeVisible();
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await giulia.write(6);
	await giulia.text.locator('p').click({ clickCount: 3, position: { x: 40, y: 10 } });
	await expect.poll(() => chosen(giulia.page)).toContain('il tavolo si riunisce');
	await giulia.type('Una volta sola, quando serve.');
	await giulia.saved();
	const gone = comment(amina, 'Anche la sera, per favore.');
	await expect(gone).toContainText('Parole non più nel testo');
	await expect(gone.locator('blockquote')).toHaveText('il tavolo si riunisce in pubblico');
	await expect(amina.locator('#testo mark')).toHaveCount(0);
	await amina.goto(`${pact}/commenti?vista=senza-posto`);
	await expect(amina.getByText('Anche la sera, per favore.')).toBeVisible();
	await expect(amina.getByText('il tavolo si riunisce in pubblico')).toBeVisible();
});

test('Omar answers beside the text he writes and settles a thread; Amina sees it without reloading, and he opens it again', async ({
	arrive,
}) => {
	const amina = await arrive('Amina');
	await openClause(amina, 'Spazi aperti il pomeriggio');
	const omar = await DraftDesk.open(await arrive('Omar'));
	await omar.write(4);
	const thread = omar.page
		.locator('.beside article')
		.filter({ hasText: 'Il venerdì è il giorno più difficile' });
	await thread.getByText('Rispondi', { exact: true }).click();
	await thread.getByLabel('La tua risposta').fill('Proviamo per un mese.');
	await thread.getByRole('button', { name: 'Invia la risposta' }).click();
	await expect(comment(amina, 'Proviamo per un mese.')).toBeVisible();
	await expect(amina.locator('#testo .tv-passage-count').first()).toHaveAttribute('data-count', '3');
	await thread.getByRole('button', { name: 'Segna come risolto' }).click();
	await expect(marked(amina, 'almeno due spazi')).toHaveCount(0);
	await amina.getByText('1 discussione risolta').click();
	await expect(amina.getByText('Risolto da Omar')).toBeVisible();
	await expect(amina.getByRole('button', { name: 'Riapri' })).toHaveCount(0);
	await omar.page.getByText('1 discussione risolta').click();
	await omar.page.getByRole('button', { name: 'Riapri' }).click();
	await expect(marked(amina, 'almeno due spazi')).toBeVisible();
});

test('Teresa comments with the keyboard alone, agrees with Amina, mends her words and takes them back', async ({
	arrive,
}) => {
	const teresa = await arrive('Teresa');
	await openClause(teresa, 'Spazi aperti il pomeriggio');
	await teresa.getByRole('link', { name: 'Commenta una frase' }).press('Enter');
	await expect(teresa.getByRole('radio', { name: 'Tutto l’articolo' })).toBeFocused();
	await teresa.keyboard.press('ArrowDown');
	await teresa.keyboard.press('ArrowDown');
	await expectAxeClean(teresa);
	await teresa.keyboard.press('Tab');
	await teresa.keyboard.type('Gratuiti anche per chi viene da fuori?');
	await teresa.keyboard.press('Tab');
	await teresa.keyboard.press('Enter');
	const mine = comment(teresa, 'Gratuiti anche per chi viene da fuori?');
	await expect(mine.locator('blockquote')).toHaveText('Gli spazi sono gratuiti.');
	await expect(teresa.locator(':focus')).toContainText('Gratuiti anche per chi viene da fuori?');

	await teresa.getByRole('button', { name: 'Sono d’accordo con Amina' }).first().press('Enter');
	await expect(
		teresa.getByRole('button', { name: 'Sei d’accordo con Amina: togli il tuo accordo' }),
	).toBeVisible();

	await mine.getByText('Cambia o ritira').press('Enter');
	await teresa.getByLabel('Correggi le tue parole').fill('Gratuiti per tutti?');
	await teresa.getByRole('button', { name: 'Salva la correzione' }).press('Enter');
	const mended = comment(teresa, 'Gratuiti per tutti?');
	await expect(mended).toContainText('corretto');
	await mended.getByText('Cambia o ritira').press('Enter');
	await teresa.getByRole('button', { name: 'Ritira le tue parole' }).press('Enter');
	await expect(mended).toHaveCount(0);
});

test('without script Amina chooses a sentence from a list; an empty comment keeps its sentence and says what is missing', async ({
	arrive,
}) => {
	const amina = await arrive('Amina', { javaScriptEnabled: false });
	await drawnClause(amina, 'Spazi aperti il pomeriggio');
	await amina.getByRole('link', { name: 'Commenta una frase' }).click();
	await amina.getByRole('radio', { name: 'Gli spazi sono gratuiti.' }).check();
	await amina.getByRole('button', { name: 'Invia il commento' }).click();
	await expect(amina.getByText('Scrivi qualcosa prima di inviare.')).toBeVisible();
	await amina.getByLabel('Il tuo commento').fill('<b>Bene</b> così. مرحبا');
	await amina.getByRole('button', { name: 'Invia il commento' }).click();
	await expect(amina.getByText('Il tuo commento è qui.')).toBeVisible();
	const mine = comment(amina, '<b>Bene</b> così. مرحبا');
	await expect(mine.locator('blockquote')).toHaveText('Gli spazi sono gratuiti.');
	await expect(marked(amina, 'Gli spazi sono gratuiti.')).toBeVisible();
	await comment(amina, 'Il venerdì è il giorno').getByText('Rispondi', { exact: true }).click();
	await comment(amina, 'Il venerdì è il giorno').getByLabel('La tua risposta').fill('Anche per me.');
	await comment(amina, 'Il venerdì è il giorno').getByRole('button', { name: 'Invia la risposta' }).click();
	await expect(amina.getByText('La tua risposta è qui.')).toBeVisible();
});

test('a text of 200,000 letters is refused beside the field, and stays in it', async ({ arrive }) => {
	const amina = await arrive('Amina');
	await openClause(amina, 'Spazi aperti il pomeriggio');
	await amina.getByRole('link', { name: 'Commenta una frase' }).click();
	const field = amina.getByLabel('Il tuo commento');
	await field.evaluate((area: HTMLTextAreaElement) => {
		area.value = 'a'.repeat(200_000);
		area.dispatchEvent(new Event('input', { bubbles: true }));
	});
	await amina.getByRole('button', { name: 'Invia il commento' }).click();
	await expect(amina.getByText('È troppo lungo: al massimo 3.000 caratteri.')).toBeVisible();
	expect((await field.inputValue()).length).toBe(200_000);
});

test('a visitor finds comments by their words, without accents, and their way to the text', async ({
	arrive,
}) => {
	const visitor = await arrive(null, { viewport: { width: 320, height: 640 } });
	await visitor.goto(`${pact}/bozza`);
	await visitor
		.getByRole('link', { name: /^Commenti/ })
		.first()
		.click();
	await visitor.getByLabel('Cerca nei commenti').fill('venerdi manca');
	await visitor.getByRole('button', { name: 'Cerca' }).click();
	await expect(visitor.locator('article.thread')).toHaveCount(1);
	await expectNoSidewaysScroll(visitor);
	await visitor.getByRole('link', { name: 'Art. 4 Spazi aperti il pomeriggio' }).click();
	await expect(marked(visitor, 'almeno due spazi')).toBeVisible();
	await expect(visitor.getByRole('button', { name: 'Rispondi' })).toHaveCount(0);
	await expectNoSidewaysScroll(visitor);
	await expectAxeClean(visitor);
});
