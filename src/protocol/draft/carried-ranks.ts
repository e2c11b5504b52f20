import type { Carried } from './carried.ts';
import { firstReaching } from './letters.ts';

/**
 * Which of two copies of a letter holds: the one with the lower number. Every copy has gone a way, the acts that brought
 * it here one after the other. Ways are a tree, and the numbers are the order of its branches: whatever follows on a way
 * keeps its place among the others (the first act that differs decides), so that nobody takes away a letter because of
 * another that is just being carried on. `known` as `readCarried` answers it; a number for each.
 */
export function ranksOf(known: readonly Carried[]): readonly number[] {
	const acts = [...new Set(known.map(({ act }) => act))].sort();
	const actIndex = new Map(acts.map((act, index) => [act, index]));
	// Step 0 is where all ways begin.
	const parents = [-1];
	const actOf = [-1];
	const steps = new Map<number, number>();
	const stepAfter = (parent: number, act: number): number => {
		const key = parent * acts.length + act;
		const there = steps.get(key);
		if (there !== undefined) return there;
		steps.set(key, parents.length);
		actOf.push(act);
		return parents.push(parent) - 1;
	};

	const [unknown, underWay] = [-1, -2];
	const stepOf = new Int32Array(known.length).fill(unknown);
	for (let index = 0; index < known.length; index++) {
		const path: number[] = [];
		let at = index;
		while (at >= 0 && stepOf[at] === unknown) {
			stepOf[at] = underWay;
			path.push(at);
			at = before(known, at);
		}
		// A circle is a forgery: it is cut where it was entered.
		let step = at >= 0 ? Math.max(0, stepOf[at]!) : 0;
		for (const run of path.reverse()) {
			step = stepAfter(step, actIndex.get(known[run]!.act)!);
			stepOf[run] = step;
		}
	}
	const order = preorder(parents, actOf);
	return [...stepOf].map((step) => order[step]!);
}

/** Index of what was carried on here, or -1. */
function before(known: readonly Carried[], index: number): number {
	const { via } = known[index]!;
	if (via === null) return -1;
	const found = firstReaching(known, via.client, via.clock);
	const run = known[found];
	return run && run.client === via.client && run.clock <= via.clock ? found : -1;
}

function preorder(parents: readonly number[], acts: readonly number[]): Int32Array {
	const child = new Int32Array(parents.length).fill(-1);
	const next = new Int32Array(parents.length).fill(-1);
	const lastFirst = [...parents.keys()].slice(1).sort((a, b) => acts[b]! - acts[a]!);
	for (const step of lastFirst) {
		next[step] = child[parents[step]!]!;
		child[parents[step]!] = step;
	}
	const order = new Int32Array(parents.length);
	const open: number[] = [];
	let count = 0;
	let at = 0;
	for (;;) {
		for (; at !== -1; at = child[at]!) {
			order[at] = count++;
			open.push(next[at]!);
		}
		const on = open.pop();
		if (on === undefined) return order;
		at = on;
	}
}
