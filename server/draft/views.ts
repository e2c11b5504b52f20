import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { clauseRow, clauseRows, draftIn, wordingsOf } from './store.ts';

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

/** One clause on a page of its own. */
export interface ClausePageView extends ClauseView {
	/** How many numbered clauses the text has now. */
	readonly of: number;
	/** SHA-256 (hex) of the wording: a fact about this clause says which words it means. */
	readonly hash: string;
	/** Title aside, the words alone, a line for each paragraph. */
	readonly plain: string;
	/** True when it is no longer in the text: it can be read, nothing new can be said of it. */
	readonly archived: boolean;
	/** Every clause it grew from, itself not included. */
	readonly ancestors: readonly string[];
	readonly previousId: string | null;
	readonly nextId: string | null;
}

/** Null when this draft never had such a clause. The caller has asked `can read`. */
export async function readClause(
	kit: Kit,
	draftId: string,
	clauseId: string,
): Promise<ClausePageView | null> {
	const rows = await clauseRows(kit.storage.read, draftId);
	const row = rows.find(({ id }) => id === clauseId);
	if (!row) return null;
	const standing = rows.filter(({ archived }) => !archived);
	const numbered = standing.filter(({ kind }) => kind === 'clause');
	const place = standing.indexOf(row);
	return {
		id: row.id,
		number: numbered.includes(row) ? numbered.indexOf(row) + 1 : null,
		title: row.title,
		html: row.html,
		changedAt: row.changedAt,
		of: numbered.length,
		hash: row.hash,
		plain: row.plain,
		archived: row.archived,
		ancestors: row.ancestors,
		previousId: place > 0 ? standing[place - 1]!.id : null,
		nextId: place >= 0 ? (standing[place + 1]?.id ?? null) : null,
	};
}

/** The words of a clause as a fact needs them now. */
export interface ClauseNow {
	/** Null when the clause is no longer in the text. */
	readonly hash: string | null;
	readonly title: string;
	readonly plain: string;
	readonly changedAt: number;
}

/** Inside a unit of work too: `db` is its own. Null when this draft never had such a clause. */
export async function clauseNow(
	db: Kit['storage']['read'],
	draftId: string,
	clauseId: string,
): Promise<ClauseNow | null> {
	const row = await clauseRow(db, draftId, clauseId);
	if (row === null) return null;
	return {
		hash: row.archived ? null : row.hash,
		title: row.title,
		plain: row.plain,
		changedAt: row.changedAt,
	};
}

/** Words kept by `keepWording`, by their hash. */
export async function keptWordings(
	db: Kit['storage']['read'],
	draftId: string,
	clauseId: string,
	hashes: readonly string[],
): Promise<ReadonlyMap<string, { readonly title: string; readonly html: string; readonly plain: string }>> {
	return wordingsOf(db, draftId, clauseId, hashes);
}

/** Clauses in the text now that grew from this one (split off, or merged into), in reading order. */
export async function heirsOf(
	db: Kit['storage']['read'],
	draftId: string,
	clauseId: string,
): Promise<readonly { readonly id: string; readonly number: number | null; readonly title: string }[]> {
	const rows = (await clauseRows(db, draftId)).filter((row) => !row.archived);
	const numbered = rows.filter(({ kind }) => kind === 'clause');
	return rows
		.filter((row) => row.ancestors.includes(clauseId))
		.map((row) => ({
			id: row.id,
			number: numbered.includes(row) ? numbered.indexOf(row) + 1 : null,
			title: row.title,
		}));
}

/** The text of a tavolo; null when there is none. */
export async function draftOfSpace(db: UnitOfWork['db'], spaceId: string): Promise<string | null> {
	return draftIn(db, spaceId);
}

export type ClauseStandingNow = Pick<ClausePageView, 'number' | 'title' | 'hash' | 'archived'>;

/** Every clause a text has or had, by id, as it stands. */
export async function readStanding(
	db: UnitOfWork['db'],
	draftId: string,
): Promise<ReadonlyMap<string, ClauseStandingNow>> {
	let number = 0;
	const standing = new Map<string, ClauseStandingNow>();
	for (const { id, kind, title, hash, archived } of await clauseRows(db, draftId)) {
		const numbered = !archived && kind === 'clause';
		standing.set(id, { number: numbered ? ++number : null, title, hash, archived });
	}
	return standing;
}
