import type { BoardView, CardView } from '#protocol/board/read-board.ts';
import type { Kit } from '../kit.ts';
import { boardHead, boardRows, cardRow, type CardRow } from './store.ts';

/** The board as readers see it, from the rows written behind the live one. Null when there is no such board. */
export async function readBoardView(
	kit: Kit,
	boardId: string,
): Promise<(BoardView & { title: string }) | null> {
	const db = kit.storage.read;
	const head = await boardHead(db, boardId);
	if (head === null) return null;
	const rows = await boardRows(db, boardId);
	const inList = new Map<string, CardView[]>();
	const archivedCards: CardView[] = [];
	for (const row of rows.cards) {
		const card = cardView(row);
		if (card.archived) archivedCards.push(card);
		else {
			const key = `${card.columnId} ${card.groupId ?? ''}`;
			inList.set(key, [...(inList.get(key) ?? []), card]);
		}
	}
	const columns = rows.columns
		.filter((row) => row.archived === 0)
		.map((row) => {
			const groups = rows.groups
				.filter((group) => group.column_id === row.id)
				.map((group) => ({
					id: group.id,
					title: group.title,
					columnId: row.id,
					cards: inList.get(`${row.id} ${group.id}`) ?? [],
				}));
			const cards = inList.get(`${row.id} `) ?? [];
			const count = groups.reduce((sum, group) => sum + group.cards.length, cards.length);
			return { id: row.id, title: row.title, groups, cards, count };
		});
	return {
		title: head.title,
		columns,
		archivedCards,
		archivedColumns: rows.columns.filter((row) => row.archived === 1).map(({ id, title }) => ({ id, title })),
		cardCount: columns.reduce((sum, column) => sum + column.count, 0),
		groupCount: rows.groups.length,
	};
}

/** A card with the names of where it lies, put away or not. */
export interface PlacedCard extends Pick<CardView, 'id' | 'text' | 'kind' | 'archived'> {
	readonly column: string;
	readonly group: string | null;
}

/** One card of a board as readers see it; null when there is none. */
export async function readCardView(kit: Kit, boardId: string, cardId: string): Promise<PlacedCard | null> {
	const row = await cardRow(kit.storage.read, boardId, cardId);
	if (row === null) return null;
	const { id, text, kind, archived } = cardView(row);
	return { id, text, kind, archived, column: row.column_title ?? '', group: row.group_title };
}

function cardView(row: CardRow): CardView {
	return {
		id: row.id,
		text: row.text,
		kind: row.kind === 'paper' ? 'paper' : 'screen',
		columnId: row.column_id,
		groupId: row.group_id,
		archived: row.archived === 1,
		mergedInto: null,
	};
}
