import * as Y from 'yjs';
import { addClause } from '#protocol/draft/add-clause.ts';
import { readSettled } from '#protocol/draft/read-settled.ts';
import { plainClause, renderClause } from '#protocol/draft/render-clause.ts';
import { wordingHash } from '#protocol/draft/wording-hash.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { insertWording } from './store.ts';

/** Keeps words a clause had, or has as soon as its text is read for the first time: for the demonstration. Gives their hash. */
export async function keepWords(
	unit: UnitOfWork,
	draftId: string,
	clause: { readonly id: string; readonly title: string; readonly paragraphs: readonly string[] },
	at: number,
): Promise<string> {
	const doc = new Y.Doc();
	addClause(doc, clause);
	const read = readSettled(doc).clauses[0]!;
	const words = {
		hash: wordingHash(read),
		title: read.title,
		html: renderClause(read),
		plain: plainClause(read),
	};
	await insertWording(unit.db, { draftId, clauseId: clause.id, ...words }, at);
	return words.hash;
}
