import { test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { hangOn, Wire } from './network.ts';
import { stepInAs, type DemoPerson } from './people.ts';
import { baseData, RunningServer, type ServerSetup } from './server.ts';
import { Watch } from './watch.ts';

export { expect, type Page } from '@playwright/test';
export { expectAxeClean } from './axe.ts';
export { cutNetwork, type NetworkCut } from './network.ts';
export { signInAs } from './people.ts';

export interface ServerOptions {
	/** 'real' starts an empty installation with TAVOLO_ORIGIN instead of the demonstration. */
	installation: ServerSetup['installation'];
	/** Further environment of the server. */
	environment: Record<string, string>;
}

export interface House {
	/** A server of this test's own: `server.origin`, `server.kill9()`, `server.restart()`, `server.output`. */
	server: RunningServer;
	watch: Watch;
	/** The connection of the test's first browser. */
	wire: Wire;
	/** Opens a browser of their own for a person of the demonstration, signed in: `const giulia = await arrive('Giulia')`. */
	arrive: (name: DemoPerson | null, options?: BrowserContextOptions) => Promise<Page>;
}

/** Every browser test starts here: `import { expect, test } from '../support/test.ts'`. */
export const test = base.extend<House & ServerOptions>({
	installation: ['demonstration', { option: true }],
	environment: [{}, { option: true }],

	server: async ({ installation, environment }, use, testInfo) => {
		const server = await RunningServer.open({
			from: installation === 'demonstration' ? baseData : null,
			installation,
			environment,
		});
		await use(server);
		const { crashed } = server;
		if (testInfo.status !== testInfo.expectedStatus || crashed) {
			const path = testInfo.outputPath('server.log');
			writeFileSync(path, server.output);
			await testInfo.attach('server.log', { path });
		}
		await server.close();
		if (crashed) throw new Error(`${crashed}\n${server.output.slice(-3000)}`);
	},

	baseURL: async ({ server }, use) => use(server.origin),

	watch: [
		async ({ server }, use) => {
			const watch = new Watch(server.origin);
			server.onOutage = () => watch.expectOutage();
			await use(watch);
			if (watch.complaints.length > 0) throw new Error(watch.complaints.join('\n'));
		},
		{ auto: true },
	],

	wire: async ({ playwright: _ }, use) => {
		const wire = await Wire.lay();
		await use(wire);
		wire.remove();
	},

	proxy: async ({ wire }, use) => use({ server: wire.address }),

	context: async ({ context, watch, wire }, use) => {
		watch.follow(context);
		hangOn(context, { wire, expectOutage: () => watch.expectOutage() });
		await use(context);
	},

	arrive: async ({ browser, server, watch, locale, timezoneId, viewport }, use, testInfo) => {
		const opened: (() => Promise<void>)[] = [];
		const pages = new Map<string, Page>();
		await use(async (name, options = {}) => {
			const wire = await Wire.lay();
			const context = await browser.newContext({
				baseURL: server.origin,
				proxy: { server: wire.address },
				...(locale === undefined ? {} : { locale }),
				...(timezoneId === undefined ? {} : { timezoneId }),
				viewport,
				...options,
			});
			opened.push(async () => {
				await context.close();
				wire.remove();
			});
			watch.follow(context);
			hangOn(context, { wire, expectOutage: () => watch.expectOutage() });
			const page = await context.newPage();
			if (name !== null) await stepInAs(page, name, server.origin);
			pages.set(`${pages.size + 1}. ${name ?? 'Somebody'}`, page);
			return page;
		});
		if (testInfo.status !== testInfo.expectedStatus) {
			for (const [whose, page] of pages) console.log(await seenBy(whose, page));
		}
		for (const close of opened) await close();
	},
});

/** What stood on somebody's screen when a story broke: elsewhere it cannot be looked at. */
async function seenBy(whose: string, page: Page): Promise<string> {
	const text = await page
		.locator('body')
		.innerText({ timeout: 2_000 })
		.catch(() => '(no page)');
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	return `── ${whose} saw ${page.url()}\n${lines.slice(0, 120).join('\n')}`;
}
