import type { HandOption } from './hand-options.ts';
import type { Counted } from './minutes.ts';
import type { Moment, MomentKind } from './moment.ts';
import type { BodiesHeard } from './silent-bodies.ts';
import type { Format, WorkshopState } from './workshop.ts';

/** A card everybody may read: revealed, and as it stands on the board now. */
export interface ShownCard {
	readonly id: string;
	readonly text: string;
	readonly origin: 'phone' | 'paper';
	/** 0: no table. */
	readonly table: number;
	/** Only while the desk shows names, and only when one was given. */
	readonly name: string | null;
	/** The name of its group on the board. */
	readonly group: string | null;
}

/** What one can put dots on, rank, or carry into the draft; frozen when the moment begins. */
export interface Target {
	readonly id: string;
	readonly kind: 'group' | 'card';
	readonly title: string;
	/** Cards in it; 1 for a card. */
	readonly cards: number;
}

export interface CountedRow {
	readonly id: string;
	readonly title: string;
	readonly counted: Counted;
}

/** Dots, ranks and answers of the present moment; only while the desk shows them. */
export interface RoomResults {
	readonly rows: readonly CountedRow[];
	readonly voters: Counted;
	readonly objections: readonly string[];
}

/** The clock as it was when this was made: a phone counts on with its own, whatever hour it shows. */
export type ClockView =
	{ readonly kind: 'none' } | { readonly kind: 'running' | 'paused'; readonly leftMs: number };

/** What the room may know: the same for every phone and for the projector. Nothing hidden is in it. */
export interface RoomView {
	readonly id: string;
	readonly spaceId: string;
	/** Both empty for a protected tavolo. */
	readonly slug: string;
	readonly spaceName: string;
	readonly title: string;
	readonly code: string;
	readonly format: Format;
	readonly state: WorkshopState;
	readonly revision: number;
	readonly rehearsal: boolean;
	readonly tables: number;
	/** From 1; 0 before the first moment. */
	readonly number: number;
	readonly moment: Moment | null;
	readonly agenda: readonly {
		readonly id: string;
		readonly kind: MomentKind;
		readonly title: string;
		readonly minutes: number;
	}[];
	readonly round: number;
	/** At tables: which of the rounds this is, from 1. 0: not at tables now. */
	readonly tableRound: number;
	/** What is revealed now was written at tables, and is told table by table. */
	readonly harvest: boolean;
	readonly clock: ClockView;
	readonly frozen: boolean;
	readonly focus: ShownCard | null;
	/** In the order in which they were revealed. */
	readonly cards: readonly ShownCard[];
	/** The card revealed last, when it was revealed alone. */
	readonly newest: string | null;
	/** Cards still waiting to be revealed. */
	readonly waiting: number;
	readonly targets: readonly Target[];
	/** Null while hidden. */
	readonly results: RoomResults | null;
	/** The show of hands asked now, option by option; `count` null until it is entered. Null: none is asked. */
	readonly hands: readonly { readonly option: HandOption; readonly count: number | null }[] | null;
	/** The page of the wall the desk chose, from 0; null: they turn by themselves. */
	readonly wallPage: number | null;
	readonly people: { readonly phones: number; readonly paper: number };
	readonly ready: number;
	/** The clause the room is writing, if it has one. */
	readonly clauses: readonly {
		readonly id: string;
		readonly number: number | null;
		readonly title: string;
	}[];
}

/** What one person in the room has done, for their own phone. */
export interface OwnView {
	readonly seatId: string;
	readonly nickname: string;
	readonly table: number;
	/** They have said at which table they sit in this round; always so before the second. */
	readonly settled: boolean;
	readonly ready: boolean;
	readonly hand: boolean;
	/** As they asked to be named in the minutes; null: they did not ask. */
	readonly minutesName: string | null;
	/** Their cards of this moment, newest first; also those taken back by the desk. */
	readonly cards: readonly {
		readonly id: string;
		readonly text: string;
		readonly state: 'hidden' | 'held' | 'revealed';
	}[];
	readonly dots: Readonly<Record<string, number>>;
	/** Target ids, the most wanted first. */
	readonly order: readonly string[];
	/** Gradient step from 1, or consent: 'agree', 'aside', 'object'. */
	readonly answer: string | null;
	readonly objection: string;
}

/** The desk's own: what only those who lead may see. */
export interface DeskView {
	readonly mayDrive: boolean;
	/** Null: nobody has the desk. */
	readonly holder: { readonly name: string; readonly you: boolean } | null;
	readonly moderated: boolean;
	readonly namesShown: boolean;
	readonly resultsShown: boolean;
	/** With their words only where the desk moderates; otherwise empty and counted. */
	readonly waiting: readonly {
		readonly id: string;
		readonly text: string;
		readonly origin: 'phone' | 'paper';
		readonly table: number;
		readonly held: boolean;
		/** By `readMark`: what is revealed is what was read. */
		readonly mark: string;
	}[];
	readonly waitingCount: { readonly phone: number; readonly paper: number; readonly held: number };
	readonly seats: readonly {
		readonly id: string;
		readonly nickname: string;
		readonly table: number;
		readonly ready: boolean;
		/** When the hand went up, in milliseconds since 1970; null: it is down. */
		readonly handAt: number | null;
		readonly guest: boolean;
		readonly simulated: boolean;
	}[];
	/** By table (0: none), never by person. `spoke`: phones that wrote or answered in this moment. */
	readonly byTable: readonly {
		readonly table: number;
		readonly phones: number;
		readonly ready: number;
		readonly spoke: number;
		readonly paper: number;
	}[];
	/** By body, never by person; null in a moment that asks nothing of anybody. */
	readonly byBody: BodiesHeard | null;
	/** What the last step was, when it can be undone. */
	readonly undo: { readonly act: string; readonly at: number } | null;
	/** Entered by the office or the desk in this moment and round. */
	readonly hands: readonly { readonly option: string; readonly count: number }[];
	readonly paperVotes: readonly { readonly option: string; readonly count: number }[];
	/** Why sheets object, as entered, one reason a line. */
	readonly paperReasons: string;
	readonly lastPaper: { readonly number: number; readonly table: number } | null;
	/** Answers so far, as a number: dots and gradients themselves stay hidden until shown. */
	readonly answered: number;
}
