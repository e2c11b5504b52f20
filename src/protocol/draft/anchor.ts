import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { AnchoredClause, AnchorText } from './anchor-text.ts';
import { contextOf, occurrencesOf, quoteAt, wholeWords, type Quote } from './anchor-search.ts';
import type { CharacterPlace } from './character-places.ts';
import { foldText, overlapOf, sameWords } from './fold-words.ts';

/**
 * What ties a remark to a passage of the live text, kept outside it: two relative positions, and the words themselves
 * for when the positions no longer tell (after Enter, join, list, cut and paste the same words are other characters).
 */
export interface Anchor {
	/** The clause in which the passage was marked. */
	readonly madeIn: string;
	/** The words as they were marked: what is found must have enough of them. */
	readonly quote: string;
	/** The clause in which it was last found; `start` and `end` are positions in it. */
	readonly clauseId: string;
	/** Yjs relative positions (base64) of the first character and behind the last one. */
	readonly start: string;
	readonly end: string;
	/** The passage and its surroundings as last found: somebody may have mended a word since. */
	readonly seen: Quote;
}

/** Where it stands now. Offsets count UTF-16 units in the words of the clause. `anchor` is what to keep for the next time. */
export type Placed =
	| {
			readonly state: 'found';
			readonly clauseId: string;
			readonly from: number;
			readonly to: number;
			readonly anchor: Anchor;
	  }
	| { readonly state: 'orphan' };

const orphan: Placed = { state: 'orphan' };

/** An anchor on these words of a clause, widened to whole words; null where there is no word. */
export function makeAnchor(text: AnchorText, clauseId: string, from: number, to: number): Placed | null {
	const clause = text.clause(clauseId);
	const range = clause && wholeWords(clause.words, from, to);
	if (!range) return null;
	const quote = clause.words.slice(range.from, range.to);
	return found(text, { madeIn: clauseId, quote }, clauseId, range.from, range.to);
}

/**
 * Finds the passage again: by its positions, when the words there are still its words; else by its words, in its clause
 * and in the clauses that grew from it; else not at all. Better not found than on words nobody spoke of.
 */
export function resolveAnchor(text: AnchorText, anchor: Anchor): Placed {
	return byPositions(text, anchor) ?? byWords(text, anchor) ?? orphan;
}

/** An anchor for words as a page showed them, when the clause says something else by now; null when they are not to be found. */
export function anchorByQuote(text: AnchorText, clauseId: string, quote: Quote): Placed | null {
	return byWords(text, { madeIn: clauseId, clauseId, quote: quote.quote, start: '', end: '', seen: quote });
}

/** Of the quote, at least this much must be in what is found … */
const keptAtLeast = 0.5;
/** … of the words last seen there this much … */
const keptSinceAtLeast = 0.6;
/** … and what is found must not be mostly something else. */
const ownAtLeast = 0.4;
/** Surroundings that agree this far on a side are the same surroundings. */
const sameSurroundings = 0.5;

function byPositions(text: AnchorText, anchor: Anchor): Placed | null {
	const clause = text.clause(anchor.clauseId);
	if (!clause) return null;
	const start = endpoint(clause, anchor.start);
	const end = endpoint(clause, anchor.end);
	if (!start || !end || start.at >= end.at) return null;
	const range = wholeWords(clause.words, start.at, end.at);
	if (!range) return null;
	const { from, to } = range;
	const now = clause.words.slice(from, to);
	if (sameWords(now, anchor.seen.quote)) return found(text, anchor, anchor.clauseId, from, to, anchor);
	const since = overlapOf(anchor.seen.quote, now);
	const all = overlapOf(anchor.quote, now);
	if (since.kept < keptSinceAtLeast || all.kept < keptAtLeast || all.own < ownAtLeast) return null;
	// A deletion beside equal words may have kept the characters of the other sentence: then an end is gone, and what stands beside it is foreign.
	const around = contextOf(anchor.seen, clause.words, from, to);
	const holds = (alive: boolean, agreement: number) => alive || agreement >= sameSurroundings;
	if (!holds(start.alive, around.before) || !holds(end.alive, around.after)) return null;
	return found(text, anchor, anchor.clauseId, from, to, anchor);
}

/** From this many letters on, words that stand only once are taken for themselves … */
const tellingLetters = 20;
/** … if at least one side agrees a little, which a very long quote doesn't need. */
const tellingByItself = 60;
const agreesALittle = 0.4;
/** Shorter ones, and words that stand in several places, must agree with their surroundings. */
const agreesWell = 0.6;
/** The best of several places must be better than the next by this. */
const clearlyBetter = 0.15;

function byWords(text: AnchorText, anchor: Anchor): Placed | null {
	const kin = text.kinOf([anchor.clauseId, anchor.madeIn]);
	const quotes = [anchor.seen];
	if (!sameWords(anchor.quote, anchor.seen.quote)) quotes.push({ ...anchor.seen, quote: anchor.quote });
	for (const quote of quotes) {
		const all = kin
			.flatMap((clauseId) => {
				const clause = text.clause(clauseId);
				return clause
					? occurrencesOf(quote, clause.words, clause.folded()).map((one) => ({ ...one, clauseId }))
					: [];
			})
			.map((one) => ({ ...one, score: (one.before + one.after) / 2 }))
			.sort((one, other) => other.score - one.score);
		const [best, next] = all;
		if (!best) continue;
		const letters = foldText(quote.quote).text.replace(/[^\p{L}\p{N}]/gu, '').length;
		const telling =
			letters >= tellingByItself ||
			(letters >= tellingLetters && Math.max(best.before, best.after) >= agreesALittle);
		const sure = next
			? best.score >= agreesWell && best.score - next.score >= clearlyBetter
			: telling || best.score >= agreesWell;
		return sure ? found(text, anchor, best.clauseId, best.from, best.to) : null;
	}
	return null;
}

/** `known`: positions that still hold. */
function found(
	text: AnchorText,
	of: Pick<Anchor, 'madeIn' | 'quote'>,
	clauseId: string,
	from: number,
	to: number,
	known: Pick<Anchor, 'start' | 'end'> | null = null,
): Placed | null {
	const clause = text.clause(clauseId)!;
	const start = known?.start ?? positionAt(clause.pieces, from, 'first');
	const end = known?.end ?? positionAt(clause.pieces, to, 'last');
	if (start === null || end === null) return null;
	const { madeIn, quote } = of;
	const seen = quoteAt(clause.words, from, to);
	return { state: 'found', clauseId, from, to, anchor: { madeIn, quote, clauseId, start, end, seen } };
}

/** `first`: tied to the character that follows; `last`: to the one before. */
function positionAt(
	pieces: readonly { readonly text: Y.XmlText; readonly from: number }[],
	at: number,
	which: 'first' | 'last',
): string | null {
	const piece = pieces.find(({ text, from }) =>
		which === 'first' ? from <= at && at < from + text.length : from < at && at <= from + text.length,
	);
	if (!piece) return null;
	const position = Y.createRelativePositionFromTypeIndex(
		piece.text,
		at - piece.from,
		which === 'first' ? 0 : -1,
	);
	return toBase64(Y.encodeRelativePosition(position));
}

/** Where a position stands in the words of the clause now, and whether its character is still there. */
function endpoint(clause: AnchoredClause, encoded: string): CharacterPlace | null {
	try {
		return clause.placeOf(Y.decodeRelativePosition(fromBase64(encoded)));
	} catch {
		return null; // made in another text, or not by us
	}
}
