import { resultsAreOut, type PollState, type ResultTime } from './poll.ts';
import type { Source, Tally } from './tally.ts';

/**
 * What everybody who may read the tavolo may know of a poll at this moment: how many took part, and the figures only once
 * results are out. Sent on the live feed as it stands.
 */
export interface PublicTally {
	readonly state: PollState;
	readonly ballots: Readonly<Record<Source | 'all', number>>;
	readonly entitled: number;
	/** Null while results are hidden. */
	readonly tally: Tally | null;
	/** Lines and hands that wait for a second person. */
	readonly unconfirmed: number;
	/** Voters with more than one vote, not settled yet. */
	readonly unsettled: number;
}

export function publicTally(
	poll: { readonly state: PollState; readonly results: ResultTime },
	taken: { readonly tally: Tally; readonly unconfirmed: number; readonly unsettled: number },
): PublicTally {
	const { tally, unconfirmed, unsettled } = taken;
	return {
		state: poll.state,
		ballots: {
			online: tally.online.all.ballots,
			paper: tally.paper.all.ballots,
			hands: tally.hands.all.ballots,
			all: tally.total.all.ballots,
		},
		entitled: tally.entitled,
		tally: resultsAreOut(poll) ? tally : null,
		unconfirmed,
		unsettled,
	};
}
