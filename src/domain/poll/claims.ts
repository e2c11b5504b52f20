/** One vote of a voter: 'online', or '<sheet>/<line>' on paper. */
export type Claim = string;

/**
 * Which of several votes of one voter counts: the one a person settled on; until then the one online, else the first on
 * paper. The others are kept and shown, and count for nothing: one person, one vote.
 */
export function claimThatCounts(claims: readonly Claim[], settled: Claim | null): Claim | null {
	if (settled !== null && claims.includes(settled)) return settled;
	return claims.includes('online') ? 'online' : (claims[0] ?? null);
}
