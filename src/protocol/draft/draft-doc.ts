import type * as Y from 'yjs';

/**
 * A draft is a map of clause records, never one rich-text blob:
 * `clauses: Y.Map<clauseId, Y.Map{ at, kind, title: Y.Text, body: Y.XmlFragment, from, archived }>`
 * - `at` is ONE value `{ section, pos }` so that two people moving a clause cannot mix their moves;
 * - `body` holds only `paragraph` elements; heading level, list and indent are attributes of the paragraph;
 * - `from` are the ids of the clause it was split off and of what that had grown from by then (structure, not a fact about people);
 * - a clause is archived, never deleted: somebody may be typing in it; its maker's undo takes only its words and its `kind`;
 * - so with paragraphs, which are marked as gone; `lines`, how many there were after an Enter, is what undoing an empty one undoes;
 * - `into` is the clause its words were merged into, `twin` the clause that holds what two people divided off at once.
 * Beside it stands `carried` (see `carried.ts`): which letter was carried where.
 */
export const clausesKey = 'clauses';

export const clauseKinds = ['clause', 'preamble'] as const;
export type ClauseKind = (typeof clauseKinds)[number];

export interface ClausePlace {
	readonly section: string;
	readonly pos: string;
}

export interface ParagraphAttributes {
	/** null: ordinary text. */
	readonly heading?: 1 | 2 | 3 | null;
	readonly list?: 'bullet' | 'ordered' | null;
	/** 0 to 4 */
	readonly indent?: number;
}

export type ClauseRecord = Y.Map<unknown>;

export function clauseMap(doc: Y.Doc): Y.Map<ClauseRecord> {
	return doc.getMap(clausesKey) as Y.Map<ClauseRecord>;
}
