import type { Outcome } from '#domain/poll/tally.ts';
import type { MethodKind } from '#domain/poll/method.ts';
import type { PollRules, PollState } from '#domain/poll/poll.ts';
import type { PublicTally } from '#domain/poll/public-tally.ts';

/** What a poll is about, for a page: its name and its own page; null `href` for a question of its own. */
export interface SubjectView {
	readonly kind: PollRules['subject']['kind'];
	/** Number of a clause; null for a preamble, for what is gone, and for everything else. */
	readonly number: number | null;
	readonly title: string;
	readonly href: string | null;
}

/** The clause a poll is about. When it is gone, the words are those of the opening. */
export interface PollClause {
	readonly id: string;
	readonly number: number | null;
	readonly title: string;
	readonly html: string;
	readonly plain: string;
	/** Null: no longer in the text. */
	readonly hash: string | null;
	readonly changedAt: number;
	/** Clauses that grew from it: votes do not go with them. */
	readonly heirs: readonly { readonly id: string; readonly number: number | null; readonly title: string }[];
}

/** Words of a clause at some time. */
export interface WordsView {
	readonly title: string;
	readonly plain: string;
}

export interface EditorialView {
	readonly note: string;
	readonly at: number;
	readonly byName: string | null;
	readonly before: WordsView;
	readonly after: WordsView;
}

/** A choice, option by option: 1 for the one line chosen, the place in a ranking, the dots. */
export type ChoiceView = Readonly<Record<string, number>>;

/** Where the person who asks stands in this poll. `as`: the body they vote for. */
export type Mine =
	| { readonly kind: 'signed-out' }
	| { readonly kind: 'waiting' }
	| {
			readonly kind: 'not-entitled';
			readonly why: 'speaks-for-nobody' | 'body-not-on-list' | 'not-a-member' | 'came-later' | 'office';
	  }
	| { readonly kind: 'may-vote'; readonly as: string | null }
	| {
			readonly kind: 'voted';
			readonly as: string | null;
			readonly choice: ChoiceView;
			readonly at: number;
			/** False: the words have changed since; to be confirmed. */
			readonly holds: boolean;
			/** The words it was given on, when they no longer hold. */
			readonly before: WordsView | null;
	  }
	/** Secret: that somebody took part is known, what they chose is not. */
	| { readonly kind: 'took-part'; readonly as: string | null; readonly via: 'online' | 'paper' };

export interface NamedVote {
	readonly name: string;
	readonly choice: ChoiceView;
	readonly holds: boolean;
}

export interface PollView extends Omit<PollRules, 'subject'> {
	readonly id: string;
	readonly code: string;
	readonly title: string;
	readonly explanation: string;
	readonly subject: SubjectView;
	readonly state: PollState;
	readonly openedAt: number | null;
	readonly closedAt: number | null;
	readonly countedAt: number | null;
	readonly createdAt: number;
	readonly byName: string | null;
	readonly public: PublicTally;
	readonly clause: PollClause | null;
	readonly editorial: readonly EditorialView[];
	/** Wordings with votes that no longer hold; `votes` null for secret polls. */
	readonly earlier: readonly {
		readonly hash: string;
		readonly title: string;
		readonly plain: string;
		readonly votes: number | null;
	}[];
	readonly mine: Mine;
	/** Open ballots, once results are out. */
	readonly names: readonly NamedVote[] | null;
}

export interface ListedPoll {
	readonly id: string;
	readonly title: string;
	readonly methodKind: MethodKind;
	readonly subject: SubjectView;
	readonly state: PollState;
	readonly opensAt: number | null;
	readonly closesAt: number | null;
	readonly closedAt: number | null;
	readonly ballots: number;
	readonly outcome: Outcome | null;
	readonly standing: 'outside' | 'may-vote' | 'to-confirm' | 'voted';
}

/** What the office sees of sheets and hands. */
export interface PaperView {
	readonly sheets: readonly {
		readonly sheet: number;
		readonly lines: readonly {
			readonly line: number;
			readonly choice: string;
			readonly shown: ChoiceView;
			readonly name: string;
			readonly enteredBy: string;
			readonly enteredAt: number;
			readonly confirmedBy: string | null;
			readonly state: 'typed' | 'wrong' | 'missing' | 'out';
			/** The person who asks typed it: somebody else must confirm. */
			readonly own: boolean;
			/** Who said that it is not on the sheet; and whether that is the person who asks: somebody else must agree. */
			readonly markedBy: string | null;
			readonly ownMark: boolean;
		}[];
	}[];
	readonly hands: readonly {
		readonly id: string;
		readonly place: string;
		readonly heldAt: number;
		readonly inFavour: number;
		readonly against: number;
		readonly abstained: number;
		readonly enteredBy: string;
		readonly confirmedBy: string | null;
		readonly wrong: boolean;
		readonly own: boolean;
	}[];
	readonly conflicts: readonly {
		readonly voter: string;
		readonly name: string;
		readonly claims: readonly {
			/** 'online' or '<sheet>/<line>'. */
			readonly key: string;
			/** Null for an online vote in a poll whose votes are shown to nobody. */
			readonly shown: ChoiceView | null;
			readonly at: number;
			readonly counts: boolean;
		}[];
		readonly settled: { readonly reason: string; readonly byName: string | null; readonly at: number } | null;
	}[];
	/** Names on the list, to choose from while typing; empty when no name is taken or the list is long. */
	readonly voters: readonly string[];
}
