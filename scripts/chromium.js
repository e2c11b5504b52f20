// Finds a Chromium. Plain JavaScript without packages: prepare.js runs it before anything is installed.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

// A browser without windows first: it runs the same pages in about half the time of one that also draws its own bars.
const windowless = ['chromium-headless-shell'];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @param {string} path */
function runs(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * The browser for the tests: `CHROMIUM_PATH`, then a headless shell of the system's, then the one Playwright downloaded,
 * then the system's own.
 * @param {Record<string, string | undefined>} environment
 * @param {string} [playwrightsOwn] where Playwright would keep its browser
 * @returns {string | null}
 */
export function findChromium(environment, playwrightsOwn) {
	if (environment.CHROMIUM_PATH) return environment.CHROMIUM_PATH;
	const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
	/** @param {readonly string[]} names */
	const inFolders = (names) => folders.flatMap((folder) => names.map((name) => join(folder, name)));
	const shell = inFolders(windowless).find(runs);
	if (shell) return shell;
	if (playwrightsOwn && runs(playwrightsOwn)) return playwrightsOwn;
	return [...inFolders(names), ...places].find(runs) ?? null;
}

/** Arguments that let Chromium run as root, without a display, and without calling home. */
export const chromiumArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
];
