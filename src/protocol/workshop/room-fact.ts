import type { ClockView } from '#domain/workshop/room-view.ts';

/**
 * What the one event channel of an incontro says (server-sent events at `/incontro/<code>/diretta` and beside the desk
 * and the projector). It tells that something is to be read again, never what: every word is read through the page of
 * whoever asks, and so a hidden card has no way out.
 */
export type RoomFact =
	/** The desk took a step; the clock comes along, so that all screens show it at once. */
	| { readonly kind: 'moved'; readonly revision: number; readonly clock: ClockView }
	/** Something everybody may read changed: revealed cards, groups, a clause. */
	| { readonly kind: 'shown' }
	/** Somebody arrived, is ready, wrote or answered: figures of the desk and the projector. */
	| { readonly kind: 'people' }
	/** Something only the desk sees changed. */
	| { readonly kind: 'desk' }
	/** This seat was taken away. */
	| { readonly kind: 'removed' };

/** Whom a fact is for. */
export type RoomAudience = 'all' | 'screens' | 'desk' | { readonly seatId: string };
