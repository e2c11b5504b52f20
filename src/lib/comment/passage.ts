import { quoteAt, wholeWords } from '#protocol/draft/anchor-search.ts';

/** A passage as a form carries it; the hash says which wording the page showed. */
export interface Passage {
	readonly from: number;
	readonly to: number;
	readonly hash: string;
	readonly quote: string;
	readonly before: string;
	readonly after: string;
}

/** Whole words between two offsets of a clause's words; null where there is none. */
export function passageAt(words: string, hash: string, from: number, to: number): Passage | null {
	const range = wholeWords(words, from, to);
	return range && { ...range, hash, ...quoteAt(words, range.from, range.to) };
}

/** The sentences of a clause, for whoever chooses one from a list. */
export function sentencesOf(words: string, hash: string): Passage[] {
	const segmenter = new Intl.Segmenter('it', { granularity: 'sentence' });
	const found: Passage[] = [];
	let start = 0;
	for (const line of words.split('\n')) {
		for (const { segment, index } of segmenter.segment(line)) {
			const passage = passageAt(words, hash, start + index, start + index + segment.length);
			if (passage) found.push(passage);
		}
		start += line.length + 1;
	}
	return found;
}

const blocks = new Set(['P', 'H3', 'H4', 'H5', 'LI']);

/** What somebody marked in a drawn clause, in offsets of its words; null when it is not (only) in the clause, or nothing. */
export function markedIn(root: Element, selection: Selection | null): { from: number; to: number } | null {
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const range = selection.getRangeAt(0);
	if (!root.contains(range.commonAncestorContainer)) return null;
	let at = 0;
	let first = true;
	let from: number | null = null;
	let to = 0;
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		if (node instanceof Element) {
			if (!blocks.has(node.tagName)) continue;
			if (!first) at++;
			first = false;
			continue;
		}
		const text = node as Text;
		if (range.intersectsNode(text)) {
			const start = text === range.startContainer ? range.startOffset : 0;
			const end = text === range.endContainer ? range.endOffset : text.length;
			from ??= at + start;
			to = at + end;
		}
		at += text.length;
	}
	return from === null || to <= from ? null : { from, to };
}
