/**
 * `npm run bench [-- --rounds 3 --only fan-out-50,flood]`: every scenario against every peer, in turn, round by round;
 * medians, and ratios to a peer of the same run. Exit code 1 when a target is missed: a figure, not a test of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { medians, pause, type Figures } from './figures.ts';
import { abandonAll, pinned, type Peer } from './peers/peer.ts';
import { scenarios, type Scenario, type Target } from './scenarios/all.ts';

const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		only: { type: 'string' },
		peers: { type: 'string' },
		profile: { type: 'string' },
	},
});

if (pinned && process.env.TAVOLO_LOAD_NODE === undefined) {
	const again = spawnSync('taskset', ['-c', '1', process.execPath, ...process.argv.slice(1)], {
		stdio: 'inherit',
		env: { ...process.env, TAVOLO_LOAD_NODE: process.execPath },
	});
	process.exit(again.status ?? 1);
}

const rounds = Number(options.rounds);
const only = options.only?.split(',') ?? null;
const asked = options.peers?.split(',') ?? null;
if (options.profile !== undefined) process.env.LOAD_PROFILE = options.profile;
const chosen = scenarios.filter((scenario) => only === null || only.includes(scenario.name));
if (!Number.isInteger(rounds) || rounds < 1 || chosen.length === 0) {
	console.error(
		`Choose rounds of 1 or more and scenarios among: ${scenarios.map(({ name }) => name).join(', ')}`,
	);
	process.exit(2);
}

console.log(
	`${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}, ${rounds} rounds`,
);
console.log(pinned ? 'server pinned to processor 0, load to processor 1' : 'not pinned: figures are rougher');

let missed = 0;
for (const scenario of chosen) missed += await measure(scenario);
console.log(missed === 0 ? '\nEvery target was met.' : `\n${missed} targets were missed.`);
process.exit(missed === 0 ? 0 : 1);

async function measure(scenario: Scenario): Promise<number> {
	const runs = new Map<string, Figures[]>();
	for (let round = 0; round < rounds; round++) {
		for (const peer of scenario.peers) {
			if (asked !== null && !asked.includes(peer.name)) continue;
			runs.set(peer.name, [...(runs.get(peer.name) ?? []), await bounded(scenario, peer)]);
		}
	}
	const results = new Map([...runs].map(([name, figures]) => [name, medians(figures)]));
	console.log(`\n## ${scenario.name}: ${scenario.what}`);
	for (const [name, figures] of results) {
		const cells = Object.entries(figures).map(([figure, value]) => `${figure} ${rounded(value)}`);
		console.log(`${name.padEnd(25)} ${cells.join(' · ')}${lost(figures)}`);
	}
	return scenario.targets.filter((target) => !judge(target, results)).length;
}

/** A server that cannot carry the load must not hold up the others. */
async function bounded(scenario: Scenario, peer: Peer): Promise<Figures> {
	const run = scenario.run(peer).catch((error: unknown): Figures => {
		console.log(
			`${peer.name.padEnd(25)} did not finish: ${error instanceof Error ? error.message : 'unknown'}`,
		);
		return {};
	});
	const late = pause(scenario.boundMs ?? 90_000).then((): null => null);
	const figures = await Promise.race([run, late]);
	if (figures !== null) return figures;
	abandonAll();
	return run;
}

function judge(target: Target, results: ReadonlyMap<string, Figures>): boolean {
	const ours = results.get('tavolo')?.[target.figure] ?? Number.NaN;
	const theirs =
		target.against === null ? 1 : (results.get(target.against.name)?.[target.figure] ?? Number.NaN);
	const value = ours / theirs;
	const bound = target.atMost ?? target.atLeast ?? Number.NaN;
	const met = target.atMost === undefined ? value >= bound * 0.999 : value <= bound;
	const sign = target.atMost === undefined ? '≥' : '≤';
	const unit = target.against === null ? '' : `× ${target.against.name}`;
	console.log(
		`  ${met ? 'met   ' : 'MISSED'} ${target.figure} ${rounded(value)}${unit} (target ${sign} ${bound}${unit})`,
	);
	return met;
}

/** Said aloud when not everything arrived. */
function lost(figures: Figures): string {
	const { 'delivered of the watched': seen, 'expected by the watched': expected } = figures;
	if (seen === undefined || expected === undefined || seen >= expected * 0.999) return '';
	return ` · DID NOT FINISH: ${rounded(seen)} of ${rounded(expected)} delivered`;
}

function rounded(value: number): string {
	if (Number.isNaN(value)) return '?';
	return Math.abs(value) >= 100
		? Math.round(value).toLocaleString('en')
		: value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}
