/** Other words for a clause, and who stands for or against them. */
export interface AmendmentTables {
	amendment: {
		id: string;
		space_id: string;
		draft_id: string;
		/** As it was when it was written: the clause may have been divided or joined since. */
		clause_id: string;
		/** 1, 2, 3 … in its clause: the letter people call it by. */
		number: number;
		/** Which wording it was written on; kept in `wording`. */
		base_hash: string;
		name: string;
		/** Another title for the clause; null: it keeps its own. */
		clause_title: string | null;
		/** The clause as it would be: a line for each paragraph. */
		plain: string;
		reason: string;
		author_id: string | null;
		/** The body they spoke for. */
		organization_id: string | null;
		at: number;
		/** open, overtaken, accepted, rejected, withdrawn */
		state: string;
		decided_by: string | null;
		decided_at: number | null;
		decision_reason: string;
		/** Accepted: the wording that came out, when a person made it from two texts; null when it is `plain`. */
		accepted_plain: string | null;
		accepted_title: string | null;
		/** The one whose acceptance changed its words, and when. */
		overtaken_by: string | null;
		overtaken_at: number | null;
		/** It is this one, written again on a newer text. */
		rewrites: string | null;
	};
	/** One stand for each person. */
	amendment_stance: { amendment_id: string; person_id: string; stance: string; at: number };
}
