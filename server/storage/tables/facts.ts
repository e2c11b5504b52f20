/** What keeps decided facts decided once, and joined to what they were decided on. */
export interface FactTables {
	/** An act done under the key its form carried: a flaky phone that sends it again gets the first outcome. */
	done_once: { by: string; key: string; act: string; outcome: string; at: number };
	/** The exact words of a clause that a fact refers to (a vote, an amendment, a reading), kept when the fact is. */
	wording: {
		draft_id: string;
		clause_id: string;
		hash: string;
		title: string;
		html: string;
		plain: string;
		kept_at: number;
	};
	/** Whom a line of the tavolo's news concerns in person, and why. */
	notice_concern: { notice_seq: number; person_id: string; reason: string };
}
