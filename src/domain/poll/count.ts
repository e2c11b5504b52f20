import { readChoice, type Choice } from './choice.ts';
import { linesOf, type PollMethod } from './method.ts';

/** One line of a count. */
export interface CountLine {
	/** An answer, a degree or the id of an option. */
	readonly line: string;
	/** Votes; for a ranking the Borda points, for dots the dots. */
	readonly value: number;
	/** How many put it first; 0 where nothing is ranked. */
	readonly firsts: number;
}

/** What a number of ballots say together. Counts of two urns added are the count of both. */
export interface Count {
	/** Ballots, whatever they say. */
	readonly ballots: number;
	readonly lines: readonly CountLine[];
}

export interface Slip {
	readonly choice: Choice;
	/** How many ballots say exactly this. */
	readonly votes: number;
}

export function emptyCount(method: PollMethod): Count {
	return { ballots: 0, lines: linesOf(method).map((line) => ({ line, value: 0, firsts: 0 })) };
}

/**
 * Counts ballots; their order doesn't matter. Ranking: with five options the first choice gives 5 points, the second 4,
 * and so on; an option left out gets none (Borda).
 */
export function countSlips(method: PollMethod, slips: Iterable<Slip>): Count {
	const lines = linesOf(method);
	const values = new Map<string, { value: number; firsts: number }>(
		lines.map((line) => [line, { value: 0, firsts: 0 }]),
	);
	let ballots = 0;
	for (const { choice, votes } of slips) {
		ballots += votes;
		for (const [line, number] of readChoice(method, choice)) {
			const sum = values.get(line);
			if (sum === undefined) continue;
			sum.value += votes * (method.kind === 'ranking' ? lines.length + 1 - number : number);
			if (method.kind === 'ranking' && number === 1) sum.firsts += votes;
		}
	}
	return { ballots, lines: lines.map((line) => ({ line, ...values.get(line)! })) };
}

export function addCounts(one: Count, other: Count): Count {
	return {
		ballots: one.ballots + other.ballots,
		lines: one.lines.map(({ line, value, firsts }, index) => ({
			line,
			value: value + other.lines[index]!.value,
			firsts: firsts + other.lines[index]!.firsts,
		})),
	};
}
