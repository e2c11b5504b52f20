import { expect, type Page } from '@playwright/test';
import type { DemoPerson } from './people.ts';

const pact = '/tavoli/patto-educativo';

/** Every kind of page, by the person who has reason to open it. Null: somebody who is not signed in. */
export const walks: readonly { who: DemoPerson | null; pages: readonly string[] }[] = [
	{
		who: null,
		pages: [
			'/',
			'/entra',
			'/dimostrazione',
			'/enti',
			'/enti/comune-di-cornaredo',
			'/come-funziona',
			'/privacy',
			'/note-legali',
			'/accessibilita',
			'/segnala',
			pact,
			`${pact}/bozza`,
			`${pact}/lavagna`,
			`${pact}/lavagna?vista=elenco`,
			`${pact}/emendamenti`,
			`${pact}/emendamenti?stato=decisi`,
			`${pact}/proposte`,
			`${pact}/proposte?cerca=scuola&stato=in-esame&ordine=sostenute`,
			`${pact}/voti`,
			`${pact}/incontri`,
			`${pact}/commenti`,
			`${pact}/commenti?vista=senza-posto`,
			`${pact}/commenti?q=nessuno`,
			`${pact}/moderazione`,
			`${pact}/registro`,
			`${pact}/bozza/ultima-volta`,
			`${pact}/novita`,
			'/tavoli/non-esiste',
			'/invito/nonesiste',
			'/profilo/cancellato',
		],
	},
	{
		who: 'Giulia',
		pages: [
			'/',
			'/profilo',
			'/profilo/cancella',
			'/profilo/dati',
			'/novita',
			`${pact}/bozza/ultima-volta`,
			pact,
			`${pact}/bozza`,
			`${pact}/bozza/scrivi`,
			`${pact}/lavagna`,
			`${pact}/lavagna?vista=elenco`,
			`${pact}/proposte`,
			`${pact}/proposte/nuova`,
			'/tavoli/rete-donna',
			'/tavoli/rete-donna/proposte',
			'/tavoli/rete-donna/bozza',
			'/tavoli/rete-donna/voti',
			'/tavoli/rete-donna/incontri',
			'/tavoli/rete-donna/novita',
			`${pact}/novita`,
			`${pact}/commenti?vista=risolti`,
			'/tavoli/rete-donna/commenti',
		],
	},
	{
		who: 'Luca',
		pages: [
			`${pact}/moderazione`,
			`${pact}/gestione`,
			`${pact}/gestione/enti`,
			`${pact}/gestione/fasi`,
			`${pact}/gestione/impostazioni`,
			`${pact}/voti/nuovo`,
			`${pact}/incontri`,
			`${pact}/incontri/nuovo`,
		],
	},
	{
		who: 'Segreteria',
		pages: [
			'/amministrazione',
			'/amministrazione/enti',
			'/amministrazione/persone?cerca=a',
			'/amministrazione/copia',
			'/tavoli/nuovo',
			'/tavoli/nuovo?modello=network',
			'/enti/nuovo',
			'/enti/comune-di-cornaredo/modifica',
		],
	},
];

/** Opens a page and waits until what runs in it has started. */
export async function visit(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await page.waitForFunction(() => document.readyState === 'complete');
	await expect(page).toHaveTitle(/\S/);
	await expect(page.locator('h1')).toHaveCount(1);
}

/** Nobody has to scroll sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const [content, screen] = await page.evaluate(() => [
		document.documentElement.scrollWidth,
		document.documentElement.clientWidth,
	]);
	expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen!);
}

/** Bars that stick to an edge of the screen go back to their place: what lies behind them is reached by scrolling, axe does not scroll. */
export async function unstick(page: Page): Promise<void> {
	await page.evaluate(() => {
		for (const element of document.querySelectorAll<HTMLElement>('body *')) {
			if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
		}
	});
}
