import { readBoard, type BoardView } from '#protocol/board/read-board.ts';
import { roomName } from '#protocol/room-name.ts';
import type { Workshop } from '#domain/workshop/workshop.ts';
import { copyText } from '../draft-log/text-copy.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { lastRounds, replaceTargets, type TargetRow } from './answer-store.ts';
import { cardsOf, type RoomCardRow } from './card-store.ts';
import { boardOfSpace, type Db } from './store.ts';

type NewTarget = Omit<TargetRow, 'moment_id'>;

/** A group of the incontro, or a card in none, as it stands on the live board at this very moment. */
export interface Choice extends NewTarget {
	readonly cardIds: readonly string[];
}

/** Reads the live board outside the unit of work; inside, only what came since is added. */
export async function prepareChoices(
	kit: Kit,
	workshop: Workshop,
): Promise<(unit: UnitOfWork) => Promise<readonly Choice[]>> {
	const boardId = workshop.rehearsal ? null : await boardOfSpace(kit.storage.read, workshop.spaceId);
	const board = boardId === null ? null : await copyText(kit.draftLog, roomName('board', boardId));
	return async (unit) => {
		await board?.catchUp(unit);
		return choicesAmong(await cardsOf(unit.db, workshop.id), board && readBoard(board.doc));
	};
}

/** The same to look at, outside a unit of work. */
export async function readChoices(kit: Kit, workshop: Workshop): Promise<readonly Choice[]> {
	const boardId = workshop.rehearsal ? null : await boardOfSpace(kit.storage.read, workshop.spaceId);
	const board = boardId === null ? null : await copyText(kit.draftLog, roomName('board', boardId));
	return choicesAmong(await cardsOf(kit.storage.read, workshop.id), board && readBoard(board.doc));
}

/**
 * Stores what one can put dots on or rank from now on. A moment that comes a second time keeps what it had where something was
 * said of it already; begun too early and left again, it takes what is there now.
 */
export async function freezeTargets(db: Db, momentId: string, choices: readonly Choice[]): Promise<void> {
	if ((await lastRounds(db, [momentId])).size > 0) return;
	await replaceTargets(
		db,
		momentId,
		choices.map(({ target_id, kind, title, cards, position }) => ({
			target_id,
			kind,
			title,
			cards,
			position,
		})),
	);
}

/** Groups first, in the order of the board, then cards in no group; without a board (a rehearsal) every card is alone. */
function choicesAmong(cards: readonly RoomCardRow[], board: BoardView | null): Choice[] {
	const own = new Set(cards.filter(({ state }) => state === 'revealed').map(({ id }) => id));
	const lone = (id: string, text: string): Omit<Choice, 'position'> => ({
		target_id: id,
		kind: 'card',
		title: text,
		cards: 1,
		cardIds: [id],
	});
	const found: Omit<Choice, 'position'>[] =
		board === null
			? cards.filter(({ id }) => own.has(id)).map(({ id, text }) => lone(id, text))
			: [
					...board.columns
						.flatMap(({ groups }) => groups)
						.flatMap(({ id, title, cards: inGroup }) => {
							const cardIds = inGroup.map((card) => card.id).filter((cardId) => own.has(cardId));
							const group = { target_id: id, kind: 'group', title, cards: cardIds.length, cardIds };
							return cardIds.length > 0 ? [group] : [];
						}),
					...board.columns
						.flatMap(({ cards: loose }) => loose)
						.filter(({ id }) => own.has(id))
						.map(({ id, text }) => lone(id, text)),
				];
	return found.map((target, position) => ({ ...target, position }));
}
