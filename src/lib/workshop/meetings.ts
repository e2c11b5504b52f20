interface Line {
	readonly id: string;
	readonly title: string;
	readonly state: 'prepared' | 'open' | 'closed';
	readonly rehearsal: boolean;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	readonly createdAt: number;
	readonly plannedAt: number | null;
	readonly place: string;
}

interface Named {
	readonly id: string;
	readonly title: string;
	readonly place: string;
}

/** What an incontro came to, in short. */
export interface Outcome {
	readonly people: number;
	readonly clauses: readonly {
		readonly id: string;
		readonly number: number | null;
		readonly title: string;
	}[];
	readonly decisions: readonly string[];
}

/** The incontri the page of a tavolo tells of. */
export interface Meetings {
	readonly open: Named | null;
	readonly next: (Named & { readonly plannedAt: number }) | null;
	readonly last: (Named & { readonly at: number; readonly outcome: Outcome }) | null;
}

/** Of a list of incontri: the one that is open, the one announced that comes first, and the one that ended last. */
export function meetingsAmong<One extends Line>(
	lines: readonly One[],
	now: number,
): {
	readonly open: One | null;
	readonly next: (One & { readonly plannedAt: number }) | null;
	readonly last: One | null;
} {
	const real = lines.filter(({ rehearsal }) => !rehearsal);
	const latest = (line: Line): number => line.endedAt ?? line.startedAt ?? line.createdAt;
	return {
		open: real.find(({ state }) => state === 'open') ?? null,
		next:
			real
				.flatMap((line) =>
					line.state === 'prepared' && line.plannedAt !== null && line.plannedAt > now - stillComing
						? [{ ...line, plannedAt: line.plannedAt }]
						: [],
				)
				.toSorted((one, other) => one.plannedAt - other.plannedAt)[0] ?? null,
		last:
			real
				.filter(({ state }) => state === 'closed')
				.toSorted((one, other) => latest(other) - latest(one))[0] ?? null,
	};
}

/** A room that opens late is still the one announced. */
const stillComing = 3 * 60 * 60_000;
