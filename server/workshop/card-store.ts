import type { Schema } from '../storage/schema.ts';
import type { Db } from './store.ts';

export type RoomCardRow = Schema['workshop_card'];

export async function insertCard(db: Db, card: Omit<RoomCardRow, 'revealed_at'>): Promise<void> {
	await db
		.insertInto('workshop_card')
		.values({ ...card, revealed_at: null })
		.execute();
}

export async function cardById(db: Db, workshopId: string, id: string): Promise<RoomCardRow | null> {
	return (
		(await db
			.selectFrom('workshop_card')
			.selectAll()
			.where('id', '=', id)
			.where('workshop_id', '=', workshopId)
			.executeTakeFirst()) ?? null
	);
}

/** Oldest first. */
export function cardsOf(db: Db, workshopId: string): Promise<RoomCardRow[]> {
	return db
		.selectFrom('workshop_card')
		.selectAll()
		.where('workshop_id', '=', workshopId)
		.where('state', '<>', 'withdrawn')
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** Those the room has seen, oldest first. */
export function revealedCards(db: Db, workshopId: string): Promise<RoomCardRow[]> {
	return db
		.selectFrom('workshop_card')
		.selectAll()
		.where('workshop_id', '=', workshopId)
		.where('state', '=', 'revealed')
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** How many wait to be revealed. */
export async function hiddenCount(db: Db, workshopId: string): Promise<number> {
	const { count } = await db
		.selectFrom('workshop_card')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('workshop_id', '=', workshopId)
		.where('state', '=', 'hidden')
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** One person's, newest first. */
export function cardsOfSeat(db: Db, seatId: string): Promise<RoomCardRow[]> {
	return db
		.selectFrom('workshop_card')
		.selectAll()
		.where('seat_id', '=', seatId)
		.where('state', '<>', 'withdrawn')
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
}

export async function changeCard(
	db: Db,
	id: string,
	change: Partial<Pick<RoomCardRow, 'text' | 'state' | 'revealed_at'>>,
): Promise<void> {
	await db.updateTable('workshop_card').set(change).where('id', '=', id).execute();
}

/** Whether somebody wrote in this moment, also what they took back since. */
export async function hasCards(db: Db, momentId: string): Promise<boolean> {
	const row = await db
		.selectFrom('workshop_card')
		.select('id')
		.where('moment_id', '=', momentId)
		.executeTakeFirst();
	return row !== undefined;
}

/** The number of the next card written on paper. */
export async function nextPaperNumber(db: Db, workshopId: string): Promise<number> {
	const row = await db
		.selectFrom('workshop_card')
		.select((select) => select.fn.max('number').as('last'))
		.where('workshop_id', '=', workshopId)
		.executeTakeFirst();
	return Number(row?.last ?? 0) + 1;
}

/** The words of cards on the board as they stand, with the name of their group. */
export async function boardCards(db: Db, boardId: string, ids: readonly string[]) {
	if (ids.length === 0) return [];
	return db
		.selectFrom('card')
		.leftJoin('card_group', (join) =>
			join.onRef('card_group.board_id', '=', 'card.board_id').onRef('card_group.id', '=', 'card.group_id'),
		)
		.select([
			'card.id',
			'card.text',
			'card.group_id as groupId',
			'card_group.title as groupTitle',
			'card.archived',
			'card.position',
		])
		.where('card.board_id', '=', boardId)
		.where('card.id', 'in', ids)
		.orderBy('card.position')
		.execute();
}

/** A card of the wall: as it was when the incontro ended, and until then as it stands on the board. */
export interface WallCard {
	readonly id: string;
	readonly text: string;
	readonly origin: 'phone' | 'paper';
	/** Null: in no group. Cards of one group have the same. */
	readonly groupId: string | null;
	/** May be empty, also of a group. */
	readonly groupTitle: string;
}

/** What the room had on the wall at its end, in place of what was kept at an earlier end. */
export async function keepCards(db: Db, workshopId: string, wall: readonly WallCard[]): Promise<void> {
	await db.deleteFrom('workshop_kept_card').where('workshop_id', '=', workshopId).execute();
	for (const [position, { id, text, origin, groupId, groupTitle }] of wall.entries())
		await db
			.insertInto('workshop_kept_card')
			.values({
				...{ workshop_id: workshopId, position, card_id: id, text, origin },
				...{ group_id: groupId, group_title: groupTitle },
			})
			.execute();
}

/** As they were kept; empty while the incontro has never ended. */
export async function keptCards(db: Db, workshopId: string): Promise<WallCard[]> {
	const rows = await db
		.selectFrom('workshop_kept_card')
		.selectAll()
		.where('workshop_id', '=', workshopId)
		.orderBy('position')
		.execute();
	return rows.map((row) => ({
		id: row.card_id,
		text: row.text,
		origin: originOf(row),
		groupId: row.group_id,
		groupTitle: row.group_title,
	}));
}

export const originOf = ({ origin }: Pick<RoomCardRow, 'origin'>) =>
	origin === 'paper' ? ('paper' as const) : ('phone' as const);
