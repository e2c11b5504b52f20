import { addCard } from '#protocol/board/cards.ts';
import type { CardKind } from '#protocol/board/board-doc.ts';
import { addColumn } from '#protocol/board/columns.ts';
import { roomName } from '#protocol/room-name.ts';
import { copyText } from '../draft-log/text-copy.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';

export interface CardsToPut {
	readonly boardId: string;
	/** Made when it is not there yet. */
	readonly column: { readonly id: string; readonly title: string };
	readonly cards: readonly { readonly id: string; readonly text: string; readonly kind: CardKind }[];
}

/** Ids the server's own edits are owned by: no browser may write in their name. */
const serverOwner = 'server';

/**
 * Puts cards on a board in the name of nobody, for a room that reveals what people wrote. Returns the work to be done in
 * the unit of work that stores the fact; a card that is already there stays as it is.
 */
export async function prepareCards(
	kit: Kit,
	boardId: string,
): Promise<(unit: UnitOfWork, put: Omit<CardsToPut, 'boardId'>) => Promise<void>> {
	const room = roomName('board', boardId);
	const text = await copyText(kit.draftLog, room);
	return async (unit, { column, cards }) => {
		await text.catchUp(unit);
		const bytes = text.madeBy(() => {
			addColumn(text.doc, column);
			for (const card of cards) addCard(text.doc, { ...card, columnId: column.id });
		});
		if (bytes === null) return;
		await kit.draftLog.appendWithin(unit, {
			room,
			personId: null,
			bytes,
			newClients: [{ clientId: text.doc.clientID, owner: serverOwner }],
		});
	};
}
