import type * as Y from 'yjs';
import { clauseWords, type ClauseWords } from './clause-words.ts';
import { clauseMap } from './draft-doc.ts';
import { foldText, type FoldedText } from './fold-words.ts';
import { readDraft } from './read-draft.ts';

export interface AnchoredClause extends ClauseWords {
	readonly folded: FoldedText;
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
	const draft = readDraft(doc);
	const known = new Map(draft.clauses.map((clause) => [clause.id, clause]));
	const gone = new Map(draft.archived.map((clause) => [clause.id, clause]));
	const read = new Map<string, AnchoredClause | null>();
	const clause = (id: string): AnchoredClause | null => {
		const before = read.get(id);
		if (before !== undefined) return before;
		const record = known.has(id) ? clauseMap(doc).get(id) : undefined;
		const words = record ? clauseWords(record) : null;
		const now = words && { ...words, folded: foldText(words.words) };
		read.set(id, now);
		return now;
	};
	return {
		doc,
		clause,
		kinOf(ids) {
			const family = new Set(ids);
			for (const id of ids) {
				for (const ancestor of (known.get(id) ?? gone.get(id))?.ancestors ?? []) family.add(ancestor);
			}
			const kin = draft.clauses.filter(
				({ id, ancestors }) =>
					!ids.includes(id) && (family.has(id) || ancestors.some((one) => ids.includes(one))),
			);
			return [...new Set(ids)].filter((id) => known.has(id)).concat(kin.map(({ id }) => id));
		},
		standing(id) {
			const seen = new Set<string>();
			for (let at: string | null = id; at !== null && !seen.has(at); at = gone.get(at)?.into ?? null) {
				if (known.has(at)) return at;
				seen.add(at);
			}
			return null;
		},
		title: (id) => known.get(id)?.title ?? '',
	};
}
