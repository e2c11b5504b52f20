import type { Desk } from './workshop.ts';

/** A press of "mostra i risultati" that was not taken back: of this moment, in this round. */
export interface Opened {
	readonly momentId: string;
	readonly round: number;
}

/**
 * Whether dots, ranks and answers of a moment and round can be read, by whoever leads as by everybody: once the desk has
 * opened them, and in any case when the incontro is over. Moving on does not open them.
 */
export function isOpened(desk: Desk, opened: readonly Opened[], asked: Opened): boolean {
	if (desk.state === 'closed') return true;
	if (desk.momentId === asked.momentId && desk.round === asked.round) return desk.resultsShown;
	return opened.some(({ momentId, round }) => momentId === asked.momentId && round === asked.round);
}
