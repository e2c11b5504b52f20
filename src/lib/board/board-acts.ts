import type { Beside } from '#protocol/board/place.ts';

export interface CardPlaceWanted {
	readonly columnId: string;
	readonly groupId?: string | null;
	readonly beside?: Beside;
}

/** What a person who may write can do on the board. Present only once the live board is here. */
export interface BoardActs {
	newId(): string;
	addCard(id: string, text: string, at: CardPlaceWanted): void;
	/** Several, one under the other, after a card; taken back together. */
	addCardsAfter(cardId: string, texts: readonly string[], at: CardPlaceWanted): void;
	/** Letter by letter while somebody writes: touches only what differs. */
	writeCard(id: string, text: string): void;
	moveCard(id: string, at: CardPlaceWanted): void;
	archiveCard(id: string): void;
	restoreCard(id: string): void;
	mergeCards(id: string, into: string): void;
	addGroup(id: string, columnId: string, title: string): void;
	renameGroup(id: string, title: string): void;
	moveGroup(id: string, columnId: string, beside?: Beside): void;
	dissolveGroup(id: string): void;
	addColumn(id: string, title: string): void;
	renameColumn(id: string, title: string): void;
	moveColumn(id: string, beside: Beside): void;
	archiveColumn(id: string): void;
	restoreColumn(id: string): void;
	/** One's own last act only. False when there is nothing to take back. */
	undo(): boolean;
}
