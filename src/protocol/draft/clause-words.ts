import * as Y from 'yjs';
import type { ClauseRecord } from './draft-doc.ts';
import { readParagraph, runsText } from './paragraph.ts';
import { clauseParagraphs } from './read-draft.ts';

/** A stretch of a clause's words that lives in one text of the document. */
export interface WordPiece {
	readonly text: Y.XmlText;
	/** Where it begins, counted in UTF-16 units from the beginning of the clause's words. */
	readonly from: number;
}

/**
 * The words of a clause as its readers see them, title aside: paragraphs joined by a line break, no list signs. The same
 * string as `wordsOfHtml(renderClause(clause))`, so an offset counted on a page means the same here.
 */
export interface ClauseWords {
	readonly words: string;
	readonly pieces: readonly WordPiece[];
}

export function clauseWords(record: ClauseRecord): ClauseWords {
	const pieces: WordPiece[] = [];
	let words = '';
	let first = true;
	for (const element of clauseParagraphs(record)) {
		const { runs, gone } = readParagraph(element);
		const text = runsText(runs);
		if (gone && text === '') continue;
		if (!first) words += '\n';
		first = false;
		let from = words.length;
		for (const piece of textsIn(element)) {
			pieces.push({ text: piece, from });
			from += piece.length;
		}
		words += text;
	}
	return { words, pieces };
}

/** In reading order; a foreign client may have nested them. */
function textsIn(element: Y.XmlElement, depth = 0): Y.XmlText[] {
	if (depth > 8) return [];
	return element.toArray().flatMap((child) => {
		if (child instanceof Y.XmlText) return [child];
		return child instanceof Y.XmlElement ? textsIn(child, depth + 1) : [];
	});
}
