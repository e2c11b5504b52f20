import type { RoomGift, ThreadKind } from '#domain/lineage/thread-item.ts';

/** A clause whose words brought something to this one. */
interface Through {
	readonly title: string;
}

/** A card in the thread of a clause, as the server tells it. */
export interface ThreadCard {
	readonly cardId: string;
	readonly text: string;
	readonly kind: 'screen' | 'paper';
	readonly group: string | null;
	/** When it was carried into the draft, milliseconds since 1970. */
	readonly at: number;
	readonly byName: string | null;
	readonly through: Through | null;
}

/** An incontro, proposal, comment, amendment or vote in the thread of a clause. */
export interface ThreadStation {
	readonly kind: ThreadKind;
	readonly id: string;
	readonly title: string;
	readonly byName: string | null;
	readonly byGuest?: boolean;
	readonly at: number;
	readonly state: string;
	readonly reason: string;
	readonly href: string;
	readonly gift?: RoomGift;
	readonly through: Through | null;
}

export interface ClauseThread {
	readonly cards: readonly ThreadCard[];
	readonly stations: readonly ThreadStation[];
}
