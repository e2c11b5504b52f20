import { addCounts, type Count } from './count.ts';
import { sideOf, type PollMethod } from './method.ts';

/** How many must vote for the outcome to count. `percent` of those who may vote. */
export type Quorum =
	| { readonly kind: 'none' }
	| { readonly kind: 'number'; readonly number: number }
	| { readonly kind: 'percent'; readonly percent: number };

/**
 * When the answer is yes. more: more in favour than against. percent: so many in favour out of those in favour and
 * against; abstentions are left out.
 */
export type Threshold =
	| { readonly kind: 'none' }
	| { readonly kind: 'more' }
	| { readonly kind: 'percent'; readonly percent: number };

/** Where ballots came from. */
export type Source = 'online' | 'paper' | 'hands';
export const sources = ['online', 'paper', 'hands'] as const;

/** Votes of one source: all of them, and those given or confirmed on the words of now. */
export interface SourceCount {
	readonly all: Count;
	readonly holding: Count;
}

/** Everything there is to know about an outcome; public as it stands, once results are. */
export interface Tally extends Readonly<Record<Source, SourceCount>> {
	readonly total: SourceCount;
	/** How many may vote, frozen at opening. */
	readonly entitled: number;
	readonly outcome: Outcome;
}

export interface Outcome {
	readonly quorum: { readonly needed: number; readonly have: number; readonly reached: boolean } | null;
	readonly threshold: {
		readonly inFavour: number;
		readonly against: number;
		/** Of those in favour and against; null when nobody took sides. */
		readonly percent: number | null;
		readonly needed: Exclude<Threshold, { kind: 'none' }>;
		readonly reached: boolean;
	} | null;
}

export function makeTally(
	method: PollMethod,
	rules: { readonly quorum: Quorum; readonly threshold: Threshold },
	entitled: number,
	counts: Readonly<Record<Source, SourceCount>>,
): Tally {
	const total = sources
		.map((source) => counts[source])
		.reduce((sum, one) => ({
			all: addCounts(sum.all, one.all),
			holding: addCounts(sum.holding, one.holding),
		}));
	return { ...counts, total, entitled, outcome: judge(method, rules, entitled, total.holding) };
}

/** Whether quorum and threshold are reached, with the figures the sentence is made of. Only votes that hold are counted. */
export function judge(
	method: PollMethod,
	{ quorum, threshold }: { readonly quorum: Quorum; readonly threshold: Threshold },
	entitled: number,
	count: Count,
): Outcome {
	const have = count.ballots;
	const needed = votersNeeded(quorum, entitled);
	const onSide = (side: string): number =>
		count.lines
			.filter(({ line }) => sideOf(method, line) === side)
			.reduce((sum, { value }) => sum + value, 0);
	const inFavour = onSide('for');
	const against = onSide('against');
	const sided = inFavour + against;
	return {
		quorum: needed === null ? null : { needed, have, reached: have >= needed },
		threshold:
			threshold.kind === 'none'
				? null
				: {
						inFavour,
						against,
						percent: sided === 0 ? null : (100 * inFavour) / sided,
						needed: threshold,
						reached:
							threshold.kind === 'more'
								? inFavour > against
								: // Whole numbers, so that two thirds of three is two.
									sided > 0 && inFavour * 100 >= threshold.percent * sided,
					},
	};
}

/** In people; null when there is no quorum. Half a person more is a person more. */
export function votersNeeded(quorum: Quorum, entitled: number): number | null {
	switch (quorum.kind) {
		case 'none':
			return null;
		case 'number':
			return quorum.number;
		case 'percent':
			return Math.ceil((entitled * quorum.percent) / 100);
	}
}
