/** Polls: what was asked, who may answer, the votes, the urn, paper and hands. */
export interface PollTables {
	poll: {
		id: string;
		space_id: string;
		/** Six letters, for an address that fits on a printed sheet. */
		code: string;
		subject_kind: string;
		/** Of a proposal or an amendment. */
		subject_id: string | null;
		draft_id: string | null;
		clause_id: string | null;
		title: string;
		explanation: string;
		/** JSON PollMethod */
		method: string;
		ballot: string;
		results: string;
		voters: string;
		/** JSON Quorum, Threshold */
		quorum: string;
		threshold: string;
		paper: number;
		opens_at: number | null;
		closes_at: number | null;
		state: string;
		opened_at: number | null;
		/** When votes online ended: the closing instant, not the moment somebody noticed. */
		closed_at: number | null;
		counted_at: number | null;
		/** How many were on the list at opening. */
		entitled: number | null;
		/** JSON Tally, written by whoever closed the poll in the same transaction. */
		tally: string | null;
		/** Hash of the clause's words at opening; a secret vote holds for these. */
		wording: string | null;
		/** Hash of the clause's words at the closing, empty when it was gone; null before, and when it is not about a clause. */
		closing_wording: string | null;
		created_by: string | null;
		created_at: number;
	};
	/** Who may vote, frozen at opening. `voter` is `p:<person>` or `o:<organization>`. */
	poll_entitled: { poll_id: string; voter: string };
	/** Open and reserved votes. */
	poll_vote: {
		poll_id: string;
		voter: string;
		choice: string;
		/** Hash of the wording it was given or confirmed on; empty when the poll is not about a clause. */
		wording: string;
		/** Who cast it: for a body, one of its representatives. */
		person_id: string;
		at: number;
		/** The wording the voter was told it must be confirmed on; empty when there was nothing to tell. */
		asked: string;
	};
	/** Secret polls: who took part. No time, no choice, no row number. */
	poll_participation: { poll_id: string; voter: string; via: string };
	/**
	 * How many ballots online say exactly this. It knows no voter, order, time or id. For a secret poll it is all there is;
	 * for the others it is kept beside `poll_vote`, so that nobody counts 100,000 rows at each vote.
	 */
	poll_urn: { poll_id: string; wording: string; choice: string; votes: number };
	poll_paper: {
		poll_id: string;
		sheet: number;
		line: number;
		choice: string;
		wording: string;
		voter: string | null;
		voter_name: string;
		entered_by: string;
		entered_at: number;
		confirmed_by: string | null;
		confirmed_at: number | null;
		/**
		 * 1: the second person read something else on the sheet; it waits to be entered again. 2: somebody says it is not on
		 * the sheet; 3: another person agrees, and it counts no more.
		 */
		wrong: number;
		marked_by: string | null;
	};
	poll_hands: {
		poll_id: string;
		id: string;
		place: string;
		held_at: number;
		in_favour: number;
		against: number;
		abstained: number;
		wording: string;
		entered_by: string;
		entered_at: number;
		confirmed_by: string | null;
		confirmed_at: number | null;
		wrong: number;
	};
	/** Which of several votes of one voter counts, and why. The others stay where they are. */
	poll_settlement: {
		poll_id: string;
		voter: string;
		/** 'online', or '<sheet>/<line>'. */
		keep: string;
		reason: string;
		person_id: string;
		at: number;
	};
	/** A change of words that changes no meaning, marked by somebody who leads the tavolo. */
	editorial_change: {
		draft_id: string;
		clause_id: string;
		from_hash: string;
		to_hash: string;
		note: string;
		person_id: string;
		at: number;
	};
}
