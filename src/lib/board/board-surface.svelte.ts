import type { Ending } from '#domain/lineage/thread.ts';
import { longestCardText } from '#protocol/board/limits.ts';
import type { BoardView, CardView, ColumnView } from '#protocol/board/read-board.ts';
import type { Connection } from '#lib/sync/connection.ts';
import type { SaveStatus } from '#lib/sync/save-status.ts';
import type { BoardActs } from './board-acts.ts';
import { keepIdentity } from './keep-identity.ts';

/** Somebody else on the board now, one entry a person. */
export interface Guest {
	readonly personId: string;
	readonly name: string;
	readonly color: number;
	/** The card they are on, or null. */
	readonly cardId: string | null;
	readonly writing: boolean;
}

export interface LiveLink {
	readonly connection: Connection;
	/** Where one is, for the others. */
	tell(state: { readonly card: string | null; readonly writing: boolean }): void;
	destroy(): void;
}

/** A card being written. The words live here, not in the field: a card that somebody moves meanwhile loses nothing. */
export interface Writing {
	readonly cardId: string;
	/** Not on the board before its first letter. */
	readonly fresh: { readonly columnId: string; readonly groupId: string | null } | null;
	readonly text: string;
	/** As it was when one began. */
	readonly before: string;
}

/** Groups larger than this show only their first cards until somebody opens them. */
const smallGroup = 3;
const shownOfGroup = 2;
/** Cards of a column drawn at first, and drawn more at each "Mostra altri". */
export const windowOfColumn = 30;

/** The board on a page: first as the server drew it, then live for whoever may write. */
export class BoardSurface {
	view: BoardView = $state.raw(emptyBoard);
	endings: Readonly<Record<string, readonly Ending[]>> = $state.raw({});
	guests: readonly Guest[] = $state.raw([]);
	status: SaveStatus['kind'] | null = $state(null);
	acts: BoardActs | null = $state.raw(null);
	writing: Writing | null = $state.raw(null);
	/** The card one is on. */
	selected: string | null = $state(null);
	/** The column a phone shows. */
	columnShown: string | null = $state(null);
	/** Told once to who cannot see the screen. */
	spoken = $state('');
	openGroups: ReadonlySet<string> = $state.raw(new Set());
	#windows: Readonly<Record<string, number>> = $state.raw({});

	/** Acts, when they can be done now. */
	readonly may: BoardActs | null = $derived(
		this.acts !== null &&
			['saved', 'sending', 'offline', 'connecting', 'not-saved'].includes(this.status ?? '')
			? this.acts
			: null,
	);
	/** Who is on which card. */
	readonly guestsAt: ReadonlyMap<string, readonly Guest[]> = $derived.by(() => {
		const at = new Map<string, Guest[]>();
		for (const guest of this.guests) {
			if (guest.cardId === null) continue;
			at.set(guest.cardId, [...(at.get(guest.cardId) ?? []), guest]);
		}
		return at;
	});
	readonly cards: ReadonlyMap<string, CardView> = $derived.by(() => {
		const cards = new Map<string, CardView>();
		for (const column of this.view.columns) for (const card of cardsOf(column)) cards.set(card.id, card);
		return cards;
	});

	show(view: BoardView): void {
		this.view = keepIdentity(this.view, view);
		const { writing } = this;
		if (writing === null || writing.text.length > longestCardText || writing.text.trim() === '') return;
		// Somebody else wrote in the same card: their words come into the field.
		const text = this.cards.get(writing.cardId)?.text ?? writing.text;
		if (text !== writing.text) this.writing = { ...writing, text };
	}

	meet(guests: readonly Guest[]): void {
		this.guests = guests;
	}

	say(sentence: string): void {
		// The same sentence twice is told twice.
		this.spoken = this.spoken === sentence ? `${sentence}\u00a0` : sentence;
	}

	shownInGroup(groupId: string, count: number): number {
		return count <= smallGroup || this.openGroups.has(groupId) ? count : shownOfGroup;
	}

	shownInColumn(columnId: string): number {
		return this.#windows[columnId] ?? windowOfColumn;
	}

	toggleGroup(groupId: string): void {
		const open = new Set(this.openGroups);
		if (!open.delete(groupId)) open.add(groupId);
		this.openGroups = open;
	}

	showMore(columnId: string): void {
		this.#windows = { ...this.#windows, [columnId]: this.shownInColumn(columnId) + windowOfColumn * 2 };
	}

	/** Opens whatever hides a card. */
	reveal(cardId: string): void {
		const card = this.cards.get(cardId);
		if (!card) return;
		this.columnShown = card.columnId;
		const column = this.view.columns.find(({ id }) => id === card.columnId);
		if (card.groupId !== null) {
			const list = column?.groups.find(({ id }) => id === card.groupId)?.cards ?? [];
			const index = list.findIndex(({ id }) => id === cardId);
			if (index >= this.shownInGroup(card.groupId, list.length)) this.toggleGroup(card.groupId);
			return;
		}
		const index = column?.cards.findIndex(({ id }) => id === cardId) ?? 0;
		if (index >= this.shownInColumn(card.columnId)) {
			this.#windows = { ...this.#windows, [card.columnId]: index + windowOfColumn };
		}
	}

	/** The list a card is in, in order. */
	listOf(card: CardView): readonly CardView[] {
		const column = this.view.columns.find(({ id }) => id === card.columnId);
		if (card.groupId === null) return column?.cards ?? [];
		return column?.groups.find(({ id }) => id === card.groupId)?.cards ?? [];
	}

	column(id: string): ColumnView | undefined {
		return this.view.columns.find((column) => column.id === id);
	}

	groupTitle(groupId: string): string {
		for (const column of this.view.columns) {
			const group = column.groups.find(({ id }) => id === groupId);
			if (group) return group.title;
		}
		return '';
	}
}

export function cardsOf(column: ColumnView): CardView[] {
	return [...column.groups.flatMap((group) => group.cards), ...column.cards];
}

const emptyBoard: BoardView = {
	columns: [],
	archivedCards: [],
	archivedColumns: [],
	cardCount: 0,
	groupCount: 0,
};
