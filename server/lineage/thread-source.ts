import type { ThreadItem } from '#domain/lineage/thread-item.ts';

/** The tavolo whose text a thread runs through. */
export interface ThreadPlace {
	readonly id: string;
	readonly slug: string;
	readonly draftId: string;
}

/**
 * A room whose contributions belong to *il filo*. Rooms to the right of lineage hand one in when the app is wired, so that
 * the thread knows every noun without depending on any.
 */
export interface ThreadSource {
	/**
	 * What is about any of these clauses (ids as first written: heirs and ancestors are asked together), oldest first. `reaches`:
	 * whether what came to one of them at that instant is of the thread, for a source that adds up figures; all is, where
	 * nobody says.
	 */
	itemsOfClauses(
		space: ThreadPlace,
		clauseIds: readonly string[],
		reaches?: (clauseId: string, at: number) => boolean,
	): Promise<readonly ThreadItem[]>;
}
