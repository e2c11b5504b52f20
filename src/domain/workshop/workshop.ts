import type { PersonId } from '../person/actor.ts';
import type { Moment } from './moment.ts';

export type WorkshopId = string & { readonly __brand: 'WorkshopId' };

export const formats = [
	'metaplan',
	'world-cafe',
	'open-space',
	'dotmocracy',
	'gradients',
	'consent',
	'brainwriting',
	'blank',
] as const;
export type Format = (typeof formats)[number];

export function isFormat(value: unknown): value is Format {
	return (formats as readonly unknown[]).includes(value);
}

/**
 * prepared: only those who lead the tavolo see it; open: the doors are open, one can join; closed: over, its minutes stay.
 */
export const workshopStates = ['prepared', 'open', 'closed'] as const;
export type WorkshopState = (typeof workshopStates)[number];

/** The shared clock of a moment. Instants are the server's, in milliseconds since 1970. */
export type Timer =
	| { readonly kind: 'none' }
	| { readonly kind: 'running'; readonly endsAt: number }
	| { readonly kind: 'paused'; readonly leftMs: number };

/** Everything the desk moves. One step changes it as a whole, and undoing a step brings the whole back. */
export interface Desk {
	readonly state: WorkshopState;
	/** The present moment; null before the first. */
	readonly momentId: string | null;
	/** When it began; null before the first. */
	readonly momentSince: number | null;
	/** Which time this moment asks: a re-poll begins a new round of answers. From 1. */
	readonly round: number;
	readonly timer: Timer;
	/** Nothing can be written or voted until it is lifted. */
	readonly frozen: boolean;
	/** The card everybody looks at. */
	readonly focusCardId: string | null;
	/** Names beside revealed cards. */
	readonly namesShown: boolean;
	/** Dots, ranks and answers of the present moment are open to all. */
	readonly resultsShown: boolean;
	/** The wall asks for a show of hands and shows what was counted; only in a moment that asks nothing on phones. */
	readonly handsAsked: boolean;
	/** Which page of the wall the desk chose, from 0; null: they turn by themselves. */
	readonly wallPage: number | null;
	/** Cards pass the desk before they are revealed. */
	readonly moderated: boolean;
	/** Who has the desk; any other facilitator can take it. */
	readonly holder: PersonId | null;
	/** When it was closed; null unless it is. It can be opened again for some hours. */
	readonly closedAt: number | null;
}

/** As prepared, before anybody has moved anything. */
export const untouchedDesk: Desk = {
	state: 'prepared',
	momentId: null,
	momentSince: null,
	round: 1,
	timer: { kind: 'none' },
	frozen: false,
	focusCardId: null,
	namesShown: false,
	resultsShown: false,
	handsAsked: false,
	wallPage: null,
	moderated: false,
	holder: null,
	closedAt: null,
};

export interface Workshop {
	readonly id: WorkshopId;
	readonly spaceId: string;
	readonly title: string;
	readonly format: Format;
	/** Six consonants, see `code.ts`. */
	readonly code: string;
	/** Tables of the room; 0: people sit as they like. */
	readonly tables: number;
	/** After so many days from the end the nicknames are erased. */
	readonly keepDays: number;
	/** Nobody but its facilitators: to try it alone; nothing of it stays on the board. */
	readonly rehearsal: boolean;
	/** Raised by one at every step of the desk: two people who press at once find that only one was first. */
	readonly revision: number;
	readonly moments: readonly Moment[];
	readonly desk: Desk;
}
