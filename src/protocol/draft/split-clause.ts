import * as Y from 'yjs';
import { addClause } from './add-clause.ts';
import { clauseMap, type ClausePlace } from './draft-doc.ts';
import { noteCarried, type Journey } from './carried.ts';
import { lettersOf, type Letters } from './letters.ts';
import {
	markGone,
	paragraphElement,
	paragraphTexts,
	readParagraph,
	runsFrom,
	takeWords,
	type ParagraphInput,
} from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';

/** Where to cut: before this paragraph (counted among all elements of the body), or inside it after `offset` characters. */
export interface Cut {
	readonly paragraph: number;
	readonly offset: number;
}

/**
 * Everything after the cut becomes a new clause right below. The words are taken out of the old paragraphs but the
 * paragraphs stay, marked as gone: what somebody else was typing there at that moment stays in sight.
 */
export function splitClause(
	doc: Y.Doc,
	id: string,
	cut: Cut,
	newClause: { readonly id: string; readonly title?: string },
	origin: unknown = null,
): void {
	const record = clauseMap(doc).get(id);
	if (!record || clauseMap(doc).has(newClause.id)) return;
	doc.transact(() => {
		const elements = clauseParagraphs(record).slice(cut.paragraph);
		const carried: ParagraphInput[] = [];
		const sources: Letters[][] = [];
		elements.forEach((element, index) => {
			const paragraph = readParagraph(element);
			const from = index === 0 ? cut.offset : 0;
			const runs = runsFrom(paragraph.runs, from);
			const whole = index > 0 || cut.offset === 0;
			if (paragraph.gone && runs.length === 0) return;
			if (whole || runs.length > 0) {
				const { heading, list, indent } = paragraph;
				carried.push({ text: runs, heading, list, indent });
				sources.push(lettersOf(paragraphTexts(element), from));
			}
			takeWords(element, from);
			if (whole) markGone(element);
		});
		addClause(doc, {
			id: newClause.id,
			title: newClause.title ?? '',
			section: (record.get('at') as ClausePlace | undefined)?.section,
			afterId: id,
			paragraphs: carried,
			from: [id, ...ancestorsOf(doc, id)],
		});
		const grown = clauseParagraphs(clauseMap(doc).get(newClause.id)!);
		noteCarried(
			doc,
			sources.map((from, index): Journey => ({ from, to: lettersOf(paragraphTexts(grown[index]!)) })),
		);
		keepOneParagraph(record.get('body'));
	}, origin);
}

/** As of now: what comes into the clause after this is not part of the half that left it. */
function ancestorsOf(doc: Y.Doc, id: string): readonly string[] {
	const { clauses, archived } = readDraft(doc);
	return [...clauses, ...archived].find((clause) => clause.id === id)?.ancestors ?? [];
}

/** An editor needs a paragraph to put the caret in. */
function keepOneParagraph(body: unknown): void {
	if (!(body instanceof Y.XmlFragment)) return;
	const open = body.toArray().some((child) => child instanceof Y.XmlElement && !child.getAttribute('gone'));
	if (open) return;
	body.insert(0, [paragraphElement('')]);
}
