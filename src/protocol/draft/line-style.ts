import { deepestIndent, type Paragraph } from './paragraph.ts';

export interface ReadLine {
	readonly text: string;
	readonly heading: 1 | 2 | 3 | null;
	readonly list: 'bullet' | 'ordered' | null;
	readonly indent: number;
}

const bullet = /^( *)[-•*–]\s+/;
/** A year at the beginning of a sentence is no number of a list. */
const ordered = /^( *)\d{1,2}[.)]\s+/;

/**
 * A line of a plain text box as a paragraph. A changed line keeps the style of the paragraph it was; the sign of a list
 * says whether it is (still) an item. A sign that was part of the words before (`was`) stays part of them.
 */
export function readLine(
	line: string,
	like: Pick<Paragraph, 'heading' | 'list' | 'indent'> | null,
	was: string | null = null,
): ReadLine {
	for (const [list, sign] of [
		['bullet', bullet],
		['ordered', ordered],
	] as const) {
		const found = sign.exec(line);
		if (!found || (was !== null && like?.list === null && sign.test(was))) continue;
		const indent = Math.min(deepestIndent, Math.floor(found[1]!.length / 2));
		return { text: line.slice(found[0].length), heading: null, list, indent };
	}
	const text = line.trim();
	if (was === null || like === null || like.list !== null)
		return { text, heading: null, list: null, indent: 0 };
	return { text, heading: like.heading, list: null, indent: like.indent };
}
