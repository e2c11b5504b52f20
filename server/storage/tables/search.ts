import type { Generated } from 'kysely';

/** What is looked for by its words. The index over it (FTS5, or GIN) is kept by the database itself. */
export interface SearchTables {
	search_text: {
		seq: Generated<number>;
		space_id: string;
		/** 'proposal', 'comment': the noun of a room. */
		kind: string;
		subject_id: string;
		/** Both folded by `foldText`. */
		heading: string;
		words: string;
	};
}
