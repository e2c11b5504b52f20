import type { PassageLabels, PassageMark } from '#protocol/draft/mark-passages.ts';

/** What others draw into the clauses of the writing page: passages people spoke of. */
export interface DeskMarks {
	/** Reactive: read anew when they change. */
	of(clauseId: string): readonly PassageMark[];
	readonly labels: PassageLabels;
}
