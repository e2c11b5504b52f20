import type * as Y from 'yjs';
import { clauseMap } from './draft-doc.ts';

/** Takes a clause out of the text; it can be brought back with `restoreClause`, and whoever is typing in it goes on. */
export function archiveClause(doc: Y.Doc, id: string, origin: unknown = null): void {
	const record = clauseMap(doc).get(id);
	if (record) doc.transact(() => record.set('archived', true), origin);
}

export function restoreClause(doc: Y.Doc, id: string, origin: unknown = null): void {
	const record = clauseMap(doc).get(id);
	if (record) doc.transact(() => record.set('archived', false), origin);
}
