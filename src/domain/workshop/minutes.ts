import type { MomentKind } from './moment.ts';
import type { WhereItEnds } from './where-it-ends.ts';
import type { Format } from './workshop.ts';

/** How many said so on a phone, on paper and by raising a hand: shown apart, and added up. */
export interface Counted {
	readonly phone: number;
	readonly paper: number;
	readonly hands: number;
}

/** A table in a round (World Café): both from 1, and 0 for no table. */
export interface AtTable {
	readonly round: number;
	readonly table: number;
}

/** A group or a loose card, with its words. */
export interface MinutesGroup {
	readonly id: string;
	/** May be empty. */
	readonly title: string;
	/** A card in no group: its words are the title. */
	readonly alone: boolean;
	readonly cards: readonly {
		readonly text: string;
		readonly origin: 'phone' | 'paper';
		/** Where it was written, in a round at the tables; undefined elsewhere. */
		readonly at?: AtTable | undefined;
	}[];
	/** What became of it; null in a rehearsal, which leaves nothing. */
	readonly where: WhereItEnds | null;
}

/** What one moment gathered; `null` when its kind gathers nothing. */
export type MinutesResult =
	| {
			readonly kind: 'cards';
			readonly count: { readonly phone: number; readonly paper: number };
			/** Of a round at the tables where something was written, table by table; undefined elsewhere. */
			readonly tables?: readonly (AtTable & { readonly phone: number; readonly paper: number })[] | undefined;
	  }
	/** `archived`: cards that were put away before the end, which stand in no group. */
	| { readonly kind: 'groups'; readonly groups: readonly MinutesGroup[]; readonly archived: number }
	/** Said by the room, and not opened by the desk yet. */
	| { readonly kind: 'covered' }
	| {
			/** dots: how many on each; rank: points, the most wanted first (see `count-answers.ts`). */
			readonly kind: 'dots' | 'rank';
			readonly rows: readonly ({ readonly title: string; readonly where: WhereItEnds | null } & Counted)[];
			readonly voters: Counted;
	  }
	| {
			readonly kind: 'gradient';
			readonly round: number;
			/** From most to least agreement; `label`: the step, '1' (least) up, put into words by whoever shows it. */
			readonly steps: readonly ({ readonly label: string } & Counted)[];
			readonly voters: Counted;
	  }
	| {
			readonly kind: 'consent';
			readonly round: number;
			readonly agree: Counted;
			readonly aside: Counted;
			readonly object: Counted;
			readonly objections: readonly string[];
	  }
	| {
			readonly kind: 'hands';
			readonly question: string;
			/** `label`: 'for', 'against', 'abstain', or what was typed at the desk. */
			readonly rows: readonly { readonly label: string; readonly count: number }[];
	  };

export interface MinutesMoment {
	readonly kind: MomentKind;
	readonly title: string;
	readonly instructions: string;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	readonly results: readonly MinutesResult[];
}

/** The minutes of an incontro: everything a page, a PDF, a DOCX and a CSV say, and in this order. No personal datum but `named`. */
export interface Minutes {
	readonly title: string;
	readonly format: Format;
	/** False while only those who lead may read them. */
	readonly forAll: boolean;
	readonly space: { readonly name: string; readonly slug: string; readonly place: string };
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** As announced; may be empty. */
	readonly place: string;
	/** Numbers, and the names of those who asked to be named. */
	readonly attendance: {
		readonly phones: number;
		readonly paper: number;
		/** By body, for those who said it; the rest are "altre persone". */
		readonly bodies: readonly { readonly name: string; readonly phones: number; readonly paper: number }[];
		readonly tables: number;
		readonly named: readonly string[];
	};
	readonly moments: readonly MinutesMoment[];
	/** Clauses of the draft the incontro led to. */
	readonly clauses: readonly {
		readonly clauseId: string;
		readonly number: number | null;
		readonly title: string;
		readonly cards: number;
	}[];
	/** "Nota di dissenso" beside a clause, or about the whole. */
	readonly dissents: readonly { readonly clauseTitle: string | null; readonly text: string }[];
	readonly decisions: readonly string[];
	readonly nextSteps: readonly { readonly text: string; readonly who: string; readonly by: string | null }[];
}
