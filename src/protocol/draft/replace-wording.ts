import * as Y from 'yjs';
import { clauseMap } from './draft-doc.ts';
import { changeParagraph } from './change-paragraph.ts';
import { readLine } from './line-style.ts';
import { matchLines } from './match-lines.ts';
import {
	markGone,
	paragraphElement,
	readParagraph,
	runsText,
	setParagraph,
	takeWords,
	type Paragraph,
} from './paragraph.ts';
import { clauseParagraphs } from './read-draft.ts';
import { plainLines } from './render-clause.ts';
import { setTitle } from './set-title.ts';

/** Words for a clause as they come out of a plain text box: a line for each paragraph, list items with their sign. */
export interface PlainWording {
	/** Null: the clause keeps its title. */
	readonly title: string | null;
	readonly plain: string;
}

/**
 * Makes a clause say other words by the smallest change: paragraphs that stay are not touched, in the others only the
 * words that differ, and no paragraph is removed (its words are, and it goes out of sight): whoever types in the clause at
 * that moment keeps every letter and their place. False when there is no such clause.
 */
export function replaceWording(
	doc: Y.Doc,
	clauseId: string,
	wording: PlainWording,
	origin: unknown = null,
): boolean {
	const record = clauseMap(doc).get(clauseId);
	const body = record?.get('body');
	if (!record || !(body instanceof Y.XmlFragment)) return false;
	doc.transact(() => {
		if (wording.title !== null) setTitle(doc, clauseId, wording.title, origin);
		const standing = clauseParagraphs(record)
			.map((element) => ({ element, paragraph: readParagraph(element) }))
			.filter(({ paragraph }) => !paragraph.gone || runsText(paragraph.runs) !== '');
		const lines = plainLines({ paragraphs: standing.map(({ paragraph }) => paragraph) });
		const typed = wording.plain.split('\n');
		let before: Y.XmlElement | null = null;
		let style: Paragraph | null = null;
		for (const match of matchLines(lines, typed)) {
			if (match.kind === 'new') {
				const { text, ...place } = readLine(typed[match.to]!, style);
				const element = paragraphElement({ text, ...place });
				body.insert(before === null ? 0 : body.toArray().indexOf(before) + 1, [element]);
				before = element;
				style = readParagraph(element);
				continue;
			}
			const { element, paragraph } = standing[match.from]!;
			before = element;
			style = paragraph;
			if (match.kind === 'gone') {
				takeWords(element);
				markGone(element);
			} else if (match.kind === 'changed') {
				const { text, ...place } = readLine(typed[match.to]!, paragraph, runsText(paragraph.runs));
				setParagraph(element, place);
				changeParagraph(element, text);
				style = readParagraph(element);
			}
		}
	}, origin);
	return true;
}
