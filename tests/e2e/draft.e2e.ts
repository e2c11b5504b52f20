import type { Page } from '@playwright/test';
import { cutNetwork, expect, expectAxeClean, test } from '../support/test.ts';
import { DraftDesk } from '../support/draft-desk.ts';

test('Giulia and Omar write in the same article, and each sees the other’s name at the caret', async ({
	arrive,
}) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	const omar = await DraftDesk.open(await arrive('Omar'));
	await giulia.write(2);
	await omar.write(2);
	await giulia.type(' Parola di Giulia.');
	await omar.type(' Parola di Omar.');
	for (const desk of [giulia, omar]) {
		await expect(desk.text).toContainText('Parola di Giulia.');
		await expect(desk.text).toContainText('Parola di Omar.');
	}
	await expect(giulia.page.locator('.tv-caret')).toContainText('Omar');
	await expect(giulia.page.getByRole('navigation', { name: 'Articoli' })).toContainText('Omar, tu');
	await giulia.saved();
});

test('three people write in three articles, and all see everything', async ({ arrive }) => {
	const desks = [];
	for (const name of ['Giulia', 'Omar', 'Teresa'] as const)
		desks.push(await DraftDesk.open(await arrive(name)));
	for (const [index, desk] of desks.entries()) {
		await desk.write(index + 1);
		await desk.type(` Riga ${index + 1}.`);
	}
	for (const desk of desks) {
		for (const line of ['Riga 1.', 'Riga 2.', 'Riga 3.']) {
			await expect(desk.page.locator('article.sheet')).toContainText(line);
		}
	}
});

test('Luca only reads: Giulia sees at which article, and it moves when he scrolls', async ({ arrive }) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	const luca = await DraftDesk.open(await arrive('Luca', { viewport: { width: 1280, height: 420 } }));
	await expect(giulia.nth(1)).toContainText('Luca legge qui');
	await luca.nth(4).evaluate((section) => section.scrollIntoView({ block: 'start' }));
	await expect(giulia.nth(4)).toContainText('Luca legge qui');
	await expect(giulia.nth(1)).not.toContainText('Luca legge qui');
	await expect(giulia.page.getByRole('navigation', { name: 'Articoli' })).toContainText('Luca legge');
	expect(
		await giulia
			.nth(4)
			.getByText('Luca legge qui')
			.locator('xpath=ancestor::*[@role="status" or @aria-live]')
			.count(),
	).toBe(0);
	await expectAxeClean(giulia.page);
	await luca.write(2);
	await expect(giulia.nth(2).getByRole('img', { name: /^Qui ora: .*Luca/ })).toBeVisible();
	await expect(giulia.page.getByText('Luca legge qui')).toHaveCount(0);
});

test('Giulia undoes her own words and Omar’s stay', async ({ arrive }) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	const omar = await DraftDesk.open(await arrive('Omar'));
	await giulia.write(1);
	await giulia.type(' Mio.');
	await omar.write(1);
	await expect(omar.text).toContainText('Mio.');
	await omar.type(' Tuo.');
	await expect(giulia.text).toContainText('Tuo.');
	await giulia.page.getByRole('button', { name: 'Annulla il mio' }).first().click();
	await expect(giulia.text).not.toContainText('Mio.');
	await expect(giulia.text).toContainText('Tuo.');
	await expect(omar.text).not.toContainText('Mio.');
	await giulia.page.getByRole('button', { name: 'Rifai il mio' }).click();
	await expect(omar.text).toContainText('Mio.');
});

test('Luca moves the article in which Omar is typing, and Omar loses no letter and not his caret', async ({
	arrive,
}) => {
	const luca = await DraftDesk.open(await arrive('Luca'));
	const omar = await DraftDesk.open(await arrive('Omar'));
	await omar.write(3);
	await omar.type(' Scrivo prima');
	// Luca's caret would stand in the middle of the words, with its name.
	await expect(luca.nth(3)).toContainText('Scrivo prima');
	await luca.write(3);
	await luca.menu('Sposta su');
	await expect(luca.nth(2)).toContainText('Scrivo prima');
	await expect(omar.nth(2)).toContainText('Scrivo prima');
	await omar.type(' e dopo.');
	await expect(luca.text).toContainText('Scrivo prima e dopo.');
	await expect(luca.text).toBeFocused();
});

test('Teresa divides an article and joins it again', async ({ arrive }) => {
	const teresa = await DraftDesk.open(await arrive('Teresa'));
	const before = await teresa.page.locator('article section').count();
	await teresa.write(2);
	await teresa.type(' Nuova frase da spostare.');
	for (let step = 0; step < 'Nuova frase da spostare.'.length; step++)
		await teresa.page.keyboard.press('ArrowLeft');
	await teresa.menu('Dividi qui in due articoli');
	await expect(teresa.title).toBeFocused();
	await teresa.type('Articolo nato da un altro');
	await expect(teresa.page.locator('article section')).toHaveCount(before + 1);
	await expect(teresa.text).toHaveText('Nuova frase da spostare.');
	await expect(teresa.nth(2)).not.toContainText('Nuova frase');
	await teresa.menu('Unisci con l’articolo prima');
	await expect(teresa.page.locator('article section')).toHaveCount(before);
	await expect(teresa.text).toContainText('Nuova frase da spostare.');
	await expect(teresa.text).toContainText('Articolo nato da un altro');
});

test('Teresa joins two paragraphs with Backspace while Omar types in the second: his letters stay', async ({
	arrive,
}) => {
	const teresa = await DraftDesk.open(await arrive('Teresa'));
	const omar = await DraftDesk.open(await arrive('Omar'));
	await teresa.write(2);
	await teresa.page.keyboard.press('Enter');
	await teresa.type('Riga di prova.');
	await teresa.saved();
	await expect(omar.nth(2)).toContainText('Riga di prova.');
	const paragraphs = await teresa.text.locator('p:visible').count();
	await omar.write(2);
	const cut = await cutNetwork(omar.page);
	await omar.type(' Lettere di Omar.');
	await teresa.page.keyboard.press('Home');
	await teresa.page.keyboard.press('Backspace');
	await expect(teresa.text.locator('p:visible')).toHaveCount(paragraphs - 1);
	await teresa.type(' E poi: ');
	await cut.restore();
	await omar.saved();
	for (const desk of [teresa, omar]) {
		await expect(desk.text).toContainText('Lettere di Omar.');
		await expect(desk.text).toContainText(' E poi: ');
		expect((await desk.text.innerText()).split('Riga di prova.')).toHaveLength(2);
	}
	await teresa.page.keyboard.press('Control+z');
	await expect(omar.text).not.toContainText(' E poi: ');
	await expect(omar.text).toContainText('Lettere di Omar.');
	expect((await omar.text.innerText()).split('Riga di prova.')).toHaveLength(2);
});

test('Omar undoes his Enter, at the end of a line and within one: no line is left, and what he types next is in the old one', async ({
	arrive,
}) => {
	const omar = await DraftDesk.open(await arrive('Omar'));
	const { keyboard } = omar.page;
	for (const [clause, back] of [
		[2, 0],
		[3, 9],
	] as const) {
		await omar.write(clause);
		const shown = omar.text.locator('p:visible');
		const before = await shown.count();
		const words = (await shown.last().innerText()).trim();
		for (let step = 0; step < back; step++) await keyboard.press('ArrowLeft');
		await keyboard.press('Enter');
		await expect(shown).toHaveCount(before + 1);
		await keyboard.press('Control+z');
		await expect(shown).toHaveCount(before);
		await omar.type('[qui]');
		await expect(shown.last()).toHaveText(`${words}[qui]`);
		await expect(shown).toHaveCount(before);
		await omar.saved();
		await keyboard.press('Escape');
	}
});

test('Giulia and Omar divide the same article at once: one new article, its words once', async ({
	arrive,
}) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	const omar = await DraftDesk.open(await arrive('Omar'));
	const before = await giulia.page.locator('article section').count();
	await giulia.write(2);
	await giulia.page.keyboard.press('Enter');
	await giulia.type('Frase da dividere.');
	await giulia.saved();
	await expect(omar.nth(2)).toContainText('Frase da dividere.');
	await omar.write(2);
	const cut = await cutNetwork(omar.page);
	for (const desk of [giulia, omar]) {
		await desk.page.keyboard.press('Home');
		await desk.page.keyboard.press('Control+Enter');
		await expect(desk.page.locator('article section')).toHaveCount(before + 1);
	}
	await cut.restore();
	await omar.saved();
	for (const { page } of [giulia, omar]) await page.keyboard.press('Escape');
	for (const { page } of [giulia, omar]) {
		await expect(page.locator('article section')).toHaveCount(before + 1);
		await expect(page.locator('article section', { hasText: 'Frase da dividere.' })).toHaveCount(1);
	}
});

test('Giulia chooses words with the keyboard over three articles, copies them with their titles, and deletes them', async ({
	arrive,
}) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	const { page } = giulia;
	const omar = await DraftDesk.open(await arrive('Omar'));
	const sections = page.locator('article section');
	const before = await sections.count();
	const words = page.locator('article .tv-clause-text');
	const text = await words.allInnerTexts();
	await giulia.write(1);
	await page.keyboard.press('Home');
	await page.keyboard.press('Shift+End');
	await page.keyboard.press('Shift+ArrowDown');
	await expect(page.getByText(/^Hai scelto parole in 2 articoli: da «/).first()).toBeVisible();
	await expectAxeClean(page);
	await sections
		.nth(2)
		.locator('p')
		.first()
		.click({ modifiers: ['Shift'], position: { x: 60, y: 12 } });
	await expect(page.getByText(/^Hai scelto parole in 3 articoli: da «/).first()).toBeVisible();
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.keyboard.press('Control+c');
	const copied = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		return [
			await (await item!.getType('text/plain')).text(),
			await (await item!.getType('text/html')).text(),
		];
	});
	for (const one of copied) expect(one).toContain('Art. 2 Parole che ci impegnano');
	expect(copied[0]).not.toContain('Art. 1');
	expect(copied[0]).not.toContain('Scrivi qui');
	expect(copied[1]).toContain('<h2>Art. 3');
	await page.keyboard.press('Delete');
	await expect(sections).toHaveCount(before - 1);
	await expect(giulia.text).toBeFocused();
	await expect(omar.page.locator('article section')).toHaveCount(before - 1);
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Escape');
	await expect(sections).toHaveCount(before);
	expect(await words.allInnerTexts()).toEqual(text);
	await page.keyboard.press('Control+a');
	await expect(page.getByText(`Hai scelto parole in ${before} articoli`).first()).toBeVisible();
	await page.keyboard.press('Backspace');
	await expect(sections).toHaveCount(0);
	await page.getByRole('button', { name: 'Annulla il mio' }).click();
	await expect(sections).toHaveCount(before);
});

test('Omar draws with the mouse out of the article he writes in, and types over what he chose', async ({
	arrive,
}) => {
	const omar = await DraftDesk.open(await arrive('Omar'));
	const { page } = omar;
	const before = await page.locator('article section').count();
	await omar.write(1);
	const from = (await omar.text.locator('p').first().boundingBox())!;
	const to = (await omar.nth(3).locator('p').first().boundingBox())!;
	await page.mouse.move(from.x + 90, from.y + 14);
	await page.mouse.down();
	await page.mouse.move(from.x + 120, from.y + 30, { steps: 3 });
	await page.mouse.move(to.x + 80, to.y + 14, { steps: 8 });
	await page.mouse.move(to.x + 90, to.y + 14, { steps: 3 });
	await page.mouse.up();
	await expect(page.getByText(/^Hai scelto parole in 3 articoli/).first()).toBeVisible();
	await page.keyboard.press('N');
	await expect(omar.text).toBeFocused();
	await omar.type('uovo');
	await expect(omar.text).toContainText('Nuovo');
	await expect(page.locator('article section')).toHaveCount(before - 1);
});

test('on a phone Fatou takes out what she chose with the buttons under her thumb', async ({ arrive }) => {
	const phone = await arrive('Fatou', {
		viewport: { width: 360, height: 740 },
		hasTouch: true,
		isMobile: true,
	});
	const fatou = await DraftDesk.open(phone);
	const before = await phone.locator('article section').count();
	// What a long press and the handles do.
	await phone.evaluate(() => {
		const words = document.querySelectorAll('article .tv-clause-text p');
		getSelection()!.setBaseAndExtent(words[0]!.firstChild!, 3, words[2]!.firstChild!, 5);
	});
	const bar = phone.getByRole('group', { name: 'Parole scelte in più articoli' });
	await expect(bar).toBeVisible();
	await expectAxeClean(phone);
	expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	await bar.getByRole('button', { name: 'Togli' }).tap();
	await expect(phone.locator('article section')).toHaveCount(before - 1);
	await expect(fatou.text).toBeVisible();
	await phone.getByRole('button', { name: 'Annulla il mio' }).last().tap();
	await expect(phone.locator('article section')).toHaveCount(before);
});

/** Who must save data gets the editor's code at the first article, not before. */
async function saveData(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
	});
}

test('the editor’s code is slow to come: what Giulia types meanwhile is in the text, and she types on', async ({
	arrive,
}) => {
	const page = await arrive('Giulia');
	await saveData(page);
	const giulia = await DraftDesk.open(page);
	let arrived = () => {};
	const code = new Promise<void>((resolve) => (arrived = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await code;
		await route.continue();
	});
	await giulia.press(1);
	await giulia.type(' Prime parole.');
	await page.keyboard.press('Enter');
	await giulia.type('Seconda riga');
	await expectAxeClean(page);
	arrived();
	await expect(giulia.text).toHaveAttribute('contenteditable', 'true');
	await expect(giulia.text).toBeFocused();
	await giulia.type(' e oltre.');
	await expect(giulia.text.locator('p').filter({ hasText: / Prime parole\.$/ })).toHaveCount(1);
	await expect(giulia.text.locator('p').last()).toHaveText('Seconda riga e oltre.');
	await giulia.saved();
});

test('Giulia has finished before the editor’s code came: her words are in the text', async ({
	arrive,
	watch,
}) => {
	const page = await arrive('Giulia');
	await saveData(page);
	const giulia = await DraftDesk.open(page);
	watch.expectOutage();
	await page.route('**/_app/immutable/**/*.js', (route) => route.abort());
	await giulia.press(1);
	await giulia.type('Parole senza redattore.');
	await page.keyboard.press('Escape');
	await expect(giulia.nth(1)).toContainText('Parole senza redattore.');
	await page.unroute('**/_app/immutable/**/*.js');
	await giulia.write(1);
	await expect(giulia.text).toHaveAttribute('contenteditable', 'true');
	await giulia.type(' E di nuovo.');
	await expect(giulia.text).toContainText('Parole senza redattore. E di nuovo.');
});

test('an archived article comes back with its words', async ({ arrive }) => {
	const luca = await DraftDesk.open(await arrive('Luca'));
	const before = await luca.page.locator('article section').count();
	await luca.write(2);
	await luca.menu('Archivia');
	await expect(luca.page.locator('article section')).toHaveCount(before - 1);
	await luca.page.getByText('Articoli archiviati (1)').click();
	await luca.page.getByRole('button', { name: /^Riprendi: / }).click();
	await expect(luca.page.locator('article section')).toHaveCount(before);
	await expect(luca.nth(2)).toContainText('Art. 2');
});

test('the keyboard alone: a new article, its title, its text, a list, and on to the next article', async ({
	arrive,
}) => {
	const page = await arrive('Giulia');
	const giulia = await DraftDesk.open(page);
	await page
		.getByRole('navigation', { name: 'Articoli' })
		.getByRole('button', { name: 'Aggiungi un articolo' })
		.press('Enter');
	await expect(giulia.title).toBeFocused();
	await giulia.type('Merende');
	await page.keyboard.press('Enter');
	await expect(giulia.text).toBeFocused();
	await expect(giulia.text).toHaveAttribute('contenteditable', 'true');
	await giulia.type('- frutta');
	await page.keyboard.press('Enter');
	await giulia.type('pane');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await giulia.type('Fine.');
	await expect(giulia.text.locator('[data-list=bullet]')).toHaveCount(2);
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(giulia.title).toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowUp');
	await expect(giulia.text).not.toContainText('frutta');
	await expect(giulia.text).toBeFocused();
	// Tab leaves the text: nobody is caught in it.
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Grassetto' })).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Escape');
	await expect(page.locator('button:focus')).toHaveAccessibleName(/^Scrivi qui: /);
});

test('Fatou pastes a text from Word: its headings become articles, its lists and bold words stay', async ({
	arrive,
}) => {
	const fatou = await DraftDesk.open(await arrive('Fatou'));
	const before = await fatou.page.locator('article section').count();
	await fatou.write(1);
	await fatou.paste(
		`<html><body><h1>Art. 1 – Merenda</h1><p class=MsoNormal>Ogni giorno <b>alle 16</b>.<script>alert(1)</script></p>
		<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>frutta</p>
		<h1>Art. 2 – Giochi</h1><p>In <a href="javascript:alert(1)">cortile</a>.</p></body></html>`,
	);
	await expect(fatou.page.getByRole('heading', { name: 'Hai incollato 2 titoli.' })).toBeVisible();
	await expectAxeClean(fatou.page);
	await fatou.page.getByRole('button', { name: 'Sì, crea 2 articoli' }).click();
	await expect(fatou.page.locator('article section')).toHaveCount(before + 2);
	await expect(fatou.nth(2)).toContainText('Merenda');
	await expect(fatou.nth(2).locator('strong')).toHaveText('alle 16');
	await expect(fatou.nth(2).locator('li')).toHaveText('frutta');
	await expect(fatou.text).toHaveText('In cortile.');
	await expect(fatou.page.locator('article a[href^=javascript]')).toHaveCount(0);
});

test('a paste that is too long is refused in words, and what was written stays', async ({ arrive }) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await giulia.write(1);
	const before = await giulia.text.textContent();
	await giulia.paste('', 'parola '.repeat(20_000));
	await expect(giulia.page.getByText('Il testo copiato è troppo lungo')).toBeVisible();
	await expect(giulia.text).toHaveText(before!);
});

test('a link with a bad address gets a sentence; a good one is set', async ({ arrive }) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await giulia.write(1);
	await giulia.type(' sito');
	await giulia.page.keyboard.press('Control+Shift+ArrowLeft');
	await giulia.page.getByRole('button', { name: 'Collegamento' }).click();
	const field = giulia.page.getByLabel('Indirizzo del collegamento');
	await field.fill('ciao mondo');
	await field.press('Enter');
	await expect(giulia.page.getByText('Questo indirizzo non va bene.')).toBeVisible();
	await expect(field).toHaveValue('ciao mondo');
	await expectAxeClean(giulia.page);
	await field.fill('www.comune.it');
	await field.press('Enter');
	await expect(giulia.text.locator('a')).toHaveAttribute('href', 'https://www.comune.it/');
});

test('Omar loses the network while typing: the line says so, and nothing is lost or doubled when he is back', async ({
	arrive,
}) => {
	const omar = await DraftDesk.open(await arrive('Omar'));
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await omar.write(2);
	await omar.type(' Prima.');
	await omar.saved();
	const cut = await cutNetwork(omar.page);
	await omar.type(' Durante il buio.');
	await expect(omar.page.locator('.save-state')).toContainText('Non in linea');
	await giulia.write(2);
	await giulia.type(' Intanto Giulia.');
	await cut.restore();
	await omar.saved();
	for (const desk of [omar, giulia]) {
		await expect(desk.text).toContainText('Intanto Giulia.');
		const words = (await desk.text.innerText()).split('Durante il buio.');
		expect(words).toHaveLength(2);
	}
});

test('the server is killed while Omar types: what was saved is there, what was not is sent again', async ({
	arrive,
	server,
}) => {
	const omar = await DraftDesk.open(await arrive('Omar'));
	await omar.write(2);
	await omar.type(' Scritto prima della morte.');
	await omar.saved();
	await server.kill9();
	await omar.type(' Scritto dopo.');
	await expect(omar.page.locator('.save-state')).toContainText('Non in linea');
	await server.restart();
	await expect(omar.page.locator('.save-state')).toContainText('Salvato', { timeout: 40_000 });
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await expect(giulia.nth(2)).toContainText('Scritto prima della morte. Scritto dopo.');
});

test('Giulia is signed out in another tab: she can no longer type, and can copy what she wrote', async ({
	arrive,
	server,
}) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await giulia.write(1);
	await giulia.type(' Ultime parole.');
	await giulia.saved();
	const answer = await giulia.page.request.post('/esci', { headers: { origin: server.origin } });
	expect(answer.status()).toBeLessThan(400);
	await expect(giulia.page.getByRole('heading', { name: 'Non puoi più scrivere qui' })).toBeVisible();
	await expect(giulia.text).toHaveAttribute('contenteditable', 'false');
	await giulia.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await giulia.page.getByRole('button', { name: 'Copia il testo' }).first().click();
	const copied = await giulia.page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toContain('Ultime parole.');
	await expectAxeClean(giulia.page);
});

test('Amina reads, without socket and without the editor’s code, and sees the change a moment later', async ({
	arrive,
}) => {
	const amina = await arrive('Amina');
	const sockets: string[] = [];
	let script = 0;
	amina.on('websocket', (socket) => sockets.push(socket.url()));
	amina.on('response', async (response) => {
		if (response.url().includes('/_app/') && response.url().endsWith('.js')) {
			script += Number(response.headers()['content-length'] ?? 0);
		}
	});
	await amina.goto('/tavoli/patto-educativo/bozza');
	await expect(amina.getByRole('link', { name: 'Scrivi la bozza' })).toHaveCount(0);
	const omar = await DraftDesk.open(await arrive('Omar'));
	await omar.write(2);
	await omar.type(' Lo legge anche Amina.');
	await expect(amina.locator('article')).toContainText('Lo legge anche Amina.');
	await expect(amina.getByText('aggiornato adesso').filter({ visible: true })).toHaveCount(1);
	await expectAxeClean(amina);
	expect(sockets).toEqual([]);
	expect(script).toBeLessThan(60_000);
});

test('without JavaScript the whole text is there', async ({ arrive }) => {
	const visitor = await arrive(null, { javaScriptEnabled: false });
	await visitor.goto('/tavoli/patto-educativo/bozza');
	await expect(visitor.locator('article section')).not.toHaveCount(0);
	await expect(visitor.getByRole('navigation', { name: 'Articoli' }).getByRole('link').first()).toBeVisible();
});

test('on a phone Teresa writes with her thumb: undo, previous, next and done are at the bottom', async ({
	arrive,
}) => {
	const phone = await arrive('Teresa', {
		viewport: { width: 360, height: 740 },
		hasTouch: true,
		isMobile: true,
	});
	const teresa = await DraftDesk.open(phone);
	await teresa
		.nth(2)
		.getByRole('button', { name: /^Scrivi qui: / })
		.tap();
	await expect(teresa.text).toBeFocused();
	await teresa.type(' Dal telefono.');
	await expect(phone.getByText(/^Articolo 2 di \d+$/)).toBeVisible();
	// Half under the thumb's bar nothing can be tapped: what is judged is what one scrolls to.
	await phone.locator('.tools').scrollIntoViewIfNeeded();
	await expectAxeClean(phone);
	await phone.getByRole('button', { name: /Articolo dopo/ }).tap();
	await expect(phone.getByText(/^Articolo 3 di \d+$/)).toBeVisible();
	await phone.getByRole('button', { name: 'Annulla il mio' }).last().tap();
	await expect(teresa.nth(2)).not.toContainText('Dal telefono.');
	await phone.getByRole('button', { name: 'Ho finito' }).last().tap();
	await expect(teresa.text).toHaveCount(0);
	expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('on a phone Fatou taps into an article, composes words, makes a new line, and takes it back with her thumb', async ({
	arrive,
}) => {
	const phone = await arrive('Fatou', {
		viewport: { width: 360, height: 740 },
		hasTouch: true,
		isMobile: true,
	});
	const fatou = await DraftDesk.open(phone);
	const omar = await DraftDesk.open(await arrive('Omar'));
	const before = (await fatou.nth(2).locator('.tv-clause-text').innerText()).trim();
	await fatou.nth(2).locator('.tv-clause-text p').last().tap();
	await expect(fatou.text).toBeFocused();
	await expect(fatou.text).toHaveAttribute('contenteditable', 'true');
	await phone.keyboard.press('Control+End');
	const lines = await fatou.text.locator('p:visible').count();
	await phone.keyboard.press('Enter');
	// A phone's keyboard composes a word before it gives it away.
	const keys = await phone.context().newCDPSession(phone);
	for (const text of ['Mer', 'Merenda', 'Merenda per']) {
		await keys.send('Input.imeSetComposition', {
			text,
			selectionStart: text.length,
			selectionEnd: text.length,
		});
	}
	await keys.send('Input.insertText', { text: 'Merenda per tutti' });
	await expect(fatou.text.locator('p:visible')).toHaveCount(lines + 1);
	await expect(fatou.text.locator('p:visible').last()).toHaveText('Merenda per tutti');
	await expect(omar.nth(2)).toContainText('Merenda per tutti');
	await fatou.saved();
	// The thumb's bar is in sight wherever one writes, and the line one writes is not under it.
	const bar = phone.getByRole('button', { name: 'Ho finito' }).last();
	await expect(bar).toBeInViewport({ ratio: 1 });
	const line = (await fatou.text.locator('p:visible').last().boundingBox())!;
	expect(line.y + line.height).toBeLessThanOrEqual((await phone.locator('.phone').boundingBox())!.y);
	expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	const undo = phone.getByRole('button', { name: 'Annulla il mio' }).last();
	for (const button of [bar, undo, ...(await phone.locator('.tools button:visible').all())]) {
		const box = (await button.boundingBox())!;
		expect(box.height).toBeGreaterThanOrEqual(44);
		expect(box.width).toBeGreaterThanOrEqual(44);
	}
	for (let step = 0; step < 4 && (await undo.isEnabled()); step++) await undo.tap();
	await expect(fatou.text).not.toContainText('Merenda');
	await expect(omar.nth(2)).not.toContainText('Merenda');
	await bar.tap();
	await expect(fatou.text).toHaveCount(0);
	expect((await fatou.nth(2).locator('.tv-clause-text').innerText()).trim()).toBe(before);
});

test('the writing page has no fault axe can find: at rest, in the text, with the menu open', async ({
	arrive,
}) => {
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await expectAxeClean(giulia.page);
	await giulia.write(2);
	await giulia.type(' Parole.');
	await expectAxeClean(giulia.page);
	await giulia.page.getByRole('button', { name: 'Altro' }).click();
	await expectAxeClean(giulia.page);
});
