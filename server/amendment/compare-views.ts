import { isUndecided, letterOf } from '#domain/amendment/amendment.ts';
import { changedWords, changeSameWords, type WordChange } from '#protocol/draft/changed-words.ts';
import { mergeWordings } from '#protocol/draft/merge-wordings.ts';
import { readableDifference } from '#protocol/draft/word-difference.ts';
import { readClause, keptWordings } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { hiddenAmong } from '../moderation/views.ts';
import type { AmendmentView, ClauseAmendments } from './amendment-view.ts';
import { stancesBy, stancesOf } from './store.ts';
import {
	countAmendments,
	lineOf,
	mayReadHidden,
	undecidedRows,
	type Reading,
	type RowWithVoice,
} from './views.ts';

/** Shown side by side at once; more of them are behind the list. */
export const compared = 12;

/** The emendamenti to a clause that something can still become of, with what each does to it and which exclude each other. */
export async function compareAmendments(
	kit: Kit,
	reading: Reading,
	clauseId: string,
): Promise<ClauseAmendments> {
	const rows = await undecidedRows(kit, reading.draftId, clauseId, compared);
	const counts = await countAmendments(kit, reading.draftId, clauseId);
	return {
		undecided: await viewsOf(kit, reading, clauseId, rows),
		decided: counts.decided,
	};
}

/** Emendamenti to one clause as a reader sees them, in the order given. */
export async function viewsOf(
	kit: Kit,
	reading: Reading,
	clauseId: string,
	rows: readonly RowWithVoice[],
): Promise<AmendmentView[]> {
	const db = kit.storage.read;
	const { actor, draftId } = reading;
	const ids = rows.map((row) => row.id);
	const hashes = rows.map((row) => row.base_hash);
	const [clause, bases, stances, hidden, mine] = await Promise.all([
		readClause(kit, draftId, clauseId),
		keptWordings(db, draftId, clauseId, hashes),
		stancesOf(db, ids),
		hiddenAmong(db, 'amendment', ids),
		actor.kind === 'person' ? stancesBy(db, actor.personId, ids) : new Map(),
	]);
	const changes = rows.map((row) => {
		const shown = !hidden.has(row.id) && isUndecided(row.state as 'open');
		const base = bases.get(row.base_hash);
		if (!shown || !clause || clause.archived || !base) return null;
		if (row.base_hash === clause.hash) return changedWords(base.plain, row.plain);
		const merged = mergeWordings(base.plain, clause.plain, row.plain);
		return merged.clashes ? null : changedWords(clause.plain, merged.plain);
	});
	return rows.map((row, index): AmendmentView => {
		const gone = hidden.get(row.id) ?? null;
		const readable = mayReadHidden(reading, row);
		const line = lineOf(row, {
			stances: stances.get(row.id)!,
			hidden: gone,
			clause,
			mayReadHidden: readable,
		});
		const base = bases.get(row.base_hash) ?? { title: '', plain: '' };
		const silent = gone !== null && !readable;
		const others = rows.filter(
			(other, at) => at !== index && exclude(row, other, changes[index]!, changes[at]!),
		);
		return {
			...line,
			runs: silent || row.plain === base.plain ? [] : readableDifference(base.plain, row.plain),
			titleRuns:
				silent || row.clause_title === null ? null : readableDifference(base.title, row.clause_title),
			today: silent || !line.textChanged ? null : againstToday(base.plain, clause!.plain, row.plain),
			reason: silent ? '' : row.reason,
			mine: mine.get(row.id) ?? null,
			own: actor.kind === 'person' && row.author_id === actor.personId,
			sameWordsAs: others.map((other) => letterOf(other.number)),
		};
	});
}

function againstToday(base: string, today: string, proposed: string): NonNullable<AmendmentView['today']> {
	const { plain, clashes } = mergeWordings(base, today, proposed);
	return { runs: readableDifference(today, plain), clashes };
}

function exclude(
	one: RowWithVoice,
	other: RowWithVoice,
	mine: readonly WordChange[] | null,
	theirs: readonly WordChange[] | null,
): boolean {
	if (mine === null || theirs === null) return false;
	return (one.clause_title !== null && other.clause_title !== null) || changeSameWords(mine, theirs);
}
