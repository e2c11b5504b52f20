/** The register of what was decided: a chain of hashes, one for the whole installation. */
export interface AuditTables {
	/** Never changed, never deleted: every row carries the hash of the one before. */
	audit_row: {
		/** 1, 2, 3, … without gaps. */
		seq: number;
		at: number;
		space_id: string;
		kind: string;
		/** Who did it, under a name only a salt can lead back to; null for the server and for guests. */
		pseudonym: string | null;
		subject_kind: string;
		subject_id: string;
		/** JSON; never personal data. */
		details: string;
		previous_hash: Uint8Array;
		hash: Uint8Array;
	};
	/** One row, id 1: where the chain ends. A row missing at the end is found by it. */
	audit_head: { id: number; seq: number; hash: Uint8Array };
	/** What leads from a person to their pseudonyms. Without it nothing does. */
	audit_salt: { person_id: string; salt: Uint8Array };
}
