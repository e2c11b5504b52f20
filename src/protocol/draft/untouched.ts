import { contextLength } from './anchor-search.ts';

/** What two wordings of a clause have in common at their ends, as far as that is beyond doubt. */
export interface Untouched {
	/** So many characters at the beginning are the same … */
	readonly before: number;
	/** … and everything from here on in the wording before, … */
	readonly from: number;
	/** … which stands so many characters further on now. */
	readonly by: number;
}

/**
 * Compares the words of a clause before and after. Where the same letters could have been typed in several places ("aa"
 * in "aaa"), all of these places count as touched: then words that came from elsewhere are never taken for those that stood
 * there.
 */
export function untouchedBetween(before: string, after: string): Untouched {
	if (before === after) return { before: Infinity, from: 0, by: 0 };
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
	let tail = 0;
	while (
		tail < shorter &&
		before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
	)
		tail++;
	return {
		before: Math.min(head, shorter - tail),
		from: before.length - Math.min(tail, shorter - head),
		by: after.length - before.length,
	};
}

/**
 * How far a passage has moved that was found at these places in the wording before; null when it or what stands beside
 * it was touched, so that it has to be looked for.
 */
export function movedBy(
	{ before, from, by }: Untouched,
	passage: { from: number; to: number },
): number | null {
	if (passage.to + contextLength <= before) return 0;
	if (passage.from - contextLength >= from) return by;
	return null;
}
