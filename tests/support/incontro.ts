import { expect, type Page } from '@playwright/test';

export const pact = '/tavoli/patto-educativo';
export const phone = { viewport: { width: 360, height: 740 } };

/**
 * Everything a page receives from now on: bodies of answers, what its event streams and sockets say, and what stands on it. The
 * function looks whether these words are in it.
 */
export async function overhear(page: Page): Promise<() => Promise<string>> {
	const bodies: Promise<string>[] = [];
	const frames: string[] = [];
	page.on('response', (response) => {
		if ((response.headers()['content-type'] ?? '').startsWith('text/event-stream')) return;
		bodies.push(response.text().catch(() => ''));
	});
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => frames.push(payload.toString())),
	);
	await page.addInitScript(() => {
		const told: string[] = [];
		Object.assign(globalThis, { told });
		globalThis.EventSource = class extends EventSource {
			constructor(address: string | URL) {
				super(address);
				this.addEventListener('message', ({ data }) => told.push(String(data)));
			}
		};
	});
	return async () => {
		const told = await page.evaluate(() => (globalThis as unknown as { told?: string[] }).told ?? []);
		return [...(await Promise.all(bodies)), ...frames, ...told, await page.content()].join('\n');
	};
}

interface Prepared {
	/** The address of its pages, and the code of its door. */
	readonly path: string;
	readonly code: string;
}

/** Luca prepares an incontro from a format; gives the address of its pages, and its code. */
export async function prepare(
	luca: Page,
	{ format, title, tables }: { readonly format: string; readonly title: string; readonly tables: number },
): Promise<Prepared> {
	await luca.goto(`${pact}/incontri/nuovo`);
	await luca.getByLabel(format).check();
	await luca.getByLabel('Titolo').fill(title);
	await luca.getByLabel('Quanti tavoli in sala').fill(String(tables));
	await luca.getByRole('button', { name: 'Prepara l’incontro' }).click();
	await expect(moment(luca)).toHaveText(`Prepara: ${title}`);
	const code = (await luca.locator('.code').innerText()).replace(/\s/g, '');
	return { path: new URL(luca.url()).pathname.replace(/\/prepara$/, ''), code };
}

/** Luca makes Giulia lead the tavolo with him. */
export async function leadTogether(luca: Page): Promise<void> {
	await luca.goto(`${pact}/gestione`);
	await luca.getByLabel('Ruolo di Giulia').selectOption('Facilitatore');
	await luca.getByRole('button', { name: 'Cambia ruolo: Giulia' }).click();
	await expect(luca.getByText('Fatto, è salvato.')).toBeVisible();
}

/** In through the door, on a phone; `table`: where the room has tables. */
export async function enter(page: Page, code: string, name: string, table?: string): Promise<void> {
	await page.goto(`/incontro/${code}`);
	await page.getByLabel('Come ti chiamiamo?').fill(name);
	if (table !== undefined) await page.getByLabel('A che tavolo sei?').selectOption(table);
	await page.getByRole('button', { name: 'Entra', exact: true }).click();
	await expect(page.getByText('Il mio posto e la lingua')).toBeVisible();
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** An act that names what it is about for the ear only. */
export const on = (act: string, what: string) => new RegExp(`^${act} ?: ${what}$`);
export const moment = (page: Page) => page.getByRole('heading', { level: 1 });

/** Luca at his desk, by the forms it has: the room is what this is about. */
export class Desk {
	readonly code: string;
	readonly #page: Page;
	readonly path: string;
	readonly #origin: string;

	private constructor(page: Page, path: string, origin: string, code: string) {
		this.#page = page;
		this.path = path;
		this.#origin = origin;
		this.code = code;
	}

	/** The prepared incontro of the demonstration, its doors open, at its silent writing. */
	static async open(luca: Page, origin: string): Promise<Desk> {
		await luca.goto(`${pact}/incontri`);
		const href = await luca
			.getByRole('link', { name: 'Come arriva chi abita lontano', exact: true })
			.getAttribute('href');
		const path = `${href!.replace(/\/prepara$/, '')}/regia`;
		await luca.goto(path);
		const words = await luca.locator('body').innerText();
		const code = /\b([B-Z]{3}) ?([B-Z]{3})\b/.exec(words)!;
		const desk = new Desk(luca, path, origin, `${code[1]}${code[2]}`);
		for (const step of ['open-doors', 'start', 'next']) await desk.step(step);
		return desk;
	}

	/** The desk of an incontro that Luca has prepared, its doors open. */
	static async of(luca: Page, origin: string, { path, code }: Prepared): Promise<Desk> {
		const desk = new Desk(luca, `${path}/regia`, origin, code);
		await desk.step('open-doors');
		return desk;
	}

	async step(step: string): Promise<void> {
		const { request } = this.#page.context();
		const page = await (await request.get(this.path)).text();
		await this.#post('passo', { seen: /name="seen" value="(\d+)"/.exec(page)![1]!, step });
	}

	async reveal(): Promise<void> {
		await this.#post('svela', { card: 'all' });
	}

	async #post(act: string, form: Record<string, string>): Promise<void> {
		const answer = await this.#page.context().request.post(`${this.path}?/${act}`, {
			form,
			headers: { origin: this.#origin, accept: 'text/html' },
			maxRedirects: 0,
		});
		expect(answer.status(), `${act} ${JSON.stringify(form)}`).toBeLessThan(400);
	}
}
