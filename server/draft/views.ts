import type { Kit } from '../kit.ts';
import { clauseRows } from './store.ts';

/** A clause on a reader's page. `number` is null for a preamble. */
export interface ClauseView {
	readonly id: string;
	readonly number: number | null;
	readonly title: string;
	/** Safe to write into a page: made by `renderClause`. */
	readonly html: string;
	/** Milliseconds since 1970. */
	readonly changedAt: number;
}

export interface DraftView {
	readonly id: string;
	readonly clauses: readonly ClauseView[];
	/** When the newest change was stored; null for an empty text. */
	readonly changedAt: number | null;
}

/** The text as of the last stored change (a quarter of a second behind the writers at most). The caller has asked `can read`. */
export async function readText(kit: Kit, draftId: string): Promise<DraftView> {
	const rows = await clauseRows(kit.storage.read, draftId);
	let number = 0;
	const clauses = rows
		.filter((row) => !row.archived)
		.map((row) => ({
			id: row.id,
			number: row.kind === 'clause' ? ++number : null,
			title: row.title,
			html: row.html,
			changedAt: row.changedAt,
		}));
	const changedAt = rows.reduce((latest, row) => Math.max(latest, row.changedAt), 0);
	return { id: draftId, clauses, changedAt: changedAt === 0 ? null : changedAt };
}

/** The clauses a clause grew from, through splits and merges, nearest first. */
export async function readAncestors(kit: Kit, draftId: string, clauseId: string): Promise<readonly string[]> {
	const rows = await clauseRows(kit.storage.read, draftId);
	return rows.find((row) => row.id === clauseId)?.ancestors ?? [];
}
