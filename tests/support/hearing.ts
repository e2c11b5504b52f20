import { expect, type Locator, type Page } from '@playwright/test';

/** These phrases, in this order, with others between them. */
export function expectHeard(said: readonly string[], phrases: readonly string[]): void {
	let from = 0;
	const missing = phrases.filter((phrase) => {
		const at = said.indexOf(phrase, from);
		if (at >= 0) from = at + 1;
		return at < 0;
	});
	expect(missing, `of what was said:\n${said.join('\n')}`).toEqual([]);
}

/** A bare number, or nothing but a symbol, tells a person who only hears it nothing. */
export function expectEveryActNamed(said: readonly string[]): void {
	const mute = said.filter((phrase) =>
		/^(button|link|textbox|combobox|checkbox|radio|image)(, \d+)?$/.test(phrase),
	);
	expect(mute).toEqual([]);
}

/** What announced itself, and nothing else: each of these sentences, once, in this order. */
export function expectAnnounced(said: readonly string[], sentences: readonly string[]): void {
	const announced = said.filter((phrase) => /^(polite|assertive): /.test(phrase));
	expect(announced.map((phrase) => phrase.replace(/\u00a0$/, ''))).toEqual(sentences);
}

/** There by the Tab key alone, from where one is. */
export async function tabTo(page: Page, place: Locator, back = false): Promise<void> {
	for (let steps = 0; steps < 60; steps++) {
		if (await place.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
	}
	await expect(place, 'reached by the Tab key').toBeFocused();
}
