import { diffArrays } from 'diff';

/** What became of the lines of a text: `from` counts the old lines, `to` the new ones, both from 0, in reading order. */
export type LineMatch =
	| { readonly kind: 'same' | 'changed'; readonly from: number; readonly to: number }
	| { readonly kind: 'gone'; readonly from: number }
	| { readonly kind: 'new'; readonly to: number };

/** Pairs tried out between two lines that stay; past it lines are paired in their order. */
const pairsTried = 10_000;
/** Two lines that share less than this part of their words are different lines. */
const alike = 0.3;

/** Which line became which: equal ones first, then those that share most words. Empty new lines are left out. */
export function matchLines(old: readonly string[], now: readonly string[]): LineMatch[] {
	const matches: LineMatch[] = [];
	let [from, to] = [0, 0];
	let gone: number[] = [];
	let fresh: number[] = [];
	const close = () => {
		matches.push(...matchBlock(old, now, gone, fresh));
		[gone, fresh] = [[], []];
	};
	for (const { count, added, removed } of diffArrays(old.map(fold), now.map(fold))) {
		for (let index = 0; index < count; index++) {
			if (removed) gone.push(from++);
			else if (added) fresh.push(to++);
			else {
				close();
				matches.push({ kind: 'same', from: from++, to: to++ });
			}
		}
	}
	close();
	return matches.filter((match) => match.kind !== 'new' || now[match.to]!.trim() !== '');
}

/** Spaces and composed letters do not make another line. */
function fold(line: string): string {
	return line.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function matchBlock(
	old: readonly string[],
	now: readonly string[],
	gone: readonly number[],
	all: readonly number[],
): LineMatch[] {
	const fresh = all.filter((index) => now[index]!.trim() !== '');
	const pairs =
		gone.length === fresh.length || gone.length * fresh.length > pairsTried
			? gone.slice(0, fresh.length).map((_, index): [number, number] => [index, index])
			: bestPairs(
					gone.map((index) => old[index]!),
					fresh.map((index) => now[index]!),
				);
	const matches: LineMatch[] = [];
	let [left, right] = [0, 0];
	for (const [one, other] of [...pairs, [gone.length, fresh.length] as const]) {
		while (left < one) matches.push({ kind: 'gone', from: gone[left++]! });
		while (right < other) matches.push({ kind: 'new', to: fresh[right++]! });
		if (left < gone.length && right < fresh.length) {
			matches.push({ kind: 'changed', from: gone[left++]!, to: fresh[right++]! });
		}
	}
	return matches;
}

/** The pairs, in order and without crossing, that share most words in all. */
function bestPairs(old: readonly string[], now: readonly string[]): [number, number][] {
	const score = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
	const worth = old.map((one) => now.map((other) => likeness(one, other)));
	for (let i = old.length - 1; i >= 0; i--) {
		for (let j = now.length - 1; j >= 0; j--) {
			const paired = worth[i]![j]! >= alike ? worth[i]![j]! + score[i + 1]![j + 1]! : -1;
			score[i]![j] = Math.max(paired, score[i + 1]![j]!, score[i]![j + 1]!);
		}
	}
	const pairs: [number, number][] = [];
	for (let [i, j] = [0, 0]; i < old.length && j < now.length;) {
		if (worth[i]![j]! >= alike && score[i]![j] === worth[i]![j]! + score[i + 1]![j + 1]!)
			pairs.push([i++, j++]);
		else if (score[i]![j] === score[i + 1]![j]) i++;
		else j++;
	}
	return pairs;
}

/** 0 to 1: twice the words two lines share, over the words of both. */
function likeness(one: string, other: string): number {
	const left = words(one);
	const right = words(other);
	if (left.length + right.length === 0) return 0;
	const rest = new Map<string, number>();
	for (const word of left) rest.set(word, (rest.get(word) ?? 0) + 1);
	let shared = 0;
	for (const word of right) {
		const count = rest.get(word) ?? 0;
		if (count > 0) {
			rest.set(word, count - 1);
			shared += 1;
		}
	}
	return (2 * shared) / (left.length + right.length);
}

function words(line: string): string[] {
	return (
		line
			.normalize('NFC')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	);
}
