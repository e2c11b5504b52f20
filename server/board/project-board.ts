import type * as Y from 'yjs';
import type { SpaceId } from '#domain/person/actor.ts';
import { readBoard, type CardView } from '#protocol/board/read-board.ts';
import type { RoomName } from '#protocol/room-name.ts';
import type { Kit } from '../kit.ts';
import { writeProjectedSeq } from '../projection/store.ts';
import { boardHead, boardRows, writeBoardRows, type BoardRows, type CardRow } from './store.ts';

/** Rewrites what readers see of a board from its live state as stored at `seq`, and tells readers' pages after the commit. */
export async function projectBoard(
	kit: Kit,
	boardId: string,
	room: RoomName,
	seq: number,
	doc: Y.Doc,
): Promise<void> {
	const at = kit.clock();
	const board = readBoard(doc);
	await kit.storage.unitOfWork(async (unit) => {
		const head = await boardHead(unit.db, boardId);
		if (head === null) return;
		const before = await boardRows(unit.db, boardId);
		const now = rowsOf(board, before, at);
		await writeBoardRows(unit.db, boardId, now, before);
		await writeProjectedSeq(unit.db, room, seq, at);
		unit.afterCommit(() => {
			kit.bus.publish({
				kind: 'live',
				spaceId: head.space_id as SpaceId,
				fact: { kind: 'board-changed', boardId, cards: board.cardCount, groups: board.groupCount, at },
			});
		});
	});
}

function rowsOf(board: ReturnType<typeof readBoard>, before: BoardRows, at: number): BoardRows {
	const old = new Map(before.cards.map((row) => [row.id, row]));
	const cardRow = (card: CardView, position: number): CardRow => {
		const row = {
			id: card.id,
			column_id: card.columnId,
			group_id: card.groupId,
			position,
			text: card.text,
			kind: card.kind,
			archived: card.archived ? 1 : 0,
		};
		const known = old.get(card.id);
		// A card that only slid down in its list has not changed.
		const same =
			known?.text === row.text &&
			known.archived === row.archived &&
			known.column_id === row.column_id &&
			known.group_id === row.group_id;
		return { ...row, changed_at: same ? known.changed_at : at };
	};
	const columns = board.columns.map(({ id, title }, position) => ({ id, title, position, archived: 0 }));
	const away = board.archivedColumns.map(({ id, title }, position) => ({ id, title, position, archived: 1 }));
	const groups = board.columns.flatMap((column) =>
		column.groups.map(({ id, title }, position) => ({
			id,
			title,
			column_id: column.id,
			position,
			archived: 0,
		})),
	);
	const cards = board.columns.flatMap((column) => [
		...column.groups.flatMap((group) => group.cards.map(cardRow)),
		...column.cards.map(cardRow),
	]);
	return { columns: [...columns, ...away], groups, cards: [...cards, ...board.archivedCards.map(cardRow)] };
}
