import * as Y from 'yjs';
import { positionBetween } from '#protocol/position.ts';
import { clauseMap, type ClauseKind, type ClausePlace, type ClauseRecord } from './draft-doc.ts';
import { paragraphElement, type ParagraphInput } from './paragraph.ts';
import { compareClauses, readClause, type Clause } from './read-draft.ts';

export const mainSection = 'main';

export interface NewClause {
	readonly id: string;
	readonly kind?: ClauseKind;
	readonly section?: string;
	/** The clause it follows; null: first of its section; absent: last. */
	readonly afterId?: string | null;
	readonly title: string;
	readonly paragraphs?: readonly ParagraphInput[];
	/** The clauses it grew from. */
	readonly from?: readonly string[];
}

/** Writes a new clause in one transaction. An id that exists already is left as it is. */
export function addClause(doc: Y.Doc, clause: NewClause, origin: unknown = null): void {
	const clauses = clauseMap(doc);
	if (clauses.has(clause.id)) return;
	doc.transact(() => {
		const record: ClauseRecord = new Y.Map();
		const body = new Y.XmlFragment();
		const paragraphs = clause.paragraphs?.length ? clause.paragraphs : [''];
		body.insert(0, paragraphs.map(paragraphElement));
		record.set('at', placeAfter(doc, clause.section, clause.afterId));
		record.set('kind', clause.kind ?? 'clause');
		record.set('title', new Y.Text(clause.title));
		record.set('body', body);
		if (clause.from?.length) record.set('from', [...clause.from]);
		clauses.set(clause.id, record);
	}, origin);
}

/** A place after a clause (`null`: first, `undefined`: last), in its section unless another is named. */
export function placeAfter(
	doc: Y.Doc,
	section: string | undefined,
	afterId: string | null | undefined,
	movingId?: string,
): ClausePlace {
	const all: Clause[] = [];
	clauseMap(doc).forEach((record, id) => {
		const clause = id === movingId ? null : readClause(id, record);
		if (clause) all.push(clause);
	});
	const target = section ?? all.find((clause) => clause.id === afterId)?.at.section ?? mainSection;
	const row = all.filter((clause) => clause.at.section === target).sort(compareClauses);
	const found = afterId == null ? -1 : row.findIndex((clause) => clause.id === afterId);
	const index = afterId === null ? 0 : found < 0 ? row.length : found + 1;
	const before = row[index - 1]?.at.pos ?? null;
	const after = row.slice(index).find((clause) => before === null || clause.at.pos > before)?.at.pos ?? null;
	return { section: target, pos: positionBetween(before, after) };
}
