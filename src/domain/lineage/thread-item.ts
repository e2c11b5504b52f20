/** What in a tavolo a clause can grow from, or a contribution can end in. */
export type ThreadKind = 'card' | 'workshop' | 'proposal' | 'comment' | 'amendment' | 'poll';

/** What a room full of people gave to a clause: numbers and names of groups, never of people. */
export interface RoomGift {
	/** Cards written there, on phones and on paper. */
	readonly cards: number;
	readonly paper: number;
	/** Dots the room put on what was carried; null where it put none, or has not seen them yet. */
	readonly dots: number | null;
	/** Groups carried as a whole, by the name they had. */
	readonly groups: readonly string[];
}

/** One station of *il filo*, told to whoever may read the tavolo. */
export interface ThreadItem {
	readonly kind: ThreadKind;
	readonly id: string;
	/** The clause it is about, as it was when it was written: the clause may have been split, merged or archived since. */
	readonly clauseId: string;
	/** Its own words, short; empty when they were hidden, and for an incontro of a protected tavolo. */
	readonly title: string;
	/** Who wrote it, as everybody may see it; null for nobody named. */
	readonly byName: string | null;
	/** Written without an account: nobody may take that name for a member's. */
	readonly byGuest?: boolean;
	readonly at: number;
	/** When it came to that clause, where that is not when it was written. */
	readonly since?: number;
	/** The clause its words stand in today, where that may be another one. */
	readonly standsIn?: string;
	/** How it ended: a word of its room's own ('open', 'accepted', 'closed'…), translated by the page. */
	readonly state: string;
	/** Why it ended so; empty when nobody had to say. */
	readonly reason: string;
	/** Its own page, beginning with `/`. */
	readonly href: string;
	/** Of an incontro. */
	readonly gift?: RoomGift;
}
