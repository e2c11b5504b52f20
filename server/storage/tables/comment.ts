export interface CommentTables {
	/** A remark or an answer to one. What it is about is said by the head of its thread. */
	comment: {
		id: string;
		space_id: string;
		/** The comment the thread begins with: itself for a head. */
		thread_id: string;
		/** 1 for the head of a thread. */
		head: number;
		/** 'clause', 'proposal', 'card'. */
		subject_kind: string;
		subject_id: string;
		/** Null for a guest, and when the person was erased. */
		person_id: string | null;
		guest_name: string | null;
		/** The body they spoke for. */
		organization_id: string | null;
		/** Empty once withdrawn. */
		text: string;
		at: number;
		edited_at: number | null;
		withdrawn_at: number | null;
		/** Of the thread: 'open' or 'resolved'; on its head only, 'answer' elsewhere. */
		state: string;
		state_by: string | null;
		state_at: number | null;
	};
	comment_support: { comment_id: string; person_id: string; at: number };
	/** Where the head of a thread about a clause stands in the live text, re-resolved when the text changes. */
	comment_anchor: {
		comment_id: string;
		draft_id: string;
		/** The clause it was made in. */
		made_in: string;
		/** 1: about the clause as a whole; `quote` is then its title. */
		whole: number;
		quote: string;
		/** The clause it was last found in. */
		clause_id: string;
		/** Yjs relative positions, base64; empty for a whole clause. */
		start_position: string;
		end_position: string;
		/** The words and 32 characters either side, as last found. */
		seen_quote: string;
		seen_before: string;
		seen_after: string;
		/** 'found' or 'orphan'. */
		state: string;
		/** UTF-16 units in the words of the clause. */
		from_offset: number;
		to_offset: number;
	};
}
