import * as Y from 'yjs';
import { safeHref } from './safe-href.ts';
import type { ParagraphAttributes } from './draft-doc.ts';

/** A stretch of text with the same marks. */
export interface Run {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	/** Only http, https, mailto and tel; anything else is plain text. */
	readonly link?: string;
}

export interface Paragraph {
	readonly heading: 1 | 2 | 3 | null;
	readonly list: 'bullet' | 'ordered' | null;
	readonly indent: number;
	readonly runs: readonly Run[];
	/** Its words were carried elsewhere by a split or a merge; it exists only for what somebody was typing in it meanwhile. */
	readonly gone: boolean;
}

/** What `addClause` takes: bare text, or text with its place in the hierarchy. */
export type ParagraphInput = string | ({ readonly text: string | readonly Run[] } & ParagraphAttributes);

export const deepestIndent = 4;

export function runsText(runs: readonly Run[]): string {
	return runs.map((run) => run.text).join('');
}

/** Makes the element that stands for a paragraph, in the form the editor expects. */
export function paragraphElement(input: ParagraphInput): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	if (typeof input === 'string') {
		if (input !== '') text.insert(0, input);
	} else {
		setParagraph(element, input);
		const runs = typeof input.text === 'string' ? [{ text: input.text }] : input.text;
		text.applyDelta(
			runs.filter((run) => run.text !== '').map((run) => ({ insert: run.text, attributes: marks(run) })),
		);
	}
	element.insert(0, [text]);
	return element;
}

/** Restyling changes attributes only, so that it never touches what somebody else is typing. */
export function setParagraph(element: Y.XmlElement, attributes: ParagraphAttributes): void {
	for (const key of ['heading', 'list', 'indent'] as const) {
		const value = attributes[key];
		if (value === undefined) continue;
		if (value === null || value === 0) element.removeAttribute(key);
		else setAttribute(element, key, value);
	}
}

/** Yjs stores any JSON value here, its types know only text. */
export function setAttribute(element: Y.XmlElement, key: string, value: string | number | boolean): void {
	element.setAttribute(key, value as string);
}

/** Removes the characters from one place to another, not the paragraph. */
export function takeWords(element: Y.XmlElement, from = 0, to = Infinity): void {
	let at = 0;
	for (const text of paragraphTexts(element)) {
		const { length } = text;
		const start = Math.max(0, from - at);
		const end = Math.min(length, to - at);
		if (end > start) text.delete(start, end - start);
		at += length;
	}
}

export function markGone(element: Y.XmlElement): void {
	setAttribute(element, 'gone', true);
}

/** Writes words with exactly their own marks, whatever stands around. */
export function insertRuns(text: Y.XmlText, at: number, runs: readonly Run[]): void {
	let place = at;
	for (const run of runs) {
		text.insert(place, run.text, marks(run));
		place += run.text.length;
	}
}

/** What stands after the first `offset` letters. */
export function runsFrom(runs: readonly Run[], offset: number): Run[] {
	const length = runsText(runs).length;
	if (offset >= length) return [];
	let skip = offset;
	const rest: Run[] = [];
	for (const run of runs) {
		const cut = Math.min(skip, run.text.length);
		skip -= cut;
		if (cut < run.text.length) rest.push({ ...run, text: run.text.slice(cut) });
	}
	return rest;
}

/** Reads whatever is there: unknown attributes and nested elements of a foreign client become plain text. */
export function readParagraph(element: Y.XmlElement): Paragraph {
	const attributes = element.getAttributes() as Record<string, unknown>;
	const heading = Number(attributes.heading);
	const indent = Math.trunc(Number(attributes.indent ?? 0));
	const runs: Run[] = [];
	collect(element, runs, 0);
	return {
		heading: heading === 1 || heading === 2 || heading === 3 ? heading : null,
		list: attributes.list === 'bullet' || attributes.list === 'ordered' ? attributes.list : null,
		indent: Number.isFinite(indent) ? Math.min(deepestIndent, Math.max(0, indent)) : 0,
		runs,
		gone: attributes.gone === true,
	};
}

/** The text nodes of a paragraph, in order (an editor may leave more than one). */
export function paragraphTexts(element: Y.XmlElement): Y.XmlText[] {
	return element.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
}

function collect(element: Y.XmlElement | Y.XmlFragment, runs: Run[], depth: number): void {
	if (depth > 8) return;
	for (const child of element.toArray()) {
		if (child instanceof Y.XmlText) readText(child, runs);
		else if (child instanceof Y.XmlElement) collect(child, runs, depth + 1);
	}
}

function readText(text: Y.XmlText, runs: Run[]): void {
	for (const piece of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
		if (typeof piece.insert !== 'string' || piece.insert === '') continue;
		const attributes = piece.attributes ?? {};
		const href = safeHref((attributes.link as { href?: unknown } | null | undefined)?.href);
		const run: Run = {
			text: piece.insert,
			...(attributes.bold ? { bold: true } : {}),
			...(attributes.italic ? { italic: true } : {}),
			...(href === null ? {} : { link: href }),
		};
		const last = runs.at(-1);
		if (last && last.bold === run.bold && last.italic === run.italic && last.link === run.link) {
			runs[runs.length - 1] = { ...last, text: last.text + run.text };
		} else runs.push(run);
	}
}

function marks(run: Run): Record<string, object> {
	const href = safeHref(run.link);
	return {
		...(run.bold ? { bold: {} } : {}),
		...(run.italic ? { italic: {} } : {}),
		...(href === null ? {} : { link: { href } }),
	};
}
