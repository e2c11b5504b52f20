import type { Ending } from '../lineage/thread.ts';

/** What became of a group (or a loose card) of an incontro. */
export type WhereItEnds =
	/** In the text now, in the order of the text; `partly`: some of its cards only. */
	| {
			readonly kind: 'clauses';
			readonly partly: boolean;
			readonly clauses: readonly {
				readonly id: string;
				readonly number: number | null;
				readonly title: string;
			}[];
	  }
	/** Carried a moment ago: readers do not see it yet. */
	| { readonly kind: 'arriving' }
	/** It was in the text, and its clause was taken out. */
	| { readonly kind: 'taken-out' }
	| { readonly kind: 'board' }
	/** All its cards were put away. */
	| { readonly kind: 'put-away' }
	/** Nothing stands in it any more: its cards went elsewhere. */
	| { readonly kind: 'dissolved' };

/**
 * What was carried as a whole wins over what single cards became, the text over the board, and what stands in the text over
 * what was taken out. `whole`: endings of the group itself; `cards`: of each card that still stands in it; `archived`: how many were put away.
 */
export function whereItEnds(of: {
	readonly whole: readonly Ending[];
	readonly cards: readonly (readonly Ending[])[];
	readonly archived: number;
}): WhereItEnds {
	const whole = standing(of.whole);
	if (whole.length > 0) return { kind: 'clauses', partly: false, clauses: whole };
	if (of.whole.some(({ state }) => state === 'arriving')) return { kind: 'arriving' };
	const single = standing(of.cards.flat());
	if (single.length > 0) {
		// A clause that holds all of them is where the group went, wherever else single ones were taken.
		const inAll = single.filter(({ id }) =>
			of.cards.every((endings) => standing(endings).some((clause) => clause.id === id)),
		);
		if (inAll.length > 0) return { kind: 'clauses', partly: false, clauses: inAll };
		const partly = of.cards.some((endings) => standing(endings).length === 0);
		return { kind: 'clauses', partly, clauses: single };
	}
	const once = [...of.whole, ...of.cards.flat()];
	if (once.some(({ state }) => state === 'arriving')) return { kind: 'arriving' };
	if (once.length > 0) return { kind: 'taken-out' };
	if (of.cards.length > 0) return { kind: 'board' };
	return { kind: of.archived > 0 ? 'put-away' : 'dissolved' };
}

function standing(endings: readonly Ending[]) {
	const clauses = new Map(
		endings
			.filter(({ state }) => state === 'standing')
			.map(({ clauseId, number, title }) => [clauseId, { id: clauseId, number, title }]),
	);
	const last = Number.MAX_SAFE_INTEGER;
	return [...clauses.values()].toSorted((one, other) => (one.number ?? last) - (other.number ?? last));
}
