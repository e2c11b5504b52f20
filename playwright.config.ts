import { chromium, defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/chromium.js';
import type { ServerOptions } from './tests/support/test.ts';

const executablePath = findChromium(process.env, chromium.executablePath());

export default defineConfig<ServerOptions>({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'tests/.output/e2e',
	globalSetup: './tests/support/seed-once.ts',
	fullyParallel: true,
	workers: Number(process.env.TEST_WORKERS ?? 2),
	// A story of three browsers on a busy machine is run once more before it is called broken; that it was is printed.
	retries: 1,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json', { outputFile: 'tests/.output/e2e.json' }]],
	use: {
		browserName: 'chromium',
		// A control that is not there in this time will not come: say so, instead of using up the test's own time.
		actionTimeout: 15_000,
		headless: true,
		locale: 'it-IT',
		timezoneId: 'Europe/Rome',
		viewport: { width: 1280, height: 800 },
		trace: process.env.TEST_TRACE === undefined ? 'off' : 'retain-on-failure',
		launchOptions: {
			...(executablePath === null ? {} : { executablePath }),
			args: chromiumArguments,
		},
	},
});
