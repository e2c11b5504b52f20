import type { CDPSession, Locator } from '@playwright/test';
import { expect, expectAxeClean, test, type Page } from '../support/test.ts';

const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const card = (page: Page, text: string) => page.getByRole('group', { name: text });
const column = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const told = (page: Page) => page.locator('[data-board-status]');

interface Point {
	readonly x: number;
	readonly y: number;
}

/** A real finger: the browser itself decides whether it scrolls, drags or taps. */
class Finger {
	#session: CDPSession;
	#page: Page;

	private constructor(session: CDPSession, page: Page) {
		this.#session = session;
		this.#page = page;
	}

	static async of(page: Page): Promise<Finger> {
		return new Finger(await page.context().newCDPSession(page), page);
	}

	async down(point: Point): Promise<void> {
		await this.#send('touchStart', [point]);
	}

	async slide(from: Point, to: Point): Promise<void> {
		const strides = 12;
		for (let stride = 1; stride <= strides; stride++) {
			const part = stride / strides;
			await this.#send('touchMove', [
				{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
			]);
			await this.#page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
		}
	}

	async up(): Promise<void> {
		await this.#send('touchEnd', []);
	}

	async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<void> {
		await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
	}
}

async function middleOf(page: Page, text: string, part: string): Promise<Point> {
	const box = (await card(page, text).locator(part).boundingBox())!;
	return { x: box.x + 20, y: box.y + box.height / 2 };
}

/** Brings a place into sight, at once: what is measured after it stays where it was. */
async function settleOn(page: Page, place: Locator, block: 'start' | 'center'): Promise<void> {
	let before = NaN;
	await expect
		.poll(async () => {
			await place.evaluate((element, block) => element.scrollIntoView({ block, behavior: 'instant' }), block);
			await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
			const moved = before - (before = await page.evaluate(() => scrollY));
			return moved;
		})
		.toBe(0);
}

async function openColumn(page: Page, title: string): Promise<void> {
	await page.goto('/tavoli/patto-educativo/lavagna');
	await expect(page.getByRole('button', { name: 'Nuovo cartellino' })).toBeEnabled();
	await page.getByRole('navigation', { name: 'Colonne' }).getByRole('link', { name: title }).tap();
	await expect(column(page, title)).toBeVisible();
	await expect(page.locator('[data-grip]').filter({ visible: true }).first()).toBeVisible();
}

test.describe('with a finger, on a phone', () => {
	test('Giulia drags a card by its dots to another place, and Omar sees it there', async ({ arrive }) => {
		const page = await arrive('Giulia', phone);
		const omar = await arrive('Omar');
		await omar.goto('/tavoli/patto-educativo/lavagna');
		await openColumn(page, 'Da chiarire');
		const finger = await Finger.of(page);
		await card(page, 'Scuola aperta la domenica.').scrollIntoViewIfNeeded();
		const from = await middleOf(page, 'Chi tiene le chiavi', '[data-grip]');
		const over = (await card(page, 'Scuola aperta la domenica.').boundingBox())!;
		const to = { x: from.x, y: over.y + over.height - 6 };
		await finger.down(from);
		await finger.slide(from, to);
		await finger.up();
		await expect(told(page)).toHaveText('Spostato in Da chiarire, posto 2 di 4.');
		await expect(card(page, 'Chi tiene le chiavi')).toBeFocused();
		const texts = column(omar, 'Da chiarire').locator('.column > ul .text, :scope > ul .text');
		await expect(texts.first()).toHaveText('Scuola aperta la domenica.');
		await expectAxeClean(page);
	});

	test('Giulia drags a card onto the name of another column', async ({ arrive }) => {
		const page = await arrive('Giulia', phone);
		await openColumn(page, 'Che cosa manca');
		const finger = await Finger.of(page);
		// Both the card and the name of the other column are away from the edges: nothing scrolls on the way.
		await settleOn(page, page.getByRole('navigation', { name: 'Colonne' }), 'center');
		const from = await middleOf(page, 'Dopo le 16:30 i ragazzi', '[data-grip]');
		const name = page
			.getByRole('navigation', { name: 'Colonne' })
			.getByRole('link', { name: /possiamo fare/ });
		const box = (await name.boundingBox())!;
		await finger.down(from);
		await finger.slide(from, { x: box.x + 20, y: box.y + box.height / 2 });
		await finger.up();
		await expect(told(page)).toHaveText(/^Spostato in Che cosa possiamo fare/);
		await expect(column(page, 'Che cosa possiamo fare').getByText('Dopo le 16:30 i ragazzi')).toBeVisible();
	});

	test('a swipe over the cards scrolls the page and moves no card', async ({ arrive }) => {
		const page = await arrive('Giulia', phone);
		await openColumn(page, 'Da chiarire');
		await settleOn(page, page.locator('body'), 'start');
		const finger = await Finger.of(page);
		const from = await middleOf(page, 'Chi paga se un volontario', '.text');
		await finger.down(from);
		await finger.slide(from, { x: from.x, y: from.y - 300 });
		await finger.up();
		await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(150);
		await expect(told(page)).toHaveText('');
	});
});
