import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'tests/.output');

/** How a step went. A check without tests of its own counts as one. */
export interface Count {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

export interface Step {
	readonly name: string;
	/** Program under node_modules and its arguments, run by this same Node. */
	readonly command: readonly string[];
	/** Reads the tool's own report; without it the exit code decides. */
	readonly count?: () => Count;
	readonly timeLimit: number;
}

const minutes = 60_000;
const report = (name: string): string => join(reports, `${name.replaceAll(' ', '-')}.json`);
const packageFile = (path: string): string => join(root, 'node_modules', path);

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	testResults: { status: string; assertionResults: unknown[] }[];
}

function vitest(name: string, projects: readonly string[], timeLimit: number): Step {
	return {
		name,
		command: [
			packageFile('vitest/vitest.mjs'),
			'run',
			'--passWithNoTests',
			...projects.flatMap((project) => ['--project', project]),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${report(name)}`,
		],
		timeLimit,
		count() {
			const found = JSON.parse(readFileSync(report(name), 'utf8')) as VitestReport;
			// A file that could not even be read has no tests to count, and is a failure all the same.
			const broken = found.testResults.filter(
				({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
			).length;
			return {
				passed: found.numPassedTests,
				failed: found.numFailedTests + broken,
				skipped: found.numPendingTests,
			};
		},
	};
}

interface PlaywrightSuite {
	title: string;
	specs: { title: string; tests: { status: string }[] }[];
	suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	errors: unknown[];
	suites: PlaywrightSuite[];
}

/** Tests that passed only when they were run again: each is a race that somebody should look for. */
function passedLate(suites: readonly PlaywrightSuite[]): string[] {
	return suites.flatMap(({ title, specs, suites: inner = [] }) => [
		...specs
			.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
			.map((spec) => `${title} › ${spec.title}`),
		...passedLate(inner),
	]);
}

const browser: Step = {
	name: 'browser',
	command: [packageFile('@playwright/test/cli.js'), 'test'],
	timeLimit: 12 * minutes,
	count() {
		const { stats, errors, suites } = JSON.parse(readFileSync(report('e2e'), 'utf8')) as PlaywrightReport;
		for (const title of passedLate(suites)) console.log(`passed only at the second try: ${title}`);
		return {
			passed: stats.expected + stats.flaky,
			failed: stats.unexpected + errors.length,
			skipped: stats.skipped,
		};
	},
};

/** What can be said without running the product. */
export const still: readonly Step[] = [
	{
		name: 'types',
		command: [
			packageFile('svelte-check/bin/svelte-check'),
			'--threshold',
			'error',
			'--tsconfig',
			'./tsconfig.json',
		],
		timeLimit: 5 * minutes,
	},
	{ name: 'lint', command: [packageFile('eslint/bin/eslint.js'), '.'], timeLimit: 5 * minutes },
	{
		name: 'format',
		command: [packageFile('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
		timeLimit: 5 * minutes,
	},
	{
		name: 'house',
		command: [
			packageFile('dependency-cruiser/bin/dependency-cruiser.mjs'),
			'src',
			'server',
			'tests',
			'scripts',
		],
		timeLimit: 5 * minutes,
	},
];

export const quick: readonly Step[] = [
	vitest('architecture', ['architecture'], 5 * minutes),
	vitest('unit and contract', ['unit', 'contract'], 8 * minutes),
];

export const thorough: readonly Step[] = [
	vitest('convergence', ['convergence'], 8 * minutes),
	vitest('hostile', ['hostile'], 8 * minutes),
	vitest('durability', ['durability'], 8 * minutes),
	browser,
];

/** `aside`: what it prints is kept until it has ended, because another step runs at the same time. */
async function run(step: Step, aside: boolean): Promise<Count> {
	const started = Date.now();
	const title = `\n── ${step.name} ${'─'.repeat(Math.max(3, 70 - step.name.length))}`;
	if (!aside) console.log(title);
	const child = spawn(process.execPath, step.command, {
		cwd: root,
		stdio: aside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, CI: '1', NO_COLOR: '1', FORCE_COLOR: undefined },
		timeout: step.timeLimit,
		killSignal: 'SIGKILL',
	});
	const printed: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (bytes: Buffer) => printed.push(bytes));
	const code = await new Promise<number | null>((resolve) => {
		child.once('close', (status) => resolve(status));
		child.once('error', () => resolve(null));
	});
	if (aside) console.log(`${title}\n${Buffer.concat(printed).toString().trim()}`);
	const count = countOf(step, code);
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	const skipped = count.skipped > 0 ? `, ${count.skipped} not for this machine` : '';
	console.log(`── ${step.name}: ${count.passed} passed, ${count.failed} failed${skipped} (${seconds} s)`);
	return count;
}

function countOf(step: Step, code: number | null): Count {
	const byExitCode = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
	if (step.count === undefined) return byExitCode;
	try {
		const count = step.count();
		// A tool that fails without a failing test (a crash, a time limit) must not look green.
		return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
	} catch {
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

/**
 * Runs all steps, whatever fails on the way, and ends with one line: `N passed, N failed`. Those of `together` run at
 * once and first: each keeps no more than one processor busy.
 */
export async function runAll(together: readonly Step[], oneByOne: readonly Step[]): Promise<void> {
	rmSync(reports, { recursive: true, force: true });
	mkdirSync(reports, { recursive: true });
	let passed = 0;
	let failed = 0;
	const broken: string[] = [];
	const add = (step: Step, count: Count): void => {
		passed += count.passed;
		failed += count.failed;
		if (count.failed > 0) broken.push(step.name);
	};
	await Promise.all(together.map(async (step) => add(step, await run(step, true))));
	for (const step of oneByOne) add(step, await run(step, false));
	console.log(broken.length > 0 ? `\nfailed in: ${broken.join(', ')}` : '');
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}
