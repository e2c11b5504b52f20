import type * as Y from 'yjs';
import { placeAfter } from './add-clause.ts';
import { clauseMap } from './draft-doc.ts';

/** Moves a clause after another (`null`: to the beginning). Its text is not touched, so nobody typing in it loses a letter. */
export function moveClause(
	doc: Y.Doc,
	id: string,
	to: { readonly afterId: string | null; readonly section?: string },
	origin: unknown = null,
): void {
	const record = clauseMap(doc).get(id);
	if (!record || to.afterId === id) return;
	const section = to.section ?? (to.afterId === null ? sectionOf(doc, id) : undefined);
	doc.transact(() => record.set('at', placeAfter(doc, section, to.afterId, id)), origin);
}

function sectionOf(doc: Y.Doc, id: string): string | undefined {
	return (clauseMap(doc).get(id)?.get('at') as { section?: string } | undefined)?.section;
}
