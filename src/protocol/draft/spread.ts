import * as Y from 'yjs';
import { archiveClause } from './archive-clause.ts';
import { clauseMap } from './draft-doc.ts';
import { takeBetween, type Spot } from './paragraph-edges.ts';
import { readParagraph, runsFrom, runsText, type Paragraph, type Run } from './paragraph.ts';
import { clauseParagraphs, readDraft } from './read-draft.ts';

/** A place in the whole text: in the body of a clause, or before its title (`at: null`). */
export interface TextSpot {
	readonly clause: string;
	readonly at: Spot | null;
}

/** What stands of a clause between two spots; `title` is null where only words of its body were chosen. */
export interface SpreadPiece {
	readonly number: number | null;
	readonly title: string | null;
	readonly paragraphs: readonly Paragraph[];
}

/** The stretch from one clause into another, in reading order; null when it does not reach over two clauses. */
export function readSpread(doc: Y.Doc, from: TextSpot, to: TextSpot): SpreadPiece[] | null {
	const clauses = between(doc, from, to);
	if (clauses === null) return null;
	return clauses.flatMap(({ id, number, title }, index): SpreadPiece[] => {
		const start = index === 0 ? from.at : null;
		const end = index === clauses.length - 1 ? to.at : undefined;
		if (end === null) return [];
		const paragraphs = clauseParagraphs(clauseMap(doc).get(id)!)
			.map(readParagraph)
			.map((paragraph, at) => cutOut(paragraph, at, start, end))
			.filter((paragraph) => paragraph !== null)
			.filter(({ gone, runs }) => !gone || runs.length > 0);
		return [{ number, title: start === null ? title : null, paragraphs }];
	});
}

/**
 * Takes a stretch out: clauses wholly inside are archived, the words at its two edges deleted, the titles of the edges
 * stay. Answers how many were archived and where the caret goes on; null when it does not reach over two clauses.
 */
export function takeSpread(
	doc: Y.Doc,
	from: TextSpot,
	to: TextSpot,
	origin: unknown = null,
): { readonly archived: number; readonly caret: TextSpot | null } | null {
	const clauses = between(doc, from, to);
	if (clauses === null) return null;
	let archived = 0;
	let caret: TextSpot | null = null;
	doc.transact(() => {
		clauses.forEach(({ id }, index) => {
			const body = clauseMap(doc).get(id)!.get('body');
			if (!(body instanceof Y.XmlFragment)) return;
			const end = endOf(body);
			const start = index === 0 ? from.at : null;
			const stop = index === clauses.length - 1 ? to.at : end;
			if (stop === null) return;
			const whole = start === null && (stop.paragraph > end.paragraph || isEnd(body, stop));
			if (whole) {
				archived++;
				archiveClause(doc, id, origin);
				return;
			}
			const begin = start ?? { paragraph: 0, offset: 0 };
			takeBetween(body, begin, stop, origin);
			caret ??= { clause: id, at: start ?? firstShown(body) };
		});
	}, origin);
	return { archived, caret };
}

function between(doc: Y.Doc, from: TextSpot, to: TextSpot) {
	const { clauses } = readDraft(doc);
	const first = clauses.findIndex(({ id }) => id === from.clause);
	const last = clauses.findIndex(({ id }) => id === to.clause);
	return first < 0 || last <= first ? null : clauses.slice(first, last + 1);
}

function cutOut(
	paragraph: Paragraph,
	at: number,
	start: Spot | null,
	end: Spot | undefined,
): Paragraph | null {
	if ((start && at < start.paragraph) || (end && at > end.paragraph)) return null;
	const runs = end?.paragraph === at ? runsUntil(paragraph.runs, end.offset) : paragraph.runs;
	return { ...paragraph, runs: start?.paragraph === at ? runsFrom(runs, start.offset) : runs };
}

function runsUntil(runs: readonly Run[], offset: number): Run[] {
	let left = offset;
	const kept: Run[] = [];
	for (const run of runs) {
		const text = run.text.slice(0, left);
		left -= text.length;
		if (text !== '') kept.push({ ...run, text });
	}
	return kept;
}

const wordsAt = (body: Y.XmlFragment, index: number): string => {
	const element = body.get(index);
	return element instanceof Y.XmlElement ? runsText(readParagraph(element).runs) : '';
};

/** The spot after the last word. */
export function endOf(body: Y.XmlFragment): Spot {
	let paragraph = Math.max(0, body.length - 1);
	while (paragraph > 0 && wordsAt(body, paragraph) === '') paragraph--;
	return { paragraph, offset: body.length > 0 ? wordsAt(body, paragraph).length : 0 };
}

function isEnd(body: Y.XmlFragment, spot: Spot): boolean {
	const end = endOf(body);
	return spot.paragraph > end.paragraph || (spot.paragraph === end.paragraph && spot.offset >= end.offset);
}

function firstShown(body: Y.XmlFragment): Spot {
	const paragraph = body
		.toArray()
		.findIndex(
			(one) =>
				one instanceof Y.XmlElement &&
				(!readParagraph(one).gone || (one.length > 0 && runsText(readParagraph(one).runs) !== '')),
		);
	return { paragraph: Math.max(0, paragraph), offset: 0 };
}
