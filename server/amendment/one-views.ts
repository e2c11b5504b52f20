import { isUndecided, letterOf } from '#domain/amendment/amendment.ts';
import { mergeWordings } from '#protocol/draft/merge-wordings.ts';
import { readableDifference } from '#protocol/draft/word-difference.ts';
import { readClause, keptWordings } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { hiddenAmong } from '../moderation/views.ts';
import type { AmendmentEvent, AmendmentPage } from './amendment-view.ts';
import { compared, viewsOf } from './compare-views.ts';
import { mayReadHidden, undecidedRows, withVoice, type Reading, type RowWithVoice } from './views.ts';

type Other = NonNullable<AmendmentEvent['other']>;

/** One emendamento on its page; null when this tavolo has no such thing. The caller has asked `can read`. */
export async function readAmendment(kit: Kit, reading: Reading, id: string): Promise<AmendmentPage | null> {
	const db = kit.storage.read;
	const query = db
		.selectFrom('amendment')
		.where('amendment.draft_id', '=', reading.draftId)
		.where('amendment.id', '=', id);
	const row = await withVoice(query).executeTakeFirst();
	if (!row) return null;
	const { clause_id: clauseId, draft_id: draftId } = row;
	// With the others of the clause: which of them change the same words is part of what it is.
	const rows = await undecidedRows(kit, draftId, clauseId, compared);
	const all = rows.some((one) => one.id === id) ? rows : [...rows, row];
	const [views, clause, bases, others] = await Promise.all([
		viewsOf(kit, reading, clauseId, all),
		readClause(kit, draftId, clauseId),
		keptWordings(db, draftId, clauseId, [row.base_hash]),
		othersOf(kit, row),
	]);
	const view = views.find((one) => one.id === id)!;
	const silent = view.hidden !== null && !mayReadHidden(reading, row);
	const base = bases.get(row.base_hash) ?? { title: '', plain: '' };
	const today = clause && !clause.archived ? clause : null;
	const undecided = isUndecided(view.state);
	const merged = today && undecided && view.textChanged && !silent;
	return {
		...view,
		base: { title: base.title, plain: base.plain },
		proposed: silent ? { title: null, plain: '' } : { title: row.clause_title, plain: row.plain },
		clause: today && { hash: today.hash, title: today.title, plain: today.plain },
		suggestion: merged
			? { ...mergeWordings(base.plain, today.plain, row.plain), title: row.clause_title ?? today.title }
			: null,
		outcome:
			row.accepted_plain === null || silent
				? null
				: { runs: readableDifference(row.plain, row.accepted_plain), title: row.accepted_title ?? '' },
		events: eventsOf(row, { others, changedAt: view.textChanged ? clause!.changedAt : null }),
		rewrittenAs: others.find((one) => one.rewrites === row.id) ?? null,
	};
}

interface Related extends Other {
	readonly rewrites: string | null;
}

/** Those it follows, those that follow it, and the one that overtook it. */
async function othersOf(kit: Kit, row: RowWithVoice): Promise<Related[]> {
	const found = await kit.storage.read
		.selectFrom('amendment')
		.select(['id', 'number', 'name', 'rewrites'])
		.where((e) =>
			e.or([e('rewrites', '=', row.id), e('id', 'in', [row.rewrites ?? '', row.overtaken_by ?? ''])]),
		)
		.orderBy('at')
		.execute();
	const hidden = await hiddenAmong(
		kit.storage.read,
		'amendment',
		found.map(({ id }) => id),
	);
	return found.map(({ id, number, name, rewrites }) => {
		return { id, letter: letterOf(number), name: hidden.has(id) ? '' : name, rewrites };
	});
}

function eventsOf(
	row: RowWithVoice,
	known: { readonly others: readonly Related[]; readonly changedAt: number | null },
): AmendmentEvent[] {
	const named = (id: string | null): Other | null => known.others.find((one) => one.id === id) ?? null;
	const before = named(row.rewrites);
	const events: AmendmentEvent[] = [
		{
			kind: before ? 'rewritten' : 'proposed',
			at: Number(row.at),
			by: row.author_name,
			reason: '',
			other: before,
		},
	];
	if (row.overtaken_at !== null) {
		const other = named(row.overtaken_by);
		events.push({ kind: 'overtaken', at: Number(row.overtaken_at), by: null, reason: '', other });
	} else if (known.changedAt !== null) {
		events.push({ kind: 'text-changed', at: known.changedAt, by: null, reason: '', other: null });
	}
	if (row.decided_at !== null) {
		events.push({
			kind: row.state as 'accepted' | 'rejected' | 'withdrawn',
			at: Number(row.decided_at),
			by: row.decider_name,
			reason: row.decision_reason,
			other: null,
		});
	}
	return events.sort((a, b) => a.at - b.at);
}
