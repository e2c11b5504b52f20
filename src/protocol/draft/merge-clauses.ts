import * as Y from 'yjs';
import { clauseMap } from './draft-doc.ts';
import { paragraphElement, readParagraph, runsText, type ParagraphInput } from './paragraph.ts';
import { clauseParagraphs } from './read-draft.ts';
import { markGone, takeWords } from './split-clause.ts';

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
		const heading = title instanceof Y.Text ? title.toString().trim() : '';
		const carried: ParagraphInput[] = heading === '' ? [] : [{ text: heading, heading: 1 }];
		for (const element of clauseParagraphs(absorbed)) {
			const { heading, list, indent, runs } = readParagraph(element);
			if (runsText(runs) === '') continue;
			carried.push({ text: runs, heading, list, indent });
			takeWords(element);
			markGone(element);
		}
		body.insert(body.length, carried.map(paragraphElement));
		absorbed.set('into', keptId);
	}, origin);
}
