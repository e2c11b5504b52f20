import type * as Y from 'yjs';
import { contextLength } from './anchor-search.ts';
import type { ClauseWords } from './clause-words.ts';

/** The words of a clause as they were at some moment, paragraph by paragraph. */
export interface SeenWords {
	readonly words: string;
	readonly pieces: readonly { readonly text: Y.XmlText; readonly from: number; readonly to: number }[];
}

/** Words that are the same in two wordings beyond doubt: where they stood, and how much further on they stand. */
export interface Untouched {
	readonly from: number;
	readonly to: number;
	readonly by: number;
	/** It begins where the clause begins, or ends where it ends, before and after. */
	readonly first: boolean;
	readonly last: boolean;
}

export function seenWords({ words, pieces }: ClauseWords): SeenWords {
	return {
		words,
		pieces: pieces.map(({ text, from }) => ({ text, from, to: from + text.length })),
	};
}

/**
 * What stayed as it was between two looks at a clause. A paragraph is known by itself, not by its words; where the same
 * letters could have been typed in several places of it ("aa" in "aaa"), all of these places count as touched. So words
 * that came from elsewhere are not taken for those that stood there.
 */
export function untouchedBetween(before: SeenWords, after: SeenWords): Untouched[] {
	const old = new Map(before.pieces.map((piece, index) => [piece.text, { ...piece, index }]));
	const found: { from: number; to: number; by: number }[] = [];
	let previous: { readonly index: number; readonly to: number; readonly end: number } | null = null;
	for (const piece of after.pieces) {
		const was = old.get(piece.text);
		if (!was) {
			previous = null;
			continue;
		}
		const goesOn: boolean =
			previous?.index === was.index - 1 && was.from - previous.to === piece.from - previous.end;
		if (!goesOn) found.push({ from: was.from, to: was.from, by: piece.from - was.from });
		const [head, tail] = sameEnds(
			before.words.slice(was.from, was.to),
			after.words.slice(piece.from, piece.to),
		);
		const whole = head === was.to - was.from && was.to - was.from === piece.to - piece.from;
		found.at(-1)!.to = was.from + head;
		if (!whole) found.push({ from: was.to - tail, to: was.to, by: piece.to - was.to });
		previous = { index: was.index, to: was.to, end: piece.to };
	}
	return found.map((one) => ({
		...one,
		first: one.from === 0 && one.by === 0,
		last: one.to === before.words.length && one.to + one.by === after.words.length,
	}));
}

/**
 * How far a passage has moved that was found at these places in the wording before; null when it or what stands beside
 * it was touched, so that it has to be looked for.
 */
export function movedBy(
	untouched: readonly Untouched[],
	passage: { readonly from: number; readonly to: number },
): number | null {
	const around = untouched.find(
		({ from, to, first, last }) =>
			(first ? passage.from >= from : passage.from - contextLength >= from) &&
			(last ? passage.to <= to : passage.to + contextLength <= to),
	);
	return around?.by ?? null;
}

/** How many characters are the same at the beginning and at the end, none of them counted twice. */
function sameEnds(before: string, after: string): readonly [head: number, tail: number] {
	if (before === after) return [before.length, 0];
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
	let tail = 0;
	while (
		tail < shorter &&
		before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
	)
		tail++;
	return [Math.min(head, shorter - tail), Math.min(tail, shorter - head)];
}
