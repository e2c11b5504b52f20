import type { Clause } from './read-draft.ts';

type Grown = Pick<Clause, 'id' | 'from' | 'into'>;

/**
 * For each clause: the ancestors that went on by themselves after it was divided off, and the instant from which what comes to
 * them is not of this clause. Ancestors that were joined to it are its own for ever, and are absent.
 * `bornAt`: when a clause was first there, milliseconds since 1970.
 */
export function ancestorsUntil(
	clauses: readonly Grown[],
	bornAt: (id: string) => number,
): (id: string) => Readonly<Record<string, number>> {
	const byId = new Map(clauses.map((clause) => [clause.id, clause]));
	const joined = new Map<string, string[]>();
	for (const { id, into } of clauses) if (into !== null) joined.set(into, [...(joined.get(into) ?? []), id]);
	const known = new Map<string, ReadonlyMap<string, number>>();

	function reachOf(id: string): ReadonlyMap<string, number> {
		const before = known.get(id);
		if (before) return before;
		const reach = new Map<string, number>();
		// Two clauses that were joined into each other at once end here.
		known.set(id, reach);
		// Of two ways to an ancestor the one that goes on longer tells.
		const put = (ancestor: string, until: number) => {
			if (ancestor !== id) reach.set(ancestor, Math.max(until, reach.get(ancestor) ?? -Infinity));
		};
		const [parent, ...line] = byId.get(id)?.from ?? [];
		if (parent !== undefined) {
			put(parent, bornAt(id));
			const its = reachOf(parent);
			for (const ancestor of line) put(ancestor, Math.min(bornAt(id), its.get(ancestor) ?? Infinity));
		}
		for (const other of joined.get(id) ?? []) {
			put(other, Infinity);
			for (const [ancestor, until] of reachOf(other)) put(ancestor, until);
		}
		return reach;
	}

	return (id) =>
		Object.fromEntries([...reachOf(id)].filter(([, until]) => Number.isFinite(until)).sort(byName));
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
	return one < other ? -1 : 1;
}
