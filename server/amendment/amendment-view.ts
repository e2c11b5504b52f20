import type { AmendmentState, Stance } from '#domain/amendment/amendment.ts';
import type { MergedWording } from '#protocol/draft/merge-wordings.ts';
import type { WordRun } from '#protocol/draft/word-difference.ts';

/** A person as everybody who may read sees them; `body` is the short name of the body they spoke for. */
export interface Voice {
	readonly personId: string | null;
	/** Null when the account is gone. */
	readonly name: string | null;
	readonly body: string | null;
}

/** Hidden by whoever moderates: everybody reads why. */
export interface Hidden {
	readonly reason: string;
}

/** An emendamento in a list. */
export interface AmendmentLine {
	readonly id: string;
	/** What people call it: A, B, … in its clause. */
	readonly letter: string;
	/** Empty when it is hidden from the reader. */
	readonly name: string;
	readonly clauseId: string;
	/** Null for a preamble, and for a clause that is no longer in the text. */
	readonly clauseNumber: number | null;
	readonly clauseTitle: string;
	readonly clauseGone: boolean;
	readonly author: Voice;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly state: AmendmentState;
	readonly for: number;
	readonly against: number;
	/** The clause no longer says what it said when this was written; false for what is decided. */
	readonly textChanged: boolean;
	readonly hidden: Hidden | null;
}

/** An emendamento with what it does to the text. */
export interface AmendmentView extends AmendmentLine {
	/** Of the words of the clause, against those it was written on; empty when only the title changes. */
	readonly runs: readonly WordRun[];
	/** Of the title; null when it stays. */
	readonly titleRuns: readonly WordRun[] | null;
	/** Against the text as it is today, when that has changed since; null otherwise, and for what is decided. */
	readonly today: {
		readonly runs: readonly WordRun[];
		/** Both changed the same words. */
		readonly clashes: boolean;
	} | null;
	readonly reason: string;
	/** Of the reader. */
	readonly mine: Stance | null;
	readonly own: boolean;
	/** The letters of those that change the same words. */
	readonly sameWordsAs: readonly string[];
}

/** What can be read of a clause's emendamenti on its own page. */
export interface ClauseAmendments {
	/** Those that something can still become of, oldest first. */
	readonly undecided: readonly AmendmentView[];
	/** How many are decided or taken back. */
	readonly decided: number;
}

export interface AmendmentEvent {
	readonly kind:
		'proposed' | 'rewritten' | 'text-changed' | 'overtaken' | 'accepted' | 'rejected' | 'withdrawn';
	readonly at: number;
	/** Null for the text that changed, and for somebody who is gone. */
	readonly by: string | null;
	readonly reason: string;
	/** Another emendamento it has to do with. */
	readonly other: { readonly id: string; readonly letter: string; readonly name: string } | null;
}

/** One emendamento on its own page. */
export interface AmendmentPage extends AmendmentView {
	/** The wording it was written on, and the one it proposes. */
	readonly base: { readonly title: string; readonly plain: string };
	readonly proposed: { readonly title: string | null; readonly plain: string };
	/** The clause as it is now; null when it is not in the text. */
	readonly clause: { readonly hash: string; readonly title: string; readonly plain: string } | null;
	/** Both texts put together, when the text has changed and something can still become of it. */
	readonly suggestion: (MergedWording & { readonly title: string }) | null;
	/** Accepted with other words than those proposed: what came out, against what was proposed. */
	readonly outcome: { readonly runs: readonly WordRun[]; readonly title: string } | null;
	/** Oldest first. */
	readonly events: readonly AmendmentEvent[];
	/** The same, written again on a newer text; null when nobody did. */
	readonly rewrittenAs: { readonly id: string; readonly letter: string; readonly name: string } | null;
}
