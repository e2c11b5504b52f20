import * as Y from 'yjs';
import { endOf, type TextSpot } from '#protocol/draft/spread.ts';
import { readParagraph, runsText } from '#protocol/draft/paragraph.ts';
import type { DraftText } from './draft-text.svelte.ts';

interface Point {
	readonly node: Node;
	readonly offset: number;
}

/** Where a point of the page at rest stands in the text; null outside of it. */
export function spotOf(text: DraftText, { node, offset }: Point): TextSpot | null {
	const element = node instanceof Element ? node : node.parentElement;
	const section = element?.closest<HTMLElement>('article section[id^="a-"]');
	if (!section) return null;
	const clause = section.id.slice(2);
	const words = section.querySelector('.tv-clause-text');
	const body = text.record(clause)?.get('body');
	if (!words || !(body instanceof Y.XmlFragment)) return null;
	const range = document.createRange();
	range.setStart(node, offset);
	if (!words.contains(node)) {
		// Before the words stands the title, after them nothing.
		const before = range.comparePoint(words, 0) > 0;
		return { clause, at: before ? null : endOf(body) };
	}
	const shown = shownParagraphs(body);
	const all = blocks(words);
	let index = all.findLastIndex((block) => block.contains(node) || range.comparePoint(block, 0) <= 0);
	index = Math.max(0, index);
	const block = all[index];
	const paragraph = shown[index];
	if (!block || paragraph === undefined) return { clause, at: { paragraph: shown[0] ?? 0, offset: 0 } };
	range.setStart(block, 0);
	range.setEnd(node, offset);
	const length = runsText(readParagraph(body.get(paragraph) as Y.XmlElement).runs).length;
	const at = block.contains(node) ? Math.min(range.toString().length, length) : length;
	return { clause, at: { paragraph, offset: at } };
}

/** The point of the page that stands for a spot. */
export function pointOf(text: DraftText, { clause, at }: TextSpot): Point | null {
	const section = document.getElementById(`a-${clause}`);
	const words = section?.querySelector('.tv-clause-text');
	const body = text.record(clause)?.get('body');
	if (!words || !(body instanceof Y.XmlFragment)) return null;
	const title = section!.querySelector('h2');
	if (at === null) return { node: title ?? words, offset: 0 };
	const block = blocks(words)[shownParagraphs(body).indexOf(at.paragraph)];
	if (!block) return { node: words, offset: 0 };
	const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
	let left = at.offset;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const { length } = node as Text;
		if (left <= length) return { node, offset: left };
		left -= length;
	}
	return { node: block, offset: block.childNodes.length };
}

export function spotAt(text: DraftText, left: number, top: number): TextSpot | null {
	const position = document.caretPositionFromPoint?.(left, top);
	if (position) return spotOf(text, { node: position.offsetNode, offset: position.offset });
	const range = document.caretRangeFromPoint?.(left, top);
	return range ? spotOf(text, { node: range.startContainer, offset: range.startOffset }) : null;
}

const blocks = (words: Element) => [...words.querySelectorAll('p, h3, h4, h5, li')];

/** The paragraphs that are drawn, by their number among all. */
function shownParagraphs(body: Y.XmlFragment): number[] {
	return body.toArray().flatMap((one, index) => {
		if (!(one instanceof Y.XmlElement)) return [];
		const { gone, runs } = readParagraph(one);
		return gone && runs.length === 0 ? [] : [index];
	});
}
