import type * as Y from 'yjs';
import { characterPlaces, type CharacterPlace } from './character-places.ts';
import { clauseWords, type ClauseWords } from './clause-words.ts';
import { clauseMap, type ClauseRecord } from './draft-doc.ts';
import { foldText, type FoldedText } from './fold-words.ts';
import { readClause, readDraft, type PlacedClause } from './read-draft.ts';

export interface AnchoredClause extends ClauseWords {
	/** For searching; made when it is asked for. */
	folded(): FoldedText;
	/** Where a relative position stands in the words; null when it is not in this clause. */
	placeOf(position: Y.RelativePosition): CharacterPlace | null;
}

/** A live text as anchors look at it. Valid until the document changes. */
export interface AnchorText {
	readonly doc: Y.Doc;
	/** Null for a clause that is not, or no longer, in the text. */
	clause(id: string): AnchoredClause | null;
	/** Clauses in the text that these are, grew into, or grew from; these first, then in reading order. */
	kinOf(ids: readonly string[]): readonly string[];
	/** Where a remark about a whole clause belongs: the clause, or the one it was merged into; null when it was taken out. */
	standing(id: string): string | null;
	/** Empty for an untitled clause, and for one that is not in the text. */
	title(id: string): string;
}

export function anchorText(doc: Y.Doc): AnchorText {
	/** Most remarks are found in their clause: the whole text is read only for those that are not. */
	const all = once(() => {
		const { clauses, archived } = readDraft(doc);
		const byId = (list: readonly PlacedClause[]) => new Map(list.map((clause) => [clause.id, clause]));
		return { clauses, known: byId(clauses), gone: byId(archived) };
	});
	const read = new Map<string, AnchoredClause | null>();
	const clause = (id: string): AnchoredClause | null => {
		const before = read.get(id);
		if (before !== undefined) return before;
		const record = clauseMap(doc).get(id);
		const now = record && readClause(id, record)?.archived === false ? anchored(doc, record) : null;
		read.set(id, now);
		return now;
	};
	return {
		doc,
		clause,
		kinOf(ids) {
			const { clauses, known, gone } = all();
			const family = new Set(ids);
			for (const id of ids) {
				for (const ancestor of (known.get(id) ?? gone.get(id))?.ancestors ?? []) family.add(ancestor);
			}
			const kin = clauses.filter(
				({ id, ancestors }) =>
					!ids.includes(id) && (family.has(id) || ancestors.some((one) => ids.includes(one))),
			);
			return [...new Set(ids)].filter((id) => known.has(id)).concat(kin.map(({ id }) => id));
		},
		standing(id) {
			if (clause(id) !== null) return id;
			const { known, gone } = all();
			const seen = new Set<string>();
			for (let at: string | null = id; at !== null && !seen.has(at); at = gone.get(at)?.into ?? null) {
				if (known.has(at)) return at;
				seen.add(at);
			}
			return null;
		},
		title: (id) => all().known.get(id)?.title ?? '',
	};
}

function anchored(doc: Y.Doc, record: ClauseRecord): AnchoredClause {
	const words = clauseWords(record);
	const places = once(() => characterPlaces(doc, words.pieces));
	return {
		...words,
		folded: once(() => foldText(words.words)),
		placeOf: (position) => places()(position),
	};
}

function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}
