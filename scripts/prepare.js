// Makes the project ready to start ("build") or to be tested ("test"): installs and builds, each only when something
// changed. Plain JavaScript without packages: it runs on whatever Node (20 or newer) the machine has, before anything
// is installed. Everything after it runs on the Node that `npm rebuild node` brings into node_modules/.bin.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');
const ownNode = join(bin, 'node');
const installMark = join(root, 'node_modules/.tavolo-installed');
const buildMark = join(root, 'build/.tavolo-built');
const generated = new Set([join(root, 'src/i18n/paraglide')]);

/** @param {string} text */
const say = (text) => console.log(`tavolo: ${text}`);

/** @param {string[]} sentences @returns {never} */
function giveUp(...sentences) {
	console.error(`\n${sentences.map((sentence) => `tavolo: ${sentence}`).join('\n')}\n`);
	process.exit(1);
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
	if (!existsSync(path) || generated.has(path)) return [];
	return readdirSync(path, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const inside = join(path, entry.name);
			if (entry.isDirectory()) return filesUnder(inside);
			return entry.isFile() && !/^\.|\.md$|\.test\.ts$/.test(entry.name) ? [inside] : [];
		});
}

/** @param {string[]} files @param {string} [salt] */
function hashOf(files, salt = '') {
	const hash = createHash('sha256').update(salt);
	for (const file of files) hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
	return hash.digest('hex');
}

/** @param {string} file */
const contentOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** @param {string} path */
function writable(path) {
	try {
		accessSync(path, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}

/** A home may be missing or closed (service accounts, containers): then npm keeps its cache among temporary files. */
function surroundings() {
	const { NODE_ENV: _, ...environment } = process.env;
	const cache = environment.npm_config_cache ?? join(homedir(), '.npm');
	const nearest = [cache, dirname(cache)].find((path) => existsSync(path));
	if (nearest === undefined || !writable(nearest)) {
		environment.npm_config_cache = join(tmpdir(), `tavolo-npm-${process.getuid?.() ?? 0}`);
	}
	return { ...environment, npm_config_fetch_retries: '2', npm_config_fetch_retry_maxtimeout: '10000' };
}

/** @param {string} program @param {string[]} argument @param {object} [options] */
function run(program, argument, options = {}) {
	const result = spawnSync(program, argument, {
		cwd: root,
		env: surroundings(),
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		maxBuffer: 64 * 1024 * 1024,
		...options,
	});
	const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? String(result.error) : ''}`;
	return { ok: result.status === 0, output };
}

/** @param {string[]} argument */
function npm(...argument) {
	const cli = process.env.npm_execpath;
	if (cli?.endsWith('npm-cli.js')) {
		return run(process.env.npm_node_execpath ?? process.execPath, [cli, ...argument]);
	}
	return run('npm', argument);
}

/** @param {string} output */
function reasonOf(output) {
	if (/ENOSPC/.test(output)) return 'The disk is full: make room and try again.';
	if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(output)) {
		return 'The package registry did not answer: check the network (or the proxy: HTTPS_PROXY) and try again.';
	}
	if (/EACCES|EPERM|EROFS/.test(output)) {
		return `Something could not be written: check who owns ${root} and its node_modules.`;
	}
	if (/npm ci.*in sync|EUSAGE/s.test(output)) {
		return 'package.json and package-lock.json disagree: run "npm install" once and commit both.';
	}
	return 'The lines above say why.';
}

/** @param {string} output @param {string} what @returns {never} */
function failed(output, what) {
	console.error(output.trimEnd().split('\n').slice(-40).join('\n'));
	giveUp(`${what} did not succeed.`, reasonOf(output));
}

function install() {
	const wanted = hashOf(
		['package.json', 'package-lock.json'].map((name) => join(root, name)),
		`${process.platform} ${process.arch}`,
	);
	if (contentOf(installMark) === wanted && existsSync(ownNode)) return;
	if (!writable(root)) giveUp(`The packages must be installed, but ${root} is not writable.`);
	say('installing packages, once (about half a minute)…');
	const installed = npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund');
	if (!installed.ok) failed(installed.output, 'Installing the packages (npm ci)');
	const rebuilt = npm('rebuild', 'node');
	if (!rebuilt.ok || !run(ownNode, ['--version']).ok) {
		failed(rebuilt.output, 'Bringing Node 24 into node_modules (npm rebuild node)');
	}
	writeFileSync(installMark, wanted);
}

function build() {
	const files = [
		...['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'].map((name) =>
			join(root, name),
		),
		...filesUnder(join(root, 'src')),
		...filesUnder(join(root, 'static')),
	];
	const wanted = hashOf(files);
	if (contentOf(buildMark) === wanted) return;
	if (!writable(root)) giveUp(`The pages must be built, but ${root} is not writable.`);
	say('building…');
	const built = run(ownNode, [join(root, 'node_modules/vite/bin/vite.js'), 'build']);
	if (!built.ok) failed(built.output, 'Building');
	mkdirSync(dirname(buildMark), { recursive: true });
	writeFileSync(buildMark, wanted);
}

/** @param {string | null} path */
const starts = (path) => path !== null && run(path, ['--version'], { timeout: 20_000 }).ok;

function playwrightsOwn() {
	const question = "import { chromium } from 'playwright-core'; console.log(chromium.executablePath());";
	const { ok, output } = run(ownNode, ['--input-type=module', '-e', question]);
	return ok ? output.trim() : undefined;
}

function browser() {
	const find = () => findChromium(process.env, playwrightsOwn());
	if (starts(find())) return;
	if (process.env.CHROMIUM_PATH) {
		giveUp(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, but no browser starts there.`);
	}
	say('fetching a browser for the tests, once…');
	run(ownNode, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
		timeout: 300_000,
	});
	if (starts(find())) return;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 };
		run('apt-get', ['update', '-q'], quiet);
		for (const name of ['chromium-headless-shell', 'chromium']) {
			run('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], quiet);
			if (starts(find())) return;
		}
	}
	giveUp(
		'The browser tests need Chromium, and it could not be fetched.',
		'Install the package "chromium" of your system, or set CHROMIUM_PATH to a Chromium or Chrome, and try again.',
	);
}

const purpose = process.argv[2];
if (purpose !== 'build' && purpose !== 'test') giveUp('Usage: node scripts/prepare.js build|test');
if (Number(process.versions.node.split('.')[0]) < 20) {
	giveUp(`This is Node ${process.versions.node}; Tavolo needs Node 20 or newer to prepare itself.`);
}
try {
	install();
	build();
	if (purpose === 'test') browser();
} catch (error) {
	const text = String(error);
	giveUp(text, reasonOf(text));
}
