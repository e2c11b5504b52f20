import type { ChoiceFault } from './choice.ts';
import { isChangeable, type Ballot, type PollTimes } from './poll.ts';

export type VoteRefusal =
	| 'not-open-yet'
	| 'closed'
	| 'withdrawn'
	| 'space-closed'
	| 'signed-out'
	| 'not-entitled'
	| 'already-voted'
	| 'voted-on-paper'
	| 'clause-gone'
	| 'wording-changed'
	| 'words-moved-on';

export interface VoteFacts {
	readonly poll: PollTimes & { readonly ballot: Ballot };
	readonly spaceOpen: boolean;
	/** On the list frozen at opening. */
	readonly entitled: boolean;
	/** Took part already, and where. */
	readonly tookPart: 'online' | 'paper' | null;
	/**
	 * Null for polls that are not about a clause. `now` null: the clause is no longer in the text. `opening` says whether
	 * the words the poll was opened with still hold.
	 */
	readonly wording: { readonly seen: string; readonly now: string | null; readonly opening: boolean } | null;
}

/**
 * Whether a vote is taken at this moment. After the closing instant nothing is, even if nobody closed the poll; a vote is
 * only taken on words the voter has seen.
 */
export function decideVote(
	facts: VoteFacts,
	now: number,
): { readonly taken: true } | { readonly refused: VoteRefusal } {
	const { poll } = facts;
	if (poll.state === 'withdrawn') return { refused: 'withdrawn' };
	if (poll.state === 'counting' || poll.state === 'closed') return { refused: 'closed' };
	if (poll.closesAt !== null && now >= poll.closesAt) return { refused: 'closed' };
	if (poll.state === 'waiting') return { refused: 'not-open-yet' };
	if (!facts.spaceOpen) return { refused: 'space-closed' };
	if (!facts.entitled) return { refused: 'not-entitled' };
	if (facts.tookPart === 'paper') return { refused: 'voted-on-paper' };
	if (facts.tookPart === 'online' && !isChangeable(poll.ballot)) return { refused: 'already-voted' };
	if (facts.wording !== null) {
		if (facts.wording.now === null) return { refused: 'clause-gone' };
		// A secret vote can't be confirmed later: it is only taken on the words it was asked about.
		if (poll.ballot === 'secret' && !facts.wording.opening) return { refused: 'words-moved-on' };
		if (facts.wording.seen !== facts.wording.now) return { refused: 'wording-changed' };
	}
	return { taken: true };
}

export type CastFault = VoteRefusal | ChoiceFault | 'not-found' | 'malformed';
