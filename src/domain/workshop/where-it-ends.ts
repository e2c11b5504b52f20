import type { Ending } from '../lineage/thread.ts';

/** What became of a group (or a loose card) of an incontro. */
export type WhereItEnds =
	/** In the text now, in the order of the text. */
	| {
			readonly kind: 'clauses';
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
 * The text wins over the board, and what stands in it over what was taken out.
 * `endings`: of the group itself and of its cards; `live`, `archived`: its cards on the board.
 */
export function whereItEnds(of: {
	readonly endings: readonly Ending[];
	readonly live: number;
	readonly archived: number;
}): WhereItEnds {
	const standing = new Map(
		of.endings
			.filter(({ state }) => state === 'standing')
			.map(({ clauseId, number, title }) => [clauseId, { id: clauseId, number, title }]),
	);
	if (standing.size > 0) {
		const last = Number.MAX_SAFE_INTEGER;
		const clauses = [...standing.values()].toSorted(
			(one, other) => (one.number ?? last) - (other.number ?? last),
		);
		return { kind: 'clauses', clauses };
	}
	if (of.endings.some(({ state }) => state === 'arriving')) return { kind: 'arriving' };
	if (of.endings.length > 0) return { kind: 'taken-out' };
	if (of.live > 0) return { kind: 'board' };
	return { kind: of.archived > 0 ? 'put-away' : 'dissolved' };
}
