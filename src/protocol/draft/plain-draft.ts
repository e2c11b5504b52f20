import type * as Y from 'yjs';
import { readDraft } from './read-draft.ts';
import { plainClause } from './render-clause.ts';

/** The whole text as plain words, clause by clause: what a person copies when it can no longer be saved here. */
export function plainDraft(doc: Y.Doc): string {
	return readDraft(doc)
		.clauses.map(({ number, title, ...clause }) => {
			const heading = [number === null ? '' : `${number}.`, title].filter(Boolean).join(' ');
			return `${heading}\n${plainClause(clause)}`;
		})
		.join('\n\n');
}
