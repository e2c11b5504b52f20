/** A small seeded generator (mulberry32): a run that fails is run again from its printed seed. */
export interface Random {
	/** 0 ≤ x < 1 */
	next(): number;
	/** 0 ≤ x < n, whole */
	below(n: number): number;
	chance(share: number): boolean;
	pick<T>(of: readonly T[]): T;
}

export function seeded(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (n: number): number => Math.floor(next() * n);
	return { next, below, chance: (share) => next() < share, pick: (of) => of[below(of.length)]! };
}
