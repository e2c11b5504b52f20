import type { ParagraphInput, Run } from '#protocol/draft/paragraph.ts';
import { deepestIndent } from '#protocol/draft/paragraph.ts';
import { safeHref } from '#protocol/draft/safe-href.ts';

/** More than this in one go would not fit one message of the wire with room to spare. */
export const longestPaste = 100_000;

export interface PastedParagraph {
	readonly text: readonly Run[];
	readonly heading: 1 | 2 | 3 | null;
	readonly list: 'bullet' | 'ordered' | null;
	readonly indent: number;
}

export interface PastedClause {
	readonly title: string;
	readonly paragraphs: readonly ParagraphInput[];
}

type Marks = Omit<Run, 'text'>;
interface Context {
	readonly list: 'bullet' | 'ordered' | null;
	readonly depth: number;
	readonly heading: 1 | 2 | 3 | null;
	readonly marks: Marks;
}

const blocks = new Set(
	'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
		' ',
	),
);
const skipped = new Set(
	'SCRIPT STYLE TITLE META LINK HEAD NOSCRIPT TEMPLATE SVG OBJECT IFRAME BUTTON SELECT'.split(' '),
);

/**
 * Paragraphs out of what a word processor or a page left in the clipboard: words, bold, italic, links, headings, lists.
 * The HTML is parsed in a document of its own where no script runs and nothing is loaded.
 */
export function pastedHtml(html: string): PastedParagraph[] {
	const body = new DOMParser().parseFromString(withoutStyles(html), 'text/html').body;
	const gathered = new Gathering();
	gather(body, { list: null, depth: 0, heading: null, marks: {} }, gathered);
	gathered.end();
	return gathered.paragraphs;
}

/** Styles tell Word's lists apart, but the content security policy would report every one of them: they become data. */
function withoutStyles(html: string): string {
	return html
		.replace(/<style[\s\S]*?<\/style\s*>/giu, '')
		.replace(/<[a-z][^>]*>/giu, (tag) => tag.replace(/\sstyle\s*=/giu, ' data-style='));
}

/** A line is a paragraph; dashes and numbers at its beginning make a list. */
export function pastedText(text: string): PastedParagraph[] {
	return text
		.replace(/\r\n?/g, '\n')
		.split(/\n+/u)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line) => {
			const bullet = /^[-•·*–]\s+(.+)$/u.exec(line);
			return {
				text: [{ text: bullet ? bullet[1]! : line }],
				heading: null,
				list: bullet ? 'bullet' : null,
				indent: 0,
			} as const;
		});
}

/** With two headings or more, the clauses they would make; what stands before the first keeps an empty title. */
export function asClauses(paragraphs: readonly PastedParagraph[]): PastedClause[] | null {
	const opens = paragraphs.map(clauseTitle);
	if (opens.filter((title) => title !== null).length < 2) return null;
	const clauses: { title: string; paragraphs: ParagraphInput[] }[] = [];
	paragraphs.forEach((paragraph, index) => {
		const title = opens[index]!;
		if (title !== null) clauses.push({ title, paragraphs: [] });
		else if (clauses.length === 0) clauses.push({ title: '', paragraphs: [paragraph] });
		else clauses.at(-1)!.paragraphs.push(paragraph);
	});
	return clauses;
}

const numbered = /^(?:art(?:icolo)?\.?|article|المادة)\s*\d+\s*[.:)\-–]?\s*/iu;

/** A heading of the highest kinds, or a line such as «Art. 3 – Spazi aperti»; numbers are ours to give. */
function clauseTitle(paragraph: PastedParagraph): string | null {
	const text = paragraph.text
		.map((run) => run.text)
		.join('')
		.trim();
	const isNumbered = numbered.test(text) && text.length < 160;
	if (!isNumbered && paragraph.heading !== 1 && paragraph.heading !== 2) return null;
	return text.replace(numbered, '').replace(/[.:]$/u, '').trim();
}

class Gathering {
	readonly paragraphs: PastedParagraph[] = [];
	#runs: Run[] = [];
	#context: Context | null = null;

	words(text: string, context: Context): void {
		const clean = text.replace(/[\s\u00a0]+/gu, ' ');
		const last = this.#runs.at(-1);
		const piece = !last || last.text.endsWith(' ') ? clean.replace(/^ /u, '') : clean;
		if (piece === '') return;
		this.#context ??= context;
		if (last && sameMarks(last, context.marks)) {
			this.#runs[this.#runs.length - 1] = { ...last, text: last.text + piece };
		} else this.#runs.push({ ...context.marks, text: piece });
	}

	end(): void {
		const runs = this.#runs;
		const last = runs.at(-1);
		if (last) runs[runs.length - 1] = { ...last, text: last.text.replace(/ $/u, '') };
		const text = runs.filter((run) => run.text !== '');
		if (text.length > 0 && this.#context) {
			const { heading, list, depth } = this.#context;
			this.paragraphs.push({
				text,
				heading,
				list: heading === null ? list : null,
				indent: list === null ? 0 : Math.min(deepestIndent, Math.max(0, depth - 1)),
			});
		}
		this.#runs = [];
		this.#context = null;
	}
}

function gather(node: Node, context: Context, gathered: Gathering): void {
	for (const child of node.childNodes) {
		if (child.nodeType === Node.TEXT_NODE) gathered.words(child.nodeValue ?? '', context);
		else if (child instanceof HTMLElement || child.nodeType === Node.ELEMENT_NODE) {
			gatherElement(child as HTMLElement, context, gathered);
		}
	}
}

function gatherElement(element: HTMLElement, context: Context, gathered: Gathering): void {
	const tag = element.tagName.toUpperCase();
	const style = (element.getAttribute('data-style') ?? '').toLowerCase().replace(/\s/gu, '');
	// Word writes the bullet itself into a span it asks everybody to ignore.
	if (skipped.has(tag) || style.includes('mso-list:ignore') || style.includes('display:none')) return;
	if (tag === 'BR') return gathered.end();
	const inner = contextOf(element, tag, style, context);
	const block = blocks.has(tag);
	if (block) gathered.end();
	gather(element, inner, gathered);
	if (block) gathered.end();
}

function contextOf(element: HTMLElement, tag: string, style: string, context: Context): Context {
	let { list, depth, heading } = context;
	if (tag === 'UL' || tag === 'OL') {
		list = tag === 'OL' ? 'ordered' : 'bullet';
		depth++;
	}
	const level =
		/^H([1-6])$/u.exec(tag)?.[1] ?? /msoheading(\d)|msotitle/u.exec(element.className.toLowerCase())?.[1];
	if (level !== undefined || /(^|\s)msotitle/iu.test(element.className)) {
		heading = Math.min(3, Number(level ?? 1)) as 1 | 2 | 3;
	}
	const word = /mso-list:l\d+level(\d)/u.exec(style);
	if (word) {
		depth = Number(word[1]);
		list = /^\s*(\(?\d+[.)]|[a-z][.)])/iu.test(element.textContent ?? '') ? 'ordered' : 'bullet';
	}
	const own = element.dataset;
	if (own.list === 'bullet' || own.list === 'ordered') {
		list = own.list;
		depth = Number(own.indent ?? 0) + 1;
	}
	return { list, depth, heading, marks: marksOf(element, tag, style, context.marks, heading !== null) };
}

function marksOf(element: HTMLElement, tag: string, style: string, before: Marks, inHeading: boolean): Marks {
	const weight = /font-weight:(\w+)/u.exec(style)?.[1];
	const bold =
		weight === undefined
			? before.bold || tag === 'B' || tag === 'STRONG'
			: weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
	const slant = /font-style:(\w+)/u.exec(style)?.[1];
	const italic = slant === undefined ? before.italic || tag === 'I' || tag === 'EM' : slant !== 'normal';
	const link = tag === 'A' ? (safeHref(element.getAttribute('href')) ?? before.link) : before.link;
	return {
		...(bold && !inHeading ? { bold: true } : {}),
		...(italic ? { italic: true } : {}),
		...(link ? { link } : {}),
	};
}

function sameMarks(run: Run, marks: Marks): boolean {
	return run.bold === marks.bold && run.italic === marks.italic && run.link === marks.link;
}
