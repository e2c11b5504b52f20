import { sql, type SelectQueryBuilder } from 'kysely';
import { isUndecided, letterOf, type AmendmentState } from '#domain/amendment/amendment.ts';
import type { Actor } from '#domain/person/actor.ts';
import { can, type SpaceSubject } from '#domain/space/can.ts';
import { readStanding, type ClauseStandingNow } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { hiddenAmong } from '../moderation/views.ts';
import { afterKey, beforeKey, readPageKey, writePageKey } from '../storage/keyset.ts';
import type { Schema } from '../storage/schema.ts';
import type { AmendmentLine } from './amendment-view.ts';
import { stancesOf, type AmendmentRow, type Stances } from './store.ts';

/** Who reads, and in which tavolo: the caller has asked `can read`. */
export interface Reading {
	readonly actor: Actor;
	readonly space: SpaceSubject;
	readonly draftId: string;
}

export const amendmentFilters = ['undecided', 'decided', 'accepted', 'rejected', 'withdrawn'] as const;
export type AmendmentFilter = (typeof amendmentFilters)[number];

export interface AmendmentPageOfLines {
	readonly lines: readonly AmendmentLine[];
	readonly counts: Readonly<Record<AmendmentFilter, number>>;
	/** Keys of the pages around this one; null where there is none. */
	readonly previous: string | null;
	readonly next: string | null;
}

const linesOnPage = 20;
const statesOf: Readonly<Record<AmendmentFilter, readonly AmendmentState[]>> = {
	undecided: ['open', 'overtaken'],
	decided: ['accepted', 'rejected', 'withdrawn'],
	accepted: ['accepted'],
	rejected: ['rejected'],
	withdrawn: ['withdrawn'],
};

export type RowWithVoice = AmendmentRow & {
	readonly author_name: string | null;
	readonly author_body: string | null;
	readonly decider_name: string | null;
};

export function withVoice<T extends SelectQueryBuilder<Schema, 'amendment', object>>(query: T) {
	return query
		.leftJoin('person', 'person.id', 'amendment.author_id')
		.leftJoin('person as decider', 'decider.id', 'amendment.decided_by')
		.leftJoin('organization', 'organization.id', 'amendment.organization_id')
		.selectAll('amendment')
		.select([
			'person.name as author_name',
			'organization.short_name as author_body',
			'decider.name as decider_name',
		]);
}

/** Those of a clause that something can still become of, by letter. */
export function undecidedRows(
	kit: Kit,
	draftId: string,
	clauseId: string,
	most: number,
): Promise<RowWithVoice[]> {
	return withVoice(
		kit.storage.read
			.selectFrom('amendment')
			.where('draft_id', '=', draftId)
			.where('clause_id', '=', clauseId)
			.where('state', 'in', ['open', 'overtaken']),
	)
		.orderBy('number')
		.limit(most)
		.execute();
}

/** One page of the emendamenti of a tavolo, newest first; of one clause when it is named. */
export async function listAmendments(
	kit: Kit,
	reading: Reading,
	asked: {
		readonly filter: AmendmentFilter;
		readonly clauseId: string | null;
		/** Page keys as they stand in an address, one of them at most. */
		readonly after: string | null;
		readonly before: string | null;
	},
): Promise<AmendmentPageOfLines> {
	const db = kit.storage.read;
	const columns = ['amendment.at', 'amendment.id'];
	const before = readPageKey(asked.before, ['number', 'string']);
	const after = before ? null : readPageKey(asked.after, ['number', 'string']);
	let query = db
		.selectFrom('amendment')
		.where('amendment.draft_id', '=', reading.draftId)
		.where('amendment.state', 'in', [...statesOf[asked.filter]]);
	if (asked.clauseId !== null) query = query.where('amendment.clause_id', '=', asked.clauseId);
	if (after) query = query.where(afterKey(columns, after));
	if (before) query = query.where(beforeKey(columns, before));
	const direction = before ? 'asc' : 'desc';
	const rows = await withVoice(query)
		.orderBy('amendment.at', direction)
		.orderBy('amendment.id', direction)
		.limit(linesOnPage + 1)
		.execute();
	const more = rows.length > linesOnPage;
	const shown = rows.slice(0, linesOnPage);
	if (before) shown.reverse();
	const keyOf = (row: RowWithVoice) => writePageKey([Number(row.at), row.id]);
	const [first, last] = [shown[0], shown.at(-1)];
	return {
		lines: await linesOf(kit, reading, shown),
		counts: await countAmendments(kit, reading.draftId, asked.clauseId),
		previous: first && (before ? more : after !== null) ? keyOf(first) : null,
		next: last && (before ? true : more) ? keyOf(last) : null,
	};
}

export async function countAmendments(
	kit: Kit,
	draftId: string,
	clauseId: string | null,
): Promise<Record<AmendmentFilter, number>> {
	let query = kit.storage.read
		.selectFrom('amendment')
		.select(['state', sql<number>`count(*)`.as('n')])
		.where('draft_id', '=', draftId)
		.groupBy('state');
	if (clauseId !== null) query = query.where('clause_id', '=', clauseId);
	const counts = { undecided: 0, decided: 0, accepted: 0, rejected: 0, withdrawn: 0 };
	for (const { state, n } of await query.execute()) {
		for (const filter of amendmentFilters) {
			if (statesOf[filter].includes(state as AmendmentState)) counts[filter] += Number(n);
		}
	}
	return counts;
}

async function linesOf(kit: Kit, reading: Reading, rows: readonly RowWithVoice[]): Promise<AmendmentLine[]> {
	const db = kit.storage.read;
	const ids = rows.map((row) => row.id);
	const [stances, hidden, clauses] = await Promise.all([
		stancesOf(db, ids),
		hiddenAmong(db, 'amendment', ids),
		readStanding(db, reading.draftId),
	]);
	return rows.map((row) =>
		lineOf(row, {
			stances: stances.get(row.id)!,
			hidden: hidden.get(row.id) ?? null,
			clause: clauses.get(row.clause_id) ?? null,
			mayReadHidden: mayReadHidden(reading, row),
		}),
	);
}

/** Hidden words are read by who wrote them and by whoever moderates. */
export function mayReadHidden({ actor, space }: Reading, row: Pick<AmendmentRow, 'author_id'>): boolean {
	const own = actor.kind === 'person' && row.author_id === actor.personId;
	return own || can(actor, 'moderate', space);
}

export interface Known {
	readonly stances: Stances;
	readonly hidden: { readonly reason: string } | null;
	readonly clause: ClauseStandingNow | null;
	readonly mayReadHidden: boolean;
}

export function lineOf(row: RowWithVoice, known: Known): AmendmentLine {
	const { clause, hidden } = known;
	const state = row.state as AmendmentState;
	const standing = clause !== null && !clause.archived;
	return {
		id: row.id,
		letter: letterOf(row.number),
		name: hidden && !known.mayReadHidden ? '' : row.name,
		clauseId: row.clause_id,
		clauseNumber: standing ? clause.number : null,
		clauseTitle: clause?.title ?? '',
		clauseGone: !standing,
		author: { personId: row.author_id, name: row.author_name, body: row.author_body },
		at: Number(row.at),
		state,
		...known.stances,
		textChanged: isUndecided(state) && standing && clause.hash !== row.base_hash,
		hidden: hidden && { reason: hidden.reason },
	};
}
