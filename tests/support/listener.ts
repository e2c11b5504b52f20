import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The virtual screen reader, as it runs in the page. */
interface Reader {
	start(options: { container: Node; displayCursor?: boolean }): Promise<void>;
	stop(): Promise<void>;
	next(): Promise<void>;
	act(): Promise<void>;
	lastSpokenPhrase(): Promise<string>;
	spokenPhraseLog(): Promise<string[]>;
}

declare global {
	var reader: Reader;
}

/** The package offers the browser an ES module; here it becomes one expression, which a strict policy lets a test run. */
function source(): string {
	const main = createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader');
	const module = readFileSync(join(dirname(main), '../esm/index.browser.js'), 'utf8');
	const exported = /export\s*\{([^}]*)\};?/;
	const name = /([\w$]+) as virtual\b/.exec(exported.exec(module)![1]!)![1]!;
	const body = module.replace(exported, '').replace(/\/\/# sourceMappingURL=.*/, '');
	return `(() => { ${body}; globalThis.reader = ${name}; })()`;
}
const readerSource = source();

/** Somebody who does not see the page and hears it: what a screen reader says, from the top or from where they are. */
export class Listener {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	/** Everything that is said when the page, or a part of it, is read from beginning to end. */
	async hear(part = 'body', atMost = 400): Promise<string[]> {
		await this.#page.evaluate(readerSource);
		return this.#page.evaluate(
			async ([selector, most]) => {
				const { reader } = globalThis;
				await reader.start({ container: document.querySelector(selector)! });
				const first = await reader.lastSpokenPhrase();
				for (let step = 0; step < most; step++) {
					await reader.next();
					// After the end it begins again.
					if ((await reader.lastSpokenPhrase()) === first) break;
				}
				const said = await reader.spokenPhraseLog();
				await reader.stop();
				return said;
			},
			[part, atMost] as const,
		);
	}

	/** What is said while something happens: where the focus goes, and what announces itself. */
	async while(act: () => Promise<void>): Promise<string[]> {
		await this.#page.evaluate(readerSource);
		await this.#page.evaluate(() => globalThis.reader.start({ container: document.body }));
		const before = await this.#page.evaluate(async () => (await globalThis.reader.spokenPhraseLog()).length);
		await act();
		return this.#page.evaluate(async (before) => {
			await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
			const said = (await globalThis.reader.spokenPhraseLog()).slice(before);
			await globalThis.reader.stop();
			return said;
		}, before);
	}
}
