import type { Kit } from '../kit.ts';

export interface Traced {
	readonly spaceId: string;
	/** As its source calls it: 'comment'. */
	readonly kind: string;
	readonly id: string;
}

/** Lets whoever moderates see a wave without seeing where it comes from. */
export interface GuestTraces {
	/** Something was written without an account from this address. */
	note(thing: Traced, address: string): void;
	/** How many were written today in the same tavolo from the address this one came from; null when that is not known (any more). */
	besides(kind: string, id: string): number | null;
	/** What was written today in this tavolo without an account, newest first. */
	today(spaceId: string): readonly Traced[];
}

/** More than these in a day, and the first of them are forgotten. */
const keptAtMost = 20_000;
const dayMs = 86_400_000;

/**
 * In memory only, and only until midnight (UTC): neither an address nor anything made of it is ever written to the disk.
 * A restart forgets, as it does for the limits.
 */
export function createGuestTraces(kit: Pick<Kit, 'clock'>): GuestTraces {
	const traces = new Map<string, Traced & { readonly from: string }>();
	let day = -1;

	function turn(): void {
		const now = Math.floor(kit.clock() / dayMs);
		if (now !== day) traces.clear();
		day = now;
	}

	return {
		note(thing, address) {
			turn();
			const { spaceId, kind, id } = thing;
			traces.set(`${kind} ${id}`, { spaceId, kind, id, from: `${spaceId} ${address}` });
			if (traces.size > keptAtMost) traces.delete(traces.keys().next().value!);
		},
		besides(kind, id) {
			turn();
			const own = traces.get(`${kind} ${id}`);
			if (own === undefined) return null;
			let count = 0;
			for (const { from } of traces.values()) if (from === own.from) count += 1;
			return count;
		},
		today(spaceId) {
			turn();
			return [...traces.values()]
				.filter((trace) => trace.spaceId === spaceId)
				.map(({ kind, id }) => ({ spaceId, kind, id }))
				.reverse();
		},
	};
}
