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
