import * as Y from 'yjs';
import { addCard, archiveCard } from '#protocol/board/cards.ts';
import { addColumn } from '#protocol/board/columns.ts';
import { addGroup } from '#protocol/board/groups.ts';
import { addClause } from '#protocol/draft/add-clause.ts';
import { roomName, type RoomName } from '#protocol/room-name.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';

export interface FirstCard {
	readonly text: string;
	readonly paper?: true;
	readonly archived?: true;
}

export interface FirstColumn<Card extends FirstCard = FirstCard> {
	readonly title: string;
	readonly groups: readonly { readonly title: string; readonly cards: readonly Card[] }[];
	readonly cards: readonly Card[];
}

export interface FirstClause {
	readonly title: string;
	readonly paragraphs: readonly string[];
}

/** Ids the server's own edits are owned by: no browser may write in their name. */
const serverOwner = 'server';

async function store(kit: Kit, unit: UnitOfWork, room: RoomName, doc: Y.Doc): Promise<void> {
	await kit.draftLog.appendWithin(unit, {
		room,
		personId: null,
		bytes: Y.encodeStateAsUpdate(doc),
		newClients: [{ clientId: doc.clientID, owner: serverOwner }],
	});
	doc.destroy();
}

/**
 * Writes the first state of a board, once, in the unit of work that makes its row. Only the server does this:
 * two browsers putting in a template would double it. Returns each card with the ids it and its group got.
 */
export async function writeFirstBoard<Card extends FirstCard>(
	kit: Kit,
	unit: UnitOfWork,
	boardId: string,
	columns: readonly FirstColumn<Card>[],
): Promise<readonly { readonly id: string; readonly groupId: string | null; readonly card: Card }[]> {
	const doc = new Y.Doc();
	const written: { id: string; groupId: string | null; card: Card }[] = [];
	const put = (card: Card, columnId: string, groupId: string | null): void => {
		const id = kit.ids();
		addCard(doc, { id, columnId, groupId, text: card.text, kind: card.paper ? 'paper' : 'screen' });
		if (card.archived) archiveCard(doc, id);
		written.push({ id, groupId, card });
	};
	doc.transact(() => {
		for (const column of columns) {
			const columnId = kit.ids();
			addColumn(doc, { id: columnId, title: column.title });
			for (const group of column.groups) {
				const groupId = kit.ids();
				addGroup(doc, { id: groupId, columnId, title: group.title });
				for (const card of group.cards) put(card, columnId, groupId);
			}
			for (const card of column.cards) put(card, columnId, null);
		}
	});
	await store(kit, unit, roomName('board', boardId), doc);
	return written;
}

/** The same for a draft. Returns the ids of the clauses, in order. */
export async function writeFirstDraft(
	kit: Kit,
	unit: UnitOfWork,
	draftId: string,
	clauses: readonly FirstClause[],
): Promise<readonly string[]> {
	const doc = new Y.Doc();
	const ids = clauses.map(() => kit.ids());
	doc.transact(() => {
		clauses.forEach((clause, index) => {
			addClause(doc, { id: ids[index]!, title: clause.title, paragraphs: clause.paragraphs });
		});
	});
	await store(kit, unit, roomName('draft', draftId), doc);
	return ids;
}
