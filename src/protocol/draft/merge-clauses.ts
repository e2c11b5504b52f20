import * as Y from 'yjs';
import { clauseMap } from './draft-doc.ts';
import { noteCarried, type Journey } from './carried.ts';
import { lettersOf, type Letters } from './letters.ts';
import {
	markGone,
	paragraphElement,
	paragraphTexts,
	readParagraph,
	runsText,
	takeWords,
	type ParagraphInput,
} from './paragraph.ts';
import { clauseParagraphs } from './read-draft.ts';

/**
 * Appends a clause to another and empties it; it remembers where its words went (`into`), so the thread survives.
 * A title of its own becomes a heading. Words typed in it meanwhile by somebody else keep it in sight.
 */
export function mergeClauses(doc: Y.Doc, keptId: string, absorbedId: string, origin: unknown = null): void {
	const kept = clauseMap(doc).get(keptId);
	const absorbed = clauseMap(doc).get(absorbedId);
	const body = kept?.get('body');
	if (!absorbed || !(body instanceof Y.XmlFragment) || keptId === absorbedId) return;
	doc.transact(() => {
		const title = absorbed.get('title');
		const heading = title instanceof Y.Text ? title.toString() : '';
		const carried: ParagraphInput[] = [];
		const sources: Letters[][] = [];
		if (heading.trim() !== '') {
			carried.push({ text: heading, heading: 1 });
			sources.push(lettersOf([title as Y.Text]));
		}
		for (const element of clauseParagraphs(absorbed)) {
			const { heading, list, indent, runs } = readParagraph(element);
			if (runsText(runs) === '') continue;
			carried.push({ text: runs, heading, list, indent });
			sources.push(lettersOf(paragraphTexts(element)));
			takeWords(element);
			markGone(element);
		}
		const grown = carried.map(paragraphElement);
		body.insert(body.length, grown);
		noteCarried(
			doc,
			sources.map((from, index): Journey => ({ from, to: lettersOf(paragraphTexts(grown[index]!)) })),
		);
		absorbed.set('into', keptId);
	}, origin);
}
