import type { WorkshopState } from './workshop.ts';

/** What an incontro holds, as far as it matters for doing away with it. */
export interface Held {
	readonly state: WorkshopState;
	readonly rehearsal: boolean;
	/** Readers of the tavolo know when and where it is going to be. */
	readonly announced: boolean;
	/** Phones of people who neither lead the tavolo nor were simulated, also those sent out. */
	readonly guests: number;
}

export type DeletionRefusal =
	/** Its doors are open: whoever has the desk closes them first. */
	| 'still-open'
	/** People wait for it: it is called off first, where they can see it. */
	| 'announced'
	/** It was held: what people said stays, and so do its minutes. */
	| 'was-held'
	/** Only tried, but others came in: what they wrote is theirs. */
	| 'had-guests';

/**
 * Whether an incontro may be deleted by who leads it: as long as it was only prepared, or only tried among those who lead. Nothing
 * that other people wrote, chose or decided goes this way.
 */
export function decideDeletion(held: Held): { readonly refused: DeletionRefusal } | null {
	const { state, rehearsal, announced, guests } = held;
	if (state === 'open') return { refused: 'still-open' };
	if (guests > 0) return { refused: 'had-guests' };
	if (state === 'prepared' && announced) return { refused: 'announced' };
	return state === 'prepared' || rehearsal ? null : { refused: 'was-held' };
}
