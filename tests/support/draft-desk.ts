import { expect, type Locator, type Page } from '@playwright/test';

/** The writing page of a tavolo, as a person uses it. */
export class DraftDesk {
	readonly page: Page;

	private constructor(page: Page) {
		this.page = page;
	}

	static async open(page: Page, slug = 'patto-educativo'): Promise<DraftDesk> {
		await page.goto(`/tavoli/${slug}/bozza/scrivi`);
		const desk = new DraftDesk(page);
		await expect(page.getByRole('button', { name: 'Aggiungi un articolo' }).first()).toBeVisible();
		return desk;
	}

	/** A clause, by words of its title or text. */
	clause(words: string): Locator {
		return this.page.locator('article section').filter({ hasText: words });
	}

	/** The nth clause of the text, from 1. */
	nth(number: number): Locator {
		return this.page.locator('article section').nth(number - 1);
	}

	/** The text field of the clause one is writing in. */
	get text(): Locator {
		return this.page.getByRole('textbox', { name: /^Testo: / });
	}

	get title(): Locator {
		return this.page.getByRole('textbox', { name: 'Titolo dell’articolo' });
	}

	/** Opens the nth clause with its button, the caret at its end, and waits for its editor. */
	async write(number: number): Promise<void> {
		await this.press(number);
		await expect(this.text).toHaveAttribute('contenteditable', 'true');
		await expect(this.text).toBeFocused();
	}

	/** Opens the nth clause and waits for nothing but the caret. */
	async press(number: number): Promise<void> {
		await this.nth(number)
			.getByRole('button', { name: /^Scrivi qui: / })
			.press('Enter');
		await expect(this.text).toBeFocused();
	}

	async type(words: string): Promise<void> {
		await this.page.keyboard.type(words);
	}

	async saved(): Promise<void> {
		await expect(this.page.locator('.save-state')).toContainText('Salvato');
	}

	async menu(entry: string | RegExp): Promise<void> {
		await this.page.getByRole('button', { name: 'Altro' }).click();
		await this.page.getByRole('group', { name: 'Altro' }).getByRole('button', { name: entry }).click();
	}

	async paste(html: string, plain = ''): Promise<void> {
		await this.text.evaluate(
			(field, [html, plain]) => {
				const data = new DataTransfer();
				if (html) data.setData('text/html', html);
				data.setData('text/plain', plain!);
				field.dispatchEvent(
					new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
				);
			},
			[html, plain],
		);
	}
}
