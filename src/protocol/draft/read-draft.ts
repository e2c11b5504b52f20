import * as Y from 'yjs';
import { clauseMap, type ClauseKind, type ClausePlace, type ClauseRecord } from './draft-doc.ts';
import { readParagraph, runsText, type Paragraph } from './paragraph.ts';

/** A clause as it stands in the text. */
export interface Clause {
	readonly id: string;
	readonly kind: ClauseKind;
	readonly at: ClausePlace;
	readonly title: string;
	readonly paragraphs: readonly Paragraph[];
	/** The clause it was split off, and what that one had grown from by then. Use `ancestors` for the whole line. */
	readonly from: readonly string[];
	/** The clause it was merged into, or null. */
	readonly into: string | null;
	readonly archived: boolean;
}

/** A clause in its place: `number` is null for a preamble. */
export interface PlacedClause extends Clause {
	readonly number: number | null;
	/** Every clause it grew from, through splits and merges, nearest first, itself not included. */
	readonly ancestors: readonly string[];
}

export interface Draft {
	/** In reading order. */
	readonly clauses: readonly PlacedClause[];
	readonly archived: readonly PlacedClause[];
}

/** The whole text in reading order. Never throws on a malformed record: what is missing is read as empty. */
export function readDraft(doc: Y.Doc): Draft {
	const all: Clause[] = [];
	clauseMap(doc).forEach((record, id) => {
		const clause = readClause(id, record);
		if (clause) all.push(clause);
	});
	return placeClauses(all);
}

/** Null for what is no record, and for a clause that was taken back by who made it, if nobody else has written in it. */
export function readClause(id: string, record: unknown): Clause | null {
	if (!(record instanceof Y.Map)) return null;
	const at = record.get('at') as Partial<ClausePlace> | undefined;
	const title = record.get('title');
	const from = record.get('from');
	const into = record.get('into');
	const paragraphs = clauseParagraphs(record as ClauseRecord).map(readParagraph);
	const written = paragraphs.some((paragraph) => runsText(paragraph.runs) !== '');
	// Two people divided a clause at once and this half came out empty: it is the other one's, unless somebody wrote in it.
	const twin = record.get('twin');
	const blank = !written && !(title instanceof Y.Text && title.length > 0);
	if (blank && record.has('at') && !record.has('kind')) return null;
	const empty = blank && typeof twin === 'string';
	return {
		id,
		kind: record.get('kind') === 'preamble' ? 'preamble' : 'clause',
		at: { section: String(at?.section ?? ''), pos: String(at?.pos ?? '') },
		title: title instanceof Y.Text ? title.toString() : '',
		paragraphs: paragraphs.filter((paragraph) => !paragraph.gone || runsText(paragraph.runs) !== ''),
		from: Array.isArray(from) ? from.filter((other): other is string => typeof other === 'string') : [],
		into: typeof into === 'string' ? into : empty ? twin : null,
		// A merged clause gave its words away; words still in it were typed meanwhile and must stay in sight.
		archived: typeof into === 'string' ? !written : empty || record.get('archived') === true,
	};
}

/** Orders, numbers, and follows the ancestry. */
export function placeClauses(all: readonly Clause[]): Draft {
	const parents = ancestry(all);
	const ordered = [...all].sort(compareClauses);
	let number = 0;
	const place = (clause: Clause): PlacedClause => ({
		...clause,
		number: clause.kind === 'clause' && !clause.archived ? ++number : null,
		ancestors: parents(clause.id),
	});
	return {
		clauses: ordered.filter((clause) => !clause.archived).map(place),
		archived: ordered.filter((clause) => clause.archived).map(place),
	};
}

export function compareClauses(a: Clause, b: Clause): number {
	if (a.at.section !== b.at.section) return a.at.section < b.at.section ? -1 : 1;
	if (a.at.pos !== b.at.pos) return a.at.pos < b.at.pos ? -1 : 1;
	return a.id < b.id ? -1 : 1;
}

/** The paragraph elements of a clause, the ones without words included. */
export function clauseParagraphs(record: ClauseRecord): Y.XmlElement[] {
	const body = record.get('body');
	if (!(body instanceof Y.XmlFragment)) return [];
	return body.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
}

/**
 * What a clause was split off, it was when it began: `from` keeps that whole line, and what is merged later into the clause it
 * left is none of it. What was merged into a clause counts with all that had come into it.
 */
function ancestry(all: readonly Clause[]): (id: string) => string[] {
	const born = new Map<string, readonly string[]>(all.map((clause) => [clause.id, clause.from]));
	const merged = new Map<string, string[]>();
	// By id: the order of a map's keys is not the same on every page.
	for (const { id, into } of [...all].sort((a, b) => (a.id < b.id ? -1 : 1))) {
		if (into !== null) merged.set(into, [...(merged.get(into) ?? []), id]);
	}
	return (id) => {
		const found = new Set<string>();
		const joined = new Set<string>();
		const queue: { readonly id: string; readonly whole: boolean }[] = [{ id, whole: true }];
		for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
			const known = next.whole ? joined : found;
			if (known.has(next.id)) continue;
			known.add(next.id);
			found.add(next.id);
			for (const other of born.get(next.id) ?? []) queue.push({ id: other, whole: false });
			if (next.whole) for (const other of merged.get(next.id) ?? []) queue.push({ id: other, whole: true });
		}
		found.delete(id);
		return [...found];
	};
}
