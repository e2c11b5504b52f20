/** What people reported and what whoever moderates did about it: any contribution, by kind and id. */
export interface ModerationTables {
	report: {
		id: string;
		space_id: string;
		kind: string;
		subject_id: string;
		/** Null: somebody without an account, or whose account was erased. */
		person_id: string | null;
		/** 1: made without an account. */
		guest: number;
		reason: string;
		note: string;
		at: number;
		/** open, dismissed (left where it is), upheld (hidden) or withdrawn (by whoever had written it). */
		state: string;
		settled_at: number | null;
		settled_by: string | null;
	};
	/** A time during which something was hidden; at most one of a contribution is open. */
	hiding: {
		id: string;
		space_id: string;
		kind: string;
		subject_id: string;
		reason: string;
		hidden_by: string | null;
		hidden_at: number;
		restored_by: string | null;
		restored_at: number | null;
	};
	/** One row, id 1: signs the tasks handed to people without an account. */
	guest_secret: { id: number; secret: string };
	/** Proofs of work that were used; forgotten when they would no longer be accepted anyway. */
	guest_proof: { nonce: string; form_key: string; expires_at: number };
}
