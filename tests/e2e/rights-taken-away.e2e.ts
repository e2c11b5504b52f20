import { cutNetwork, expect, expectAxeClean, test, type Page } from '../support/test.ts';
import { DraftDesk } from '../support/draft-desk.ts';

const pact = '/tavoli/patto-educativo';

/** How a live text's socket was closed, and when: heard inside the page, where the code is known. */
async function listenForCloses(page: Page): Promise<() => Promise<{ code: number; at: number }[]>> {
	await page.addInitScript(() => {
		const heard: { code: number; at: number }[] = [];
		Object.assign(globalThis, { heard });
		const Native = globalThis.WebSocket;
		globalThis.WebSocket = class extends Native {
			constructor(address: string | URL, protocols?: string | string[]) {
				super(address, protocols);
				this.addEventListener('close', ({ code }) => heard.push({ code, at: Date.now() }));
			}
		};
	});
	return () =>
		page.evaluate(() => (globalThis as unknown as { heard: { code: number; at: number }[] }).heard);
}

/** The facilitator's own way: the page of people. Returns when the answer was on the screen. */
async function makeCitizen(luca: Page, name: RegExp): Promise<number> {
	await luca.goto(`${pact}/gestione`);
	const row = luca.getByRole('listitem').filter({ hasText: name });
	await row.getByRole('combobox').selectOption({ label: 'Cittadino' });
	await row.getByRole('button', { name: /Cambia/ }).click();
	await expect(luca.getByText('Fatto, è salvato.')).toBeVisible();
	return Date.now();
}

async function removeMember(luca: Page, slug: string, name: RegExp): Promise<number> {
	await luca.goto(`/tavoli/${slug}/gestione`);
	const row = luca.getByRole('listitem').filter({ hasText: name });
	await row.locator('summary').click();
	await row.getByRole('button', { name: /Sì/ }).click();
	await expect(luca.getByRole('listitem').filter({ hasText: name })).toHaveCount(0);
	return Date.now();
}

/** Opens the live feed and notes when the server ends it. */
async function endOfFeed(page: Page, address: string): Promise<void> {
	await page.evaluate(async (address) => {
		const stream = await fetch(address);
		const reader = stream.body!.getReader();
		const untilItsEnd = async (): Promise<number> => {
			while (!(await reader.read()).done);
			return Date.now();
		};
		Object.assign(globalThis, { feedEnd: untilItsEnd() });
	}, address);
}
const feedEnded = (page: Page): Promise<number> =>
	page.evaluate(() => (globalThis as unknown as { feedEnd: Promise<number> }).feedEnd);

/** The address of the pact's board on the wire. */
async function boardRoom(writer: Page): Promise<string> {
	const socket = writer.waitForEvent('websocket');
	await writer.goto(`${pact}/lavagna`);
	return new URL((await socket).url()).pathname;
}

/** A socket that only reads, and waits until the server has answered. */
async function listenAsReader(page: Page, room: string): Promise<void> {
	await page.evaluate(async (room) => {
		const reading = new WebSocket(`ws://${location.host}${room}?v=1&schema=1`);
		Object.assign(globalThis, { reading });
		await new Promise((resolve) => reading.addEventListener('message', resolve, { once: true }));
	}, room);
}

async function copiedBy(page: Page): Promise<string> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.getByRole('button', { name: 'Copia il testo' }).first().click();
	await expect(page.getByText(/^Testo copiato/).first()).toBeVisible();
	return page.evaluate(() => navigator.clipboard.readText());
}

test('Luca makes Giulia a citizen while she types in the draft: within a second she knows, and her words can be copied', async ({
	arrive,
}) => {
	const page = await arrive('Giulia');
	const closes = await listenForCloses(page);
	const luca = await arrive('Luca');
	const giulia = await DraftDesk.open(page);
	await giulia.write(2);
	await giulia.type(' Le mie ultime parole.');
	await giulia.saved();
	const changed = await makeCitizen(luca, /Giulia/);
	await expect(page.getByRole('heading', { name: 'Non puoi più scrivere qui' })).toBeVisible();
	const [close] = await closes();
	expect(close!.code).toBe(4403);
	expect(close!.at - changed).toBeLessThan(1_000);
	await expect(giulia.text).toHaveAttribute('contenteditable', 'false');
	expect(await copiedBy(page)).toContain('Le mie ultime parole.');
	await expectAxeClean(page);
});

test('Luca makes Giulia a citizen while she writes a card: within a second she knows, and her words can be copied', async ({
	arrive,
}) => {
	const page = await arrive('Giulia');
	const closes = await listenForCloses(page);
	const luca = await arrive('Luca');
	await page.goto(`${pact}/lavagna`);
	await page.getByRole('button', { name: 'Nuovo cartellino' }).click();
	const field = page.getByRole('textbox', { name: 'Nuovo cartellino' });
	await field.fill('Parole a metà');
	await expect(page.getByText(/Salvato alle/)).toBeVisible();
	const changed = await makeCitizen(luca, /Giulia/);
	await expect(page.locator('.save-state')).toContainText('Non puoi più scrivere qui');
	const [close] = await closes();
	expect(close!.code).toBe(4403);
	expect(close!.at - changed).toBeLessThan(1_000);
	await expect(field).toHaveAttribute('readonly', '');
	await expect(page.getByText('Il testo è ancora tuo')).toBeVisible();
	expect(await copiedBy(page)).toBe('Parole a metà');
	await expectAxeClean(page);
});

test('what Giulia wrote without a network, and may no longer send, can be copied when she is back', async ({
	arrive,
}) => {
	const page = await arrive('Giulia');
	const luca = await arrive('Luca');
	const giulia = await DraftDesk.open(page);
	await giulia.write(2);
	const cut = await cutNetwork(page);
	await giulia.type(' Scritto in treno.');
	await expect(page.locator('.save-state')).toContainText('Non in linea');
	await makeCitizen(luca, /Giulia/);
	await cut.restore();
	await expect(page.getByRole('heading', { name: 'Non puoi più scrivere qui' })).toBeVisible({
		timeout: 40_000,
	});
	await expect(page.locator('.save-state')).toContainText('Le tue ultime parole non sono salvate.');
	expect(await copiedBy(page)).toContain('Scritto in treno.');
});

test('Giulia is taken out of a protected tavolo while she writes there: within a second it is gone for her', async ({
	arrive,
}) => {
	const page = await arrive('Giulia');
	const closes = await listenForCloses(page);
	const fatou = await arrive('Fatou');
	await page.goto('/tavoli/rete-donna/lavagna');
	await expect(page.getByRole('button', { name: 'Nuovo cartellino' })).toBeEnabled();
	await endOfFeed(page, '/tavoli/rete-donna/diretta');
	const changed = await removeMember(fatou, 'rete-donna', /Giulia/);
	await expect(page.locator('.save-state')).toContainText('Non puoi più scrivere qui');
	const [close] = await closes();
	expect(close!.code).toBe(4403);
	expect(close!.at - changed).toBeLessThan(1_000);
	expect((await feedEnded(page)) - changed).toBeLessThan(1_000);
	const again = await page.request.get('/tavoli/rete-donna/lavagna');
	expect(again.status()).toBe(404);
});

test('a public tavolo becomes one for members: sockets and news of everybody else close within a second', async ({
	arrive,
}) => {
	const [visitor, fatou, amina, luca] = [
		await arrive(null),
		await arrive('Fatou'),
		await arrive('Amina'),
		await arrive('Luca'),
	];
	// Fatou is no longer of this tavolo; she reads it, as everybody may, and listens on a socket of her own making.
	await removeMember(luca, 'patto-educativo', /Fatou/);
	const closes = await listenForCloses(fatou);
	const room = await boardRoom(luca);
	for (const page of [visitor, fatou, amina]) {
		await page.goto(pact);
		await endOfFeed(page, `${pact}/diretta`);
	}
	for (const page of [fatou, amina]) await listenAsReader(page, room);

	await luca.goto(`${pact}/gestione/impostazioni`);
	await luca.getByRole('radio', { name: /^Solo per chi è nel tavolo/ }).check();
	await luca.getByRole('button', { name: 'Salva' }).first().click();
	await expect(luca.getByText('Fatto, è salvato.')).toBeVisible();
	const changed = Date.now();

	for (const page of [visitor, fatou]) {
		expect((await feedEnded(page)) - changed).toBeLessThan(1_000);
		expect((await page.request.get(`${pact}/diretta`)).status()).toBe(404);
	}
	await expect.poll(async () => (await closes()).map(({ code }) => code)).toEqual([4403]);
	const [close] = await closes();
	expect(close!.at - changed).toBeLessThan(1_000);
	// Amina is a member, a citizen: she goes on reading.
	expect(
		await amina.evaluate(() => (globalThis as unknown as { reading: WebSocket }).reading.readyState),
	).toBe(1);
	expect((await amina.request.get(pact)).status()).toBe(200);
});
