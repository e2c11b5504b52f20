import type { CommentSubjectKind, ThreadState } from './comment.ts';

/** Who wrote, as every reader of the tavolo may see it. */
export interface AuthorView {
	/** Null when the person was erased since. */
	readonly name: string | null;
	/** Index of the colour of their circle; null for a guest. */
	readonly color: number | null;
	/** The body they spoke for. */
	readonly organization: string | null;
	readonly guest: boolean;
}

export interface CommentView {
	readonly id: string;
	readonly author: AuthorView;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Empty when it was taken back, and when it is hidden from this reader. */
	readonly text: string;
	/** Why whoever moderates hid it; its writer and whoever moderates still read the words. */
	readonly hidden: string | null;
	/** Who did, by what they do here; null when it is not hidden, and when they do it no longer. */
	readonly hiddenBy: 'facilitator' | 'office' | null;
	readonly edited: boolean;
	readonly withdrawn: boolean;
	readonly supports: number;
	/** Of the reader: agrees with it; wrote it; may mend it until then (null: not, or no longer). */
	readonly supported: boolean;
	readonly own: boolean;
	readonly editableUntil: number | null;
}

/** Where a thread about a clause stands in the text. */
export interface PlaceView {
	/** The clause it stands in, or last stood in. */
	readonly clauseId: string;
	readonly clauseTitle: string;
	/** Null for a preamble, and for a clause that is not in the text. */
	readonly clauseNumber: number | null;
	readonly state: 'found' | 'orphan';
	/** About the clause as a whole: then no words are marked. */
	readonly whole: boolean;
	/** The words as they were marked; empty for a whole clause. */
	readonly quote: string;
	/** The words there now, and where: UTF-16 units in the words of the clause. */
	readonly words: string;
	readonly from: number;
	readonly to: number;
}

export interface ThreadView {
	readonly id: string;
	readonly subject: { readonly kind: CommentSubjectKind; readonly id: string };
	readonly state: ThreadState;
	/** Who settled it, or opened it again, and when; null while nobody did. */
	readonly stateBy: string | null;
	readonly stateAt: number | null;
	/** Null for what is not a clause. */
	readonly place: PlaceView | null;
	/** The head first, then answers as they came: so many from `answers.from` on. */
	readonly comments: readonly CommentView[];
	/** How many there are in all, and how many stand before the first one given. */
	readonly answers: { readonly all: number; readonly from: number };
}

/** A passage with open threads, for drawing it into the text. */
export interface PassageView {
	/** Of the thread. */
	readonly id: string;
	readonly clauseId: string;
	readonly from: number;
	readonly to: number;
	readonly words: string;
	/** Comments and answers. */
	readonly count: number;
}

/** Answers that are shown at once. */
export const answersOnPage = 20;

export const threadFilters = ['open', 'resolved', 'gone'] as const;
/** gone: the words (or the clause) are no longer in the text. */
export type ThreadFilter = (typeof threadFilters)[number];

export interface ThreadPage {
	readonly threads: readonly ThreadView[];
	/** For the address of the next page; null on the last. */
	readonly next: string | null;
	readonly counts: Readonly<Record<ThreadFilter, number>>;
}
