import { DraftDesk } from '../support/draft-desk.ts';
import { expect, expectAxeClean, test } from '../support/test.ts';

const pact = '/tavoli/patto-educativo';

test('Giulia has an idea, Luca carries it into the draft, Omar works on it, Amina follows the thread back to the card', async ({
	arrive,
	server,
}) => {
	test.slow();
	const [giulia, luca, omar, amina] = [
		await arrive('Giulia'),
		await arrive('Luca'),
		await arrive('Omar'),
		await arrive('Amina'),
	];
	const idea = 'Un orto dietro la scuola';
	await luca.goto(`${pact}/lavagna`);

	await test.step('Giulia writes a card, and Luca sees it', async () => {
		await giulia.goto(`${pact}/lavagna`);
		await giulia.getByRole('button', { name: 'Nuovo cartellino' }).click();
		await giulia.getByRole('textbox', { name: 'Nuovo cartellino' }).fill(idea);
		await giulia.keyboard.press('Control+Enter');
		await expect(luca.getByRole('group', { name: idea })).toBeVisible();
	});

	await test.step('Luca carries it into a new clause', async () => {
		const card = luca.getByRole('group', { name: idea });
		await card.focus();
		await card.getByRole('button', { name: /Sposta in/ }).click();
		await luca.getByRole('menuitem', { name: /Porta nella bozza/ }).click();
		await expectAxeClean(luca);
		await luca.getByRole('dialog').getByRole('button', { name: 'Porta nella bozza' }).click();
		await expect(luca.getByText(/Portato nella bozza/)).toBeVisible();
		await expect(card).toContainText(/Nell’art\. \d+/);
	});

	const desk = await DraftDesk.open(omar);
	await test.step('Omar finds the clause and writes on', async () => {
		const clauses = omar.locator('article section');
		const last = await clauses.count();
		await expect(clauses.nth(last - 1)).toContainText(idea);
		await desk.write(last);
		await desk.type(' Lo curano le classi.');
		await desk.saved();
	});

	await test.step('the server dies and comes back; the words are there', async () => {
		await server.kill9();
		await server.restart();
	});

	await test.step('Amina reads the clause and where it comes from', async () => {
		await amina.goto(`${pact}/bozza`);
		const clause = amina.locator('article section').filter({ hasText: idea });
		await expect(clause).toContainText('Lo curano le classi.');
		await clause.getByRole('link', { name: /filo/i }).click();
		await expect(amina.locator('main')).toContainText(idea);
		await expectAxeClean(amina);
	});
});
