/** A change of words that changes no meaning, marked as such by somebody who leads the tavolo. */
export interface EditorialChange {
	/** Hashes of the wording before and after. */
	readonly from: string;
	readonly to: string;
}

/**
 * The wordings a vote may have been given on to hold for the words of now: these very words, and every earlier wording
 * that leads to them by editorial changes alone. Empty for a clause that is no longer in the text.
 */
export function wordingsThatHold(
	now: string | null,
	changes: readonly EditorialChange[],
): ReadonlySet<string> {
	const holding = new Set<string>();
	const toVisit = now === null ? [] : [now];
	for (let hash = toVisit.pop(); hash !== undefined; hash = toVisit.pop()) {
		if (holding.has(hash)) continue;
		holding.add(hash);
		for (const change of changes) if (change.to === hash) toVisit.push(change.from);
	}
	return holding;
}
