import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;
type Row<Table extends keyof Schema> = Omit<Schema[Table], 'board_id'>;

export type ColumnRow = Row<'board_column'>;
export type GroupRow = Row<'card_group'>;
export type CardRow = Row<'card'>;

export interface BoardRows {
	readonly columns: readonly ColumnRow[];
	readonly groups: readonly GroupRow[];
	readonly cards: readonly CardRow[];
}

/** SQLite takes 32,766 values in one statement; a card has eight. */
const rowsInOneStatement = 500;

export async function boardHead(db: Db, boardId: string) {
	return (
		(await db
			.selectFrom('board')
			.select(['space_id', 'title'])
			.where('id', '=', boardId)
			.executeTakeFirst()) ?? null
	);
}

/** The text that cards of a tavolo are carried into. */
export async function draftOfSpace(db: Db, spaceId: string): Promise<string | null> {
	const row = await db
		.selectFrom('draft')
		.select('id')
		.where('space_id', '=', spaceId)
		.orderBy('created_at')
		.executeTakeFirst();
	return row?.id ?? null;
}

export async function boardRows(db: Db, boardId: string): Promise<BoardRows> {
	const columns = await db
		.selectFrom('board_column')
		.selectAll()
		.where('board_id', '=', boardId)
		.orderBy('position')
		.execute();
	const groups = await db
		.selectFrom('card_group')
		.selectAll()
		.where('board_id', '=', boardId)
		.orderBy('position')
		.execute();
	const cards = await db
		.selectFrom('card')
		.selectAll()
		.where('board_id', '=', boardId)
		.orderBy('position')
		.execute();
	return { columns, groups, cards };
}

/** One card, with the names of its column and its group. */
export async function cardRow(db: Db, boardId: string, cardId: string) {
	const row = await db
		.selectFrom('card')
		.leftJoin('board_column', (join) =>
			join
				.onRef('board_column.board_id', '=', 'card.board_id')
				.onRef('board_column.id', '=', 'card.column_id'),
		)
		.leftJoin('card_group', (join) =>
			join.onRef('card_group.board_id', '=', 'card.board_id').onRef('card_group.id', '=', 'card.group_id'),
		)
		.selectAll('card')
		.select(['board_column.title as column_title', 'card_group.title as group_title'])
		.where('card.board_id', '=', boardId)
		.where('card.id', '=', cardId)
		.executeTakeFirst();
	return row ?? null;
}

/** Writes what differs and removes what is no more. */
export async function writeBoardRows(
	db: Db,
	boardId: string,
	now: BoardRows,
	before: BoardRows,
): Promise<void> {
	for (const rows of chunks(changed(now.columns, before.columns))) {
		await db
			.insertInto('board_column')
			.values(rows.map((row) => ({ ...row, board_id: boardId })))
			.onConflict((conflict) =>
				conflict.columns(['board_id', 'id']).doUpdateSet((set) => ({
					position: set.ref('excluded.position'),
					title: set.ref('excluded.title'),
					archived: set.ref('excluded.archived'),
				})),
			)
			.execute();
	}
	for (const rows of chunks(changed(now.groups, before.groups))) {
		await db
			.insertInto('card_group')
			.values(rows.map((row) => ({ ...row, board_id: boardId })))
			.onConflict((conflict) =>
				conflict.columns(['board_id', 'id']).doUpdateSet((set) => ({
					column_id: set.ref('excluded.column_id'),
					position: set.ref('excluded.position'),
					title: set.ref('excluded.title'),
					archived: set.ref('excluded.archived'),
				})),
			)
			.execute();
	}
	for (const rows of chunks(changed(now.cards, before.cards))) {
		await db
			.insertInto('card')
			.values(rows.map((row) => ({ ...row, board_id: boardId })))
			.onConflict((conflict) =>
				conflict.columns(['board_id', 'id']).doUpdateSet((set) => ({
					column_id: set.ref('excluded.column_id'),
					group_id: set.ref('excluded.group_id'),
					position: set.ref('excluded.position'),
					text: set.ref('excluded.text'),
					kind: set.ref('excluded.kind'),
					archived: set.ref('excluded.archived'),
					changed_at: set.ref('excluded.changed_at'),
				})),
			)
			.execute();
	}
	await remove(db, 'board_column', boardId, gone(now.columns, before.columns));
	await remove(db, 'card_group', boardId, gone(now.groups, before.groups));
	await remove(db, 'card', boardId, gone(now.cards, before.cards));
}

async function remove(
	db: Db,
	table: 'board_column' | 'card_group' | 'card',
	boardId: string,
	ids: readonly string[],
): Promise<void> {
	for (const some of chunks(ids)) {
		await db.deleteFrom(table).where('board_id', '=', boardId).where('id', 'in', some).execute();
	}
}

function changed<R extends { id: string }>(now: readonly R[], before: readonly R[]): R[] {
	const old = new Map(before.map((row) => [row.id, row]));
	return now.filter((row) => {
		const known = old.get(row.id);
		return !known || (Object.keys(row) as (keyof R)[]).some((key) => row[key] !== known[key]);
	});
}

function gone(now: readonly { id: string }[], before: readonly { id: string }[]): string[] {
	const here = new Set(now.map(({ id }) => id));
	return before.map(({ id }) => id).filter((id) => !here.has(id));
}

function chunks<T>(rows: readonly T[]): T[][] {
	const parts: T[][] = [];
	for (let at = 0; at < rows.length; at += rowsInOneStatement)
		parts.push(rows.slice(at, at + rowsInOneStatement));
	return parts;
}
