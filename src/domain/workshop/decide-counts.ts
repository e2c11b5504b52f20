import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import { reasonLimit } from './decide-contribution.ts';
import type { Moment } from './moment.ts';

/** The option under which the number of people is kept where each of them gives several dots or points, on paper or by hand. */
export const sheets = 'sheets';

/** More than so many people can have given; `option`: of one thing to choose, or `sheets`: of all together. */
export interface TooMany {
	readonly option: string;
	readonly people: number;
	readonly most: number;
}

/**
 * Whether dots (or the points of an order) can be those of so many people. `counts`: every option as it is going to stand; where it
 * is not said how many people they are, there is nothing to hold against it. `targets`: what there is to choose among.
 */
export function decideCounts(
	{ kind, settings }: Moment,
	counts: ReadonlyMap<string, number>,
	targets: readonly string[],
): TooMany | null {
	const people = counts.get(sheets);
	if (people === undefined || (kind !== 'dots' && kind !== 'rank')) return null;
	const others = targets.length - 1;
	const [onOne, inAll] =
		kind === 'dots' ? [settings.dotsOnOne, settings.dots] : [others, (others * targets.length) / 2];
	const given = (target: string): number => counts.get(target) ?? 0;
	const over = targets.find((target) => given(target) > people * onOne);
	if (over !== undefined) return { option: over, people, most: people * onOne };
	const all = targets.reduce((sum, target) => sum + given(target), 0);
	return all > people * inAll ? { option: sheets, people, most: people * inAll } : null;
}

/**
 * Why people without a phone object, one reason a line as they wrote it on their sheets. Not everybody gives one, but nobody gives a
 * reason without objecting: `objecting` is how many sheets do.
 */
export function decideReasons(
	typed: string,
	objecting: number,
):
	| { readonly reasons: readonly string[] }
	| { readonly refused: 'too-long'; readonly over: number }
	| { readonly refused: 'more-reasons'; readonly most: number } {
	const reasons = typed
		.toWellFormed()
		.split(/\r\n?|\n/)
		.map(tidyText)
		.filter((line) => /[\p{L}\p{N}]/u.test(line));
	const over = Math.max(0, ...reasons.map((reason) => lettersIn(reason) - reasonLimit));
	if (over > 0) return { refused: 'too-long', over };
	return reasons.length > objecting ? { refused: 'more-reasons', most: objecting } : { reasons };
}
