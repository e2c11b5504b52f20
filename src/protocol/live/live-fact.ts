import type { PublicTally } from '#domain/poll/public-tally.ts';

/**
 * What the live feed (server-sent events at `/tavoli/<slug>/diretta`) tells a reader. Whole facts, not deltas:
 * a lost one heals at the next. No personal datum beyond what the page itself shows.
 */
export type LiveFact =
	| {
			readonly kind: 'clause-changed';
			readonly draftId: string;
			readonly clauseId: string;
			readonly html: string;
			readonly title: string;
			readonly at: number;
	  }
	| {
			readonly kind: 'outline-changed';
			readonly draftId: string;
			/** In reading order; `number` is null for a preamble. */
			readonly clauses: readonly {
				readonly id: string;
				readonly number: number | null;
				readonly title: string;
			}[];
			readonly at: number;
	  }
	| {
			readonly kind: 'board-changed';
			readonly boardId: string;
			readonly cards: number;
			readonly groups: number;
			readonly at: number;
	  }
	/** Cards were carried into the draft: where they ended is to be read again. */
	| {
			readonly kind: 'thread-changed';
			readonly boardId: string;
			readonly cardIds: readonly string[];
			readonly at: number;
	  }
	/** Comments on something were written, taken back, settled, or moved with the words; `count`: those in open threads now. */
	| {
			readonly kind: 'comments-changed';
			readonly subject: { readonly kind: string; readonly id: string };
			readonly count: number;
			readonly at: number;
	  }
	/** Something was done with a proposal: everything about it that a page counts. */
	| {
			readonly kind: 'proposal-changed';
			readonly proposalId: string;
			readonly state: 'open' | 'review' | 'accepted' | 'partly' | 'declined' | 'withdrawn';
			readonly support: number;
			readonly arguments: readonly {
				readonly id: string;
				readonly side: 'for' | 'against';
				readonly support: number;
			}[];
			readonly at: number;
	  }
	| { readonly kind: 'presence-changed'; readonly room: string; readonly people: number }
	/** Somebody voted, or a poll opened or closed. The figures are in it only when they are public. */
	| {
			readonly kind: 'tally-changed';
			readonly pollId: string;
			readonly clauseId: string | null;
			readonly tally: PublicTally;
			readonly at: number;
	  }
	/** Somebody wrote an emendamento, took a stand on it or decided it: everything about it that a page counts. */
	| {
			readonly kind: 'amendment-changed';
			readonly amendmentId: string;
			readonly clauseId: string;
			readonly state: 'open' | 'overtaken' | 'accepted' | 'rejected' | 'withdrawn';
			readonly for: number;
			readonly against: number;
			readonly at: number;
	  };
