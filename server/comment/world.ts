import type * as Y from 'yjs';
import type { CommentSubjectSource } from './subject-source.ts';

/** What comments need of the rooms around them. */
export interface CommentWorld {
	/** Looks at a draft as stored, up to `seq`. */
	look<T>(draftId: string, look: (doc: Y.Doc, seq: number) => T): Promise<T>;
	/** What can be commented beside clauses. */
	readonly subjects: readonly CommentSubjectSource[];
}
