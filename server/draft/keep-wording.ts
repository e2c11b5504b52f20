import type { Clause } from '#protocol/draft/read-draft.ts';
import { plainClause, renderClause } from '#protocol/draft/render-clause.ts';
import { wordingHash } from '#protocol/draft/wording-hash.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { clauseForKeeping, clauseRows, insertWording, insertWordings } from './store.ts';

/** The words of a clause as they stood when a fact was decided on them. */
export interface KeptWording {
	readonly draftId: string;
	readonly clauseId: string;
	/** SHA-256 (hex) by `wordingHash`. */
	readonly hash: string;
	readonly title: string;
	/** Safe to write into a page: made by `renderClause`. */
	readonly html: string;
	readonly plain: string;
}

/**
 * Keeps the words readers see of a clause now, in the unit of work of the fact that refers to them. Null when the clause
 * is not (or no longer) in the text. The words may be a quarter of a second behind the writers: compare `hash` with what
 * the person saw.
 */
export async function keepWording(
	unit: UnitOfWork,
	draftId: string,
	clauseId: string,
	at: number,
): Promise<KeptWording | null> {
	const clause = await clauseForKeeping(unit.db, draftId, clauseId);
	if (clause === null) return null;
	const kept: KeptWording = { draftId, clauseId, ...clause };
	await insertWording(unit.db, kept, at);
	return kept;
}

/** Keeps the words of every clause that stands now, in the order of the text: for whoever has read it all. */
export async function keepText(
	unit: UnitOfWork,
	draftId: string,
	at: number,
): Promise<readonly KeptWording[]> {
	const kept: KeptWording[] = [];
	for (const row of await clauseRows(unit.db, draftId)) {
		if (row.archived) continue;
		const { id: clauseId, hash, title, html, plain } = row;
		kept.push({ draftId, clauseId, hash, title, html, plain });
	}
	await insertWordings(unit.db, kept, at);
	return kept;
}

/** The same for a clause taken from the live text itself, which may be ahead of what readers see. */
export async function keepClause(
	unit: UnitOfWork,
	draftId: string,
	clause: Pick<Clause, 'id' | 'title' | 'paragraphs'>,
	at: number,
): Promise<KeptWording> {
	const kept: KeptWording = { draftId, clauseId: clause.id, ...wordsOf(clause) };
	await insertWording(unit.db, kept, at);
	return kept;
}

/** A clause of the live text in the words and under the fingerprint that facts refer to. */
export function wordsOf(
	clause: Pick<Clause, 'title' | 'paragraphs'>,
): Pick<KeptWording, 'hash' | 'title' | 'html' | 'plain'> {
	return {
		hash: wordingHash(clause),
		title: clause.title,
		html: renderClause(clause),
		plain: plainClause(clause),
	};
}
