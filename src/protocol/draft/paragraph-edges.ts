import * as Y from 'yjs';
import { noteCarried } from './carried.ts';
import type { ParagraphAttributes } from './draft-doc.ts';
import { lettersOf } from './letters.ts';
import {
	insertRuns,
	markGone,
	paragraphElement,
	paragraphTexts,
	readParagraph,
	runsFrom,
	takeWords,
} from './paragraph.ts';

/**
 * The words of a paragraph go to the end of the one before. The emptied paragraph stays, marked as gone: what somebody
 * else was typing in it at that moment stays in sight. When the first is empty it is the one that goes, and no word
 * moves. Answers where the two met, in letters of the first.
 */
export function joinParagraphs(first: Y.XmlElement, second: Y.XmlElement, origin: unknown = null): number {
	let met = 0;
	first.doc?.transact(() => {
		const { runs } = readParagraph(second);
		if (runs.length > 0 && readParagraph(first).runs.length === 0) return markGone(first);
		const from = lettersOf(paragraphTexts(second));
		let text = paragraphTexts(first).at(-1);
		if (!text) first.insert(first.length, [(text = new Y.XmlText())]);
		met = paragraphTexts(first).reduce((sum, one) => sum + one.length, 0);
		const before = text.length;
		insertRuns(text, before, runs);
		takeWords(second);
		markGone(second);
		noteCarried(first.doc!, [{ from, to: lettersOf([text], before) }]);
	}, origin);
	return met;
}

/** A spot in a body: the paragraph (counted among all elements) and the letters before it. */
export interface Spot {
	readonly paragraph: number;
	readonly offset: number;
}

/** Takes out what stands between two spots and joins what is left, without removing a paragraph. */
export function takeBetween(body: Y.XmlFragment, from: Spot, to: Spot, origin: unknown = null): void {
	body.doc?.transact(() => {
		const elements = body.toArray().map((one) => (one instanceof Y.XmlElement ? one : null));
		const first = elements[from.paragraph];
		const last = elements[to.paragraph];
		if (!first || !last) return;
		if (first === last) return takeWords(first, from.offset, to.offset);
		takeWords(first, from.offset);
		for (const between of elements.slice(from.paragraph + 1, to.paragraph)) {
			if (!between) continue;
			takeWords(between);
			markGone(between);
		}
		takeWords(last, 0, to.offset);
		if (from.offset === 0 && readParagraph(last).runs.length === 0) markGone(last);
		else joinParagraphs(first, last, origin);
	}, origin);
}

/**
 * Enter: what stands after `offset` becomes a paragraph of its own. At the very beginning an empty paragraph comes
 * before instead, and no word is touched. Answers the paragraph the caret goes on in.
 */
export function breakParagraph(
	element: Y.XmlElement,
	offset: number,
	attributes: ParagraphAttributes,
	origin: unknown = null,
): Y.XmlElement {
	const body = element.parent;
	if (!(body instanceof Y.XmlFragment)) return element;
	let next = element;
	body.doc?.transact(() => {
		const index = body.toArray().indexOf(element);
		if (body.parent instanceof Y.Map) body.parent.set('lines', body.length + 1);
		const { heading, list, indent, runs } = readParagraph(element);
		if (offset === 0 && runs.length > 0) {
			body.insert(index, [paragraphElement({ text: '', heading, list, indent })]);
			return;
		}
		const from = lettersOf(paragraphTexts(element), offset);
		next = paragraphElement({ text: runsFrom(runs, offset), ...attributes });
		body.insert(index + 1, [next]);
		takeWords(element, offset);
		noteCarried(body.doc!, [{ from, to: lettersOf(paragraphTexts(next)) }]);
	}, origin);
	return next;
}
