import type { Locator } from '@playwright/test';
import { cutNetwork, expect, test, type Page } from '../support/test.ts';
import { DraftDesk } from '../support/draft-desk.ts';

/** Two minutes without a network. The page's own clock runs forward; with REAL_OUTAGE=1 everybody really waits. */
const outageSeconds = 120;
const steps = 12;
const real = process.env.REAL_OUTAGE === '1';

async function pass(page: Page, seconds: number): Promise<void> {
	if (real) await page.waitForTimeout(seconds * 1_000);
	else await page.clock.runFor(seconds * 1_000);
}

const line = (page: Page) => page.locator('.save-state');

/** The text itself, without the carets of the others. */
const wordsIn = (text: Locator): Promise<string> =>
	text.evaluate((field) => {
		const copy = field.cloneNode(true) as HTMLElement;
		for (const caret of copy.querySelectorAll('.tv-caret')) caret.remove();
		return copy.textContent.replaceAll('\u2060', '');
	});

/** Everything the line said, in order, for the whole time. */
async function rememberTheLine(page: Page): Promise<() => Promise<string[]>> {
	await line(page).evaluate((state) => {
		const said: string[] = [];
		const note = (): void => {
			const words = state
				.querySelector('.tv-mark')!
				.textContent.trim()
				.replace(/\d\d:\d\d/, 'hh:mm');
			if (said.at(-1) !== words) said.push(words);
		};
		note();
		new MutationObserver(note).observe(state, { childList: true, subtree: true, characterData: true });
		Object.assign(globalThis, { said });
	});
	return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

test('Omar writes in the draft through two minutes without a network: nothing is lost, nothing comes twice, and the line told the truth', async ({
	arrive,
}) => {
	if (real) test.setTimeout(300_000);
	const page = await arrive('Omar');
	if (!real) await page.clock.install();
	const omar = await DraftDesk.open(page);
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await omar.write(2);
	await omar.type(' Prima.');
	await omar.saved();
	const said = await rememberTheLine(page);

	const cut = await cutNetwork(page);
	await expect(line(page)).toContainText('Non in linea');
	await giulia.write(2);
	for (let step = 1; step <= steps; step++) {
		await omar.type(` Omar${step}.`);
		await giulia.type(` Giulia${step}.`);
		await pass(page, outageSeconds / steps);
		await expect(line(page)).toContainText('Non in linea: le modifiche sono su questo dispositivo');
	}
	await giulia.saved();
	await expect(giulia.text).not.toContainText('Omar1.');
	await expect(omar.text).not.toContainText('Giulia1.');

	await cut.restore();
	if (!real) await pass(page, 35);
	await omar.saved();
	for (const desk of [omar, giulia]) {
		for (let step = 1; step <= steps; step++) {
			await expect(desk.text).toContainText(`Omar${step}.`);
			await expect(desk.text).toContainText(`Giulia${step}.`);
		}
		const words = await desk.text.innerText();
		for (let step = 1; step <= steps; step++) {
			expect(words.split(` Omar${step}.`)).toHaveLength(2);
			expect(words.split(` Giulia${step}.`)).toHaveLength(2);
		}
	}
	expect(await wordsIn(omar.text)).toBe(await wordsIn(giulia.text));
	// Never "saved" between the cut and the return; a try to come back that fails says again what was so before.
	const told = (await said())
		.filter((words) => words !== 'Invio…' && words !== 'Collegamento…')
		.filter((words, index, all) => words !== all[index - 1]);
	expect(told).toEqual([
		'Salvato alle hh:mm',
		'Non in linea',
		'Non in linea: le modifiche sono su questo dispositivo',
		'Salvato alle hh:mm',
	]);
	// What the line promised is on the disk: somebody new reads it from there.
	const reader = await arrive('Amina');
	await reader.goto('/tavoli/patto-educativo/bozza');
	await expect(reader.locator('article')).toContainText(`Omar${steps}.`);
});

test('the article changes just as the network goes, while Amina writes a comment to it: her words stay', async ({
	arrive,
	watch,
}) => {
	const amina = await arrive('Amina');
	await amina.goto('/tavoli/patto-educativo/bozza');
	const awake = amina.waitForRequest(
		(request) => request.url().endsWith('/diretta') && request.frame().url().includes('/articolo/'),
	);
	await amina.getByRole('link', { name: 'Regole e legalità', exact: true }).click();
	await awake;
	await amina.getByRole('link', { name: 'Commenta una frase' }).click();
	const words = amina.getByLabel('Il tuo commento');
	await words.fill('Anche con i genitori?');
	watch.expectOutage();
	// The news have still come, but nothing that is asked for arrives any more.
	const asked = amina.waitForRequest(/__data\.json|version\.json/);
	await amina.route(/__data\.json|version\.json/, (route) => route.abort('internetdisconnected'));
	const giulia = await DraftDesk.open(await arrive('Giulia'));
	await giulia.write(5);
	await giulia.type(' Prima.');
	await asked;
	await expect(amina.locator('#testo')).not.toContainText('Prima.');
	await amina.unroute(/__data\.json|version\.json/);
	await giulia.type(' Poi.');
	await expect(amina.locator('#testo')).toContainText('Prima. Poi.');
	await expect(words).toHaveValue('Anche con i genitori?');
});

test('Omar writes cards through two minutes without a network that his browser does not notice', async ({
	arrive,
}) => {
	if (real) test.setTimeout(300_000);
	const page = await arrive('Omar');
	const giulia = await arrive('Giulia');
	if (!real) await page.clock.install();
	const write = async (who: Page, text: string): Promise<void> => {
		await who.getByRole('button', { name: 'Nuovo cartellino' }).click();
		await who.getByRole('textbox', { name: 'Nuovo cartellino' }).fill(text);
		await who.keyboard.press('Control+Enter');
	};
	for (const who of [page, giulia]) {
		await who.goto('/tavoli/patto-educativo/lavagna');
		await expect(who.getByRole('button', { name: 'Nuovo cartellino' })).toBeEnabled();
	}
	const cut = await cutNetwork(page, 'unnoticed');
	await expect(line(page)).toContainText('Non in linea');
	for (let step = 1; step <= 4; step++) {
		await write(page, `Cartellino di Omar ${step}`);
		await write(giulia, `Cartellino di Giulia ${step}`);
		await pass(page, outageSeconds / 4);
		await expect(line(page)).toContainText('Non in linea: le modifiche sono su questo dispositivo');
	}
	await expect(giulia.getByText(/Salvato alle/)).toBeVisible();
	await cut.restore();
	if (!real) await pass(page, 35);
	await expect(line(page)).toContainText('Salvato alle', { timeout: 40_000 });
	for (const who of [page, giulia]) {
		for (let step = 1; step <= 4; step++) {
			await expect(who.getByRole('group', { name: `Cartellino di Omar ${step}` })).toHaveCount(1);
			await expect(who.getByRole('group', { name: `Cartellino di Giulia ${step}` })).toHaveCount(1);
		}
	}
});
