/** A tavolo that would have nobody to lead it. */
export interface LedAlone {
	readonly slug: string;
	/** Empty for a protected tavolo: nothing on a screen says what it is. */
	readonly title: string;
}

/** What must be handed over before an account can be erased. */
export interface ToHandOver {
	/** They are the last one of the office that runs the installation. */
	readonly office: boolean;
	readonly spaces: readonly LedAlone[];
}

export type ErasureRefusal = { readonly refused: 'must-hand-over' } & ToHandOver;

/** Somebody must always be left to lead a tavolo, and to run the installation. Everything in the way is said at once. */
export function decideErasure(facts: {
	readonly administrator: boolean;
	readonly administrators: number;
	/** Tavoli that are not closed, and whose only facilitator they are. */
	readonly ledAlone: readonly LedAlone[];
}): { readonly may: true } | ErasureRefusal {
	const office = facts.administrator && facts.administrators <= 1;
	if (!office && facts.ledAlone.length === 0) return { may: true };
	return { refused: 'must-hand-over', office, spaces: facts.ledAlone };
}
