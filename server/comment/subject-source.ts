/**
 * Something that can be commented and belongs to a room to the right. Handed in when the app is wired, so that comments
 * know every noun without depending on any.
 */
export interface CommentSubjectSource {
	readonly kind: 'proposal' | 'amendment' | 'card';
	/** Null when this tavolo has no such thing (any more), or nobody may see it. */
	find(
		spaceId: string,
		id: string,
	): Promise<{
		/** Short, as every reader of the tavolo may see it. */
		readonly title: string;
		/** Whom a comment on it concerns: who wrote it, and who asked to hear of it. */
		readonly authors: readonly string[];
		readonly followers?: readonly string[];
	} | null>;
}
