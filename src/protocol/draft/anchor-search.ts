import { foldText, wordsIn, type FoldedText } from './fold-words.ts';

/** Words somebody marked, with what stood beside them (32 characters on either side at most). */
export interface Quote {
	readonly quote: string;
	readonly before: string;
	readonly after: string;
}

/** Characters kept on either side of a quote. */
export const contextLength = 32;

export interface Occurrence {
	readonly from: number;
	readonly to: number;
	/** How well what stands beside it agrees with the quote's surroundings: 0 to 1 on either side. */
	readonly before: number;
	readonly after: number;
}

export function quoteAt(words: string, from: number, to: number): Quote {
	return {
		quote: words.slice(from, to),
		before: words.slice(Math.max(0, from - contextLength), from),
		after: words.slice(to, to + contextLength),
	};
}

/** Marking half a word means the word: an anchor stands on whole words, without blanks at its ends. Null for no words. */
export function wholeWords(
	words: string,
	from: number,
	to: number,
): { readonly from: number; readonly to: number } | null {
	let start = Math.max(0, Math.min(from, words.length));
	let end = Math.max(start, Math.min(to, words.length));
	while (start < end && /\s/u.test(words[start]!)) start++;
	while (end > start && /\s/u.test(words[end - 1]!)) end--;
	if (!/[\p{L}\p{N}]/u.test(words.slice(start, end))) return null;
	while (start > 0 && inWord(words, start)) start--;
	while (end < words.length && inWord(words, end)) end++;
	return { from: start, to: end };
}

/** Every place where the quote's words stand, whatever their accents, capitals and gaps. */
export function occurrencesOf(quote: Quote, words: string, folded: FoldedText): Occurrence[] {
	const wanted = foldText(quote.quote).text.trim();
	if (wanted === '') return [];
	const found: Occurrence[] = [];
	for (let index = folded.text.indexOf(wanted); index >= 0; index = folded.text.indexOf(wanted, index + 1)) {
		const last = index + wanted.length;
		if (inWord(folded.text, index) || inWord(folded.text, last)) continue;
		const from = folded.from[index]!;
		const to = folded.to[last - 1]!;
		found.push({ from, to, ...contextOf(quote, words, from, to) });
	}
	return found;
}

export function contextOf(
	quote: Quote,
	words: string,
	from: number,
	to: number,
): Pick<Occurrence, 'before' | 'after'> {
	const here = quoteAt(words, from, to);
	return {
		before: agreement(foldText(quote.before).text.trimEnd(), foldText(here.before).text.trimEnd(), 'end'),
		after: agreement(
			foldText(quote.after).text.trimStart(),
			foldText(here.after).text.trimStart(),
			'beginning',
		),
	};
}

/** An edge of a clause on one side only says little: a split makes new edges. */
const atAnEdge = 0.35;

function agreement(one: string, other: string, near: 'beginning' | 'end'): number {
	if (one === other) return 1;
	if (one === '' || other === '') return atAnEdge;
	const shorter = Math.min(one.length, other.length);
	let common = 0;
	while (
		common < shorter &&
		(near === 'end'
			? one[one.length - 1 - common] === other[other.length - 1 - common]
			: one[common] === other[common])
	)
		common++;
	return Math.max(common / shorter, sharedWords(one, other));
}

function sharedWords(one: string, other: string): number {
	const mine = wordsIn(one);
	const theirs = new Set(wordsIn(other));
	const letters = (list: readonly string[]) => list.reduce((sum, word) => sum + word.length, 0);
	const all = letters(mine) + letters([...theirs]);
	return all === 0 ? 0 : (2 * letters([...new Set(mine)].filter((word) => theirs.has(word)))) / all;
}

/** Between two characters of one word, or between the halves of a character of two units. */
function inWord(text: string, index: number): boolean {
	if (index <= 0 || index >= text.length) return false;
	if (/[\uD800-\uDBFF]/.test(text[index - 1]!) && /[\uDC00-\uDFFF]/.test(text[index]!)) return true;
	return partOfWord.test(text[index - 1]!) && partOfWord.test(text[index]!);
}

const partOfWord = /[\p{L}\p{N}\p{M}]/u;
