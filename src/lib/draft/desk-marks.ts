import type { PassageLabels, PassageMark } from '#protocol/draft/mark-passages.ts';

/** What others draw into the clauses of the writing page: passages people spoke of. Reactive: read anew when they change. */
export interface DeskMarks {
	of(clauseId: string): readonly PassageMark[];
	/** A clause at rest, as `renderClause` made it, with its passages. */
	drawn(clauseId: string, html: string): string;
	readonly labels: PassageLabels;
}
