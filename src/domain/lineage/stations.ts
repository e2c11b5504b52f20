import { inherits, type ClauseStanding } from './thread.ts';
import type { ThreadItem } from './thread-item.ts';

/** A contribution on the way to a clause. */
export interface Station extends ThreadItem {
	/** The clause it was about, when that is another one whose words moved here by a split or a merge. */
	readonly through: string | null;
}

/** What a clause grew from besides cards: its own contributions and those of the clauses it came from, oldest first, each once. */
export function stationsOf(
	clauseId: string,
	items: readonly ThreadItem[],
	clause: Pick<ClauseStanding, 'until'> = { until: {} },
): readonly Station[] {
	const found = new Map<string, Station>();
	for (const item of items) {
		const key = `${item.kind} ${item.id}`;
		const own = item.clauseId === clauseId;
		const here = own || item.standsIn === clauseId;
		if (!here && !inherits(clause, item.clauseId, item.since ?? item.at)) continue;
		const known = found.get(key);
		if (known && (known.through === null || !own)) continue;
		found.set(key, { ...item, through: own ? null : item.clauseId });
	}
	return [...found.values()].sort((one, other) => one.at - other.at);
}
