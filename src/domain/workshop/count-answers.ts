import type { Consent } from './decide-contribution.ts';
import type { Counted } from './minutes.ts';

/** The same thing said by one person on a phone or on paper, or by several who raised a hand. */
export interface Said<Answer> {
	readonly origin: keyof Counted;
	readonly answer: Answer;
	/** How many people say exactly this; 1 unless hands were counted. */
	readonly people?: number;
}

export type CountedTarget = { readonly target: string } & Counted;
export interface CountedTargets {
	/** The most wanted first; equals in the order of the targets. */
	readonly rows: readonly CountedTarget[];
	/** People, not dots or points. */
	readonly voters: Counted;
}

export function total({ phone, paper, hands }: Counted): number {
	return phone + paper + hands;
}

/** Dots on each target. Somebody who put none has not voted. */
export function countDots(
	targets: readonly string[],
	said: readonly Said<ReadonlyMap<string, number>>[],
): CountedTargets {
	return countTargets(targets, said, (answer, target) => Math.max(0, answer.get(target) ?? 0));
}

/**
 * Points on each target after Borda: of n targets the first gets n − 1 points, the last and those left out none. Borda,
 * because what most people can live with wins over what few want above all: that is what a room looks for.
 */
export function countRank(
	targets: readonly string[],
	said: readonly Said<readonly string[]>[],
): CountedTargets {
	const known = new Set(targets);
	const standing = said.map((one) => ({ ...one, answer: one.answer.filter((target) => known.has(target)) }));
	return countTargets(
		targets,
		standing,
		(order, target) => {
			const place = order.indexOf(target);
			return place === -1 ? 0 : targets.length - 1 - place;
		},
		(order) => order.length > 0,
	);
}

export interface CountedGradient {
	/** From least to most agreement: the first is step 1. */
	readonly steps: readonly Counted[];
	readonly voters: Counted;
	/** The step of the person in the middle; 3.5 when the middle lies between two; null when nobody answered. */
	readonly median: number | null;
}

export function countGradient(steps: number, said: readonly Said<number>[]): CountedGradient {
	const rows = Array.from({ length: steps }, (_, index) =>
		people(said.filter(({ answer }) => answer === index + 1)),
	);
	const voters = rows.reduce(add, nobody);
	const count = total(voters);
	return { steps: rows, voters, median: count === 0 ? null : median(rows.map(total), count) };
}

export interface CountedConsent {
	readonly agree: Counted;
	readonly aside: Counted;
	readonly object: Counted;
	/** The reasons of those who object, each once, in the order they came. */
	readonly objections: readonly string[];
}

export function countConsent(said: readonly Said<Consent>[]): CountedConsent {
	const of = (wanted: Consent['answer']) => said.filter(({ answer }) => answer.answer === wanted);
	const reasons = of('object').map(({ answer }) => answer.reason);
	return {
		agree: people(of('agree')),
		aside: people(of('aside')),
		object: people(of('object')),
		objections: [...new Set(reasons.filter((reason) => reason !== ''))],
	};
}

const nobody: Counted = { phone: 0, paper: 0, hands: 0 };

function add(one: Counted, other: Counted): Counted {
	return {
		phone: one.phone + other.phone,
		paper: one.paper + other.paper,
		hands: one.hands + other.hands,
	};
}

function weigh<Answer>(said: readonly Said<Answer>[], weight: (answer: Answer) => number): Counted {
	const sum = { ...nobody } as { -readonly [Origin in keyof Counted]: number };
	for (const { origin, answer, people: many = 1 } of said) sum[origin] += many * weight(answer);
	return sum;
}

function people(said: readonly Said<unknown>[]): Counted {
	return weigh(said, () => 1);
}

function countTargets<Answer>(
	targets: readonly string[],
	said: readonly Said<Answer>[],
	weight: (answer: Answer, target: string) => number,
	counts: (answer: Answer) => boolean = (answer) => targets.some((target) => weight(answer, target) > 0),
): CountedTargets {
	const rows = targets.map((target) => ({ target, ...weigh(said, (answer) => weight(answer, target)) }));
	return {
		rows: rows.toSorted((one, other) => total(other) - total(one)),
		voters: people(said.filter(({ answer }) => counts(answer))),
	};
}

/** The steps of the two people in the middle, or of the one, and what lies between. */
function median(rows: readonly number[], count: number): number {
	const stepOf = (person: number): number => {
		let seen = 0;
		return rows.findIndex((number) => (seen += number) > person) + 1;
	};
	return (stepOf(Math.floor((count - 1) / 2)) + stepOf(Math.floor(count / 2))) / 2;
}
