import type { Kysely, Transaction } from 'kysely';
import type { CardLink, ClauseStanding } from '#domain/lineage/thread.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

export interface NewLink {
	readonly id: string;
	readonly spaceId: string;
	readonly cardId: string;
	readonly clauseId: string;
	readonly personId: string | null;
	readonly at: number;
	readonly note: string;
}

/** False when the card was linked to that clause before. */
export async function insertCardLink(db: Db, link: NewLink): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('lineage_link')
		.values({
			id: link.id,
			space_id: link.spaceId,
			from_kind: 'card',
			from_id: link.cardId,
			to_kind: 'clause',
			to_id: link.clauseId,
			relation: 'became',
			person_id: link.personId,
			at: link.at,
			note: link.note,
		})
		.onConflict((conflict) =>
			conflict.columns(['from_kind', 'from_id', 'to_kind', 'to_id', 'relation']).doNothing(),
		)
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** "This became part of that", between any two things of a tavolo. */
export interface ThingLink {
	readonly fromId: string;
	readonly toId: string;
	readonly at: number;
}

/** False when it was noted before. */
export async function insertLink(
	db: Db,
	link: {
		readonly id: string;
		readonly spaceId: string;
		readonly from: { readonly kind: string; readonly id: string };
		readonly to: { readonly kind: string; readonly id: string };
		readonly personId: string | null;
		readonly at: number;
	},
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('lineage_link')
		.values({
			id: link.id,
			space_id: link.spaceId,
			from_kind: link.from.kind,
			from_id: link.from.id,
			to_kind: link.to.kind,
			to_id: link.to.id,
			relation: 'became',
			person_id: link.personId,
			at: link.at,
			note: '',
		})
		.onConflict((conflict) =>
			conflict.columns(['from_kind', 'from_id', 'to_kind', 'to_id', 'relation']).doNothing(),
		)
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteLink(
	db: Db,
	spaceId: string,
	from: { readonly kind: string; readonly id: string },
	to: { readonly kind: string; readonly id: string },
): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('lineage_link')
		.where('space_id', '=', spaceId)
		.where('from_kind', '=', from.kind)
		.where('from_id', '=', from.id)
		.where('to_kind', '=', to.kind)
		.where('to_id', '=', to.id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

/** Links of two kinds in a tavolo, oldest first; of some things only, when their ids are given. */
export async function linksBetween(
	db: Db,
	spaceId: string,
	kinds: { readonly from: string; readonly to: string },
	only: { readonly fromIds?: readonly string[]; readonly toIds?: readonly string[] } = {},
): Promise<ThingLink[]> {
	let query = db
		.selectFrom('lineage_link')
		.select(['from_id', 'to_id', 'at'])
		.where('space_id', '=', spaceId)
		.where('from_kind', '=', kinds.from)
		.where('to_kind', '=', kinds.to)
		.orderBy('at');
	if (only.fromIds) query = query.where('from_id', 'in', [...only.fromIds, '']);
	if (only.toIds) query = query.where('to_id', 'in', [...only.toIds, '']);
	const rows = await query.execute();
	return rows.map((row) => ({ fromId: row.from_id, toId: row.to_id, at: row.at }));
}

/** `byName`: who carried it; null for the server and for whoever has left. */
export async function cardLinksOf(
	db: Db,
	spaceId: string,
): Promise<(CardLink & { readonly byName: string | null })[]> {
	const rows = await db
		.selectFrom('lineage_link')
		.leftJoin('person', 'person.id', 'person_id')
		.select(['from_id', 'to_id', 'at', 'person.name'])
		.where('space_id', '=', spaceId)
		.where('from_kind', '=', 'card')
		.where('to_kind', '=', 'clause')
		.orderBy('at')
		.execute();
	return rows.map((row) => ({ cardId: row.from_id, clauseId: row.to_id, at: row.at, byName: row.name }));
}

/** The clauses of the drafts of a tavolo as readers see them, with the number each has today. */
export async function clauseStandings(db: Db, spaceId: string): Promise<ClauseStanding[]> {
	const rows = await db
		.selectFrom('clause')
		.innerJoin('draft', 'draft.id', 'clause.draft_id')
		.select(['clause.id', 'draft_id', 'number', 'clause.kind', 'clause.title'])
		.select(['ancestors', 'ancestors_until', 'archived'])
		.where('space_id', '=', spaceId)
		.orderBy('draft_id')
		.orderBy('number')
		.execute();
	let draft = '';
	let counted = 0;
	return rows.map((row) => {
		if (row.draft_id !== draft) counted = 0;
		draft = row.draft_id;
		const numbered = row.archived === 0 && row.kind === 'clause';
		return {
			id: row.id,
			number: numbered ? ++counted : null,
			title: row.title,
			ancestors: JSON.parse(row.ancestors) as string[],
			until: JSON.parse(row.ancestors_until) as Record<string, number>,
			archived: row.archived === 1,
		};
	});
}

export async function spaceOf(db: Db, kind: 'board' | 'draft', id: string): Promise<string | null> {
	const query =
		kind === 'board'
			? db.selectFrom('board').select('space_id').where('id', '=', id)
			: db.selectFrom('draft').select('space_id').where('id', '=', id);
	return (await query.executeTakeFirst())?.space_id ?? null;
}

/** The words of cards as readers see them, and the group each stands in. */
export async function cardTexts(
	db: Db,
	spaceId: string,
	ids: readonly string[],
): Promise<
	ReadonlyMap<string, { text: string; kind: 'screen' | 'paper'; boardId: string; group: string | null }>
> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('card')
		.innerJoin('board', 'board.id', 'card.board_id')
		.leftJoin('card_group', (join) =>
			join
				.onRef('card_group.board_id', '=', 'card.board_id')
				.onRef('card_group.id', '=', 'card.group_id')
				.on('card_group.archived', '=', 0),
		)
		.select(['card.id', 'text', 'card.kind', 'card.board_id', 'card_group.title as group'])
		.where('space_id', '=', spaceId)
		.where('card.id', 'in', [...ids])
		.execute();
	return new Map(
		rows.map((row) => [
			row.id,
			{
				text: row.text,
				kind: row.kind === 'paper' ? 'paper' : 'screen',
				boardId: row.board_id,
				group: row.group === '' ? null : row.group,
			},
		]),
	);
}
