/** What people ask for, who stands behind it, what is said for and against, and how it was answered. */
export interface ProposalTables {
	proposal: {
		id: string;
		space_id: string;
		/** Null when the author's account is gone. */
		author_id: string | null;
		/** The body the author spoke for when writing. */
		organization_id: string | null;
		/** The body it is made for; null: the tavolo. */
		for_id: string | null;
		title: string;
		body: string;
		state: string;
		/** People behind it; always the number of rows in `proposal_support`. */
		support: number;
		/** The day an answer was promised when it was taken up. */
		promised_on: string | null;
		created_at: number;
		/** When its words were last changed or added to. */
		changed_at: number;
	};
	/** Every step of its life, the first one too. */
	proposal_step: {
		id: string;
		proposal_id: string;
		/** 0, 1, 2 …: two people cannot take the same step at once. */
		number: number;
		state: string;
		reason: string;
		promised_on: string | null;
		person_id: string | null;
		at: number;
	};
	proposal_support: { proposal_id: string; person_id: string; at: number };
	proposal_follow: { proposal_id: string; person_id: string; at: number };
	/** What its author added when the words themselves could not be changed any more. */
	proposal_addition: { id: string; proposal_id: string; text: string; at: number };
	proposal_argument: {
		id: string;
		proposal_id: string;
		side: string;
		text: string;
		author_id: string | null;
		organization_id: string | null;
		support: number;
		at: number;
	};
	argument_support: { argument_id: string; person_id: string; at: number };
	proposal_attachment: {
		id: string;
		proposal_id: string;
		/** 0…4. */
		place: number;
		name: string;
		kind: string;
		size: number;
		bytes: Uint8Array;
		at: number;
	};
}
