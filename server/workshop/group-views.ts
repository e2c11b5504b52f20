import type { Ending } from '#domain/lineage/thread.ts';
import { whereItEnds, type WhereItEnds } from '#domain/workshop/where-it-ends.ts';
import type { Workshop } from '#domain/workshop/workshop.ts';
import type { Kit } from '../kit.ts';
import { endingsOfCards, endingsOfLinks } from '../lineage/views.ts';
import {
	boardCards,
	keptCards,
	originOf,
	revealedCards,
	type RoomCardRow,
	type WallCard,
} from './card-store.ts';
import { boardOfSpace, type Db, type Stored } from './store.ts';

/** What the room has shown, and what became of it since. */
export interface Standing {
	readonly wall: readonly WallCard[];
	/** Shown once, and not on the wall: put away while the room was there. */
	readonly putAway: number;
	/** Of a group or card one could choose; null in a rehearsal. */
	whereOf(targetId: string): WhereItEnds | null;
	/** Of cards that were a group on the wall. */
	whereOfCards(cardIds: readonly string[]): WhereItEnds | null;
	/** Clauses the incontro carried groups to, as they stand in the text, with how many of its cards are in each. */
	readonly clauses: readonly {
		readonly id: string;
		readonly number: number | null;
		readonly title: string;
		readonly cards: number;
	}[];
}

export async function standingOf(kit: Kit, { workshop }: Stored): Promise<Standing> {
	const db = kit.storage.read;
	const [boardId, now, kept] = await Promise.all([
		boardOf(db, workshop),
		standingCards(db, workshop),
		workshop.desk.state === 'closed' ? keptCards(db, workshop.id) : [],
	]);
	const wall = kept.length > 0 ? kept : now.filter(({ archived }) => !archived);
	const shown = { wall, putAway: now.length - wall.length };
	if (boardId === null) return { ...shown, whereOf: () => null, whereOfCards: () => null, clauses: [] };

	const [ofCards, ofTargets] = await Promise.all([
		endingsOfCards(kit, boardId),
		carriedLinks(db, workshop.id).then((links) => endingsOfLinks(kit, workshop.spaceId, links)),
	]);
	const endingsOfCard = (id: string): readonly Ending[] => ofCards.get(id) ?? [];
	const where = (whole: readonly Ending[], own: readonly StandingCard[]) =>
		whereItEnds({
			whole,
			cards: own.filter(({ archived }) => !archived).map(({ id }) => endingsOfCard(id)),
			archived: own.filter(({ archived }) => archived).length,
		});
	const carried = new Map(
		[...ofTargets.values()]
			.flat()
			.flatMap((ending) => (ending.state === 'standing' ? [[ending.clauseId, ending] as const] : [])),
	);
	return {
		...shown,
		whereOf: (targetId) =>
			where(
				ofTargets.get(targetId) ?? [],
				now.filter(({ id, groupId }) => id === targetId || groupId === targetId),
			),
		whereOfCards(cardIds) {
			const own = now.filter(({ id }) => cardIds.includes(id));
			const groupIds = new Set(own.map(({ groupId }) => groupId));
			const [groupId] = groupIds;
			return where((groupIds.size === 1 && groupId && ofTargets.get(groupId)) || [], own);
		},
		clauses: [...carried.values()]
			.toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0))
			.map(({ clauseId, number, title }) => ({
				...{ id: clauseId, number, title },
				cards: now.filter(({ id }) => endingsOfCard(id).some((ending) => ending.clauseId === clauseId))
					.length,
			})),
	};
}

interface StandingCard extends WallCard {
	readonly archived: boolean;
}

/** What is on the wall at this moment, in the order in which it was written; also inside a unit of work. */
export async function wallOf(db: Db, workshop: Workshop): Promise<WallCard[]> {
	return (await standingCards(db, workshop)).filter(({ archived }) => !archived);
}

/** All the room has shown, as it stands on the board now; in a rehearsal as it was written. */
async function standingCards(db: Db, workshop: Workshop): Promise<StandingCard[]> {
	const revealed = await revealedCards(db, workshop.id);
	const boardId = await boardOf(db, workshop);
	if (boardId === null) return revealed.map(alone);
	const ids = revealed.map(({ id }) => id);
	const now = new Map((await boardCards(db, boardId, ids)).map((card) => [card.id, card]));
	return revealed.map((card): StandingCard => {
		const there = now.get(card.id);
		// Revealed a moment ago: readers do not see it on the board yet.
		if (!there) return alone(card);
		const { id, text, groupId, groupTitle, archived } = there;
		return {
			...{ id, text, groupId, groupTitle: groupTitle ?? '', archived: archived === 1 },
			origin: originOf(card),
		};
	});
}

/** A rehearsal puts nothing on the board. */
async function boardOf(db: Db, { rehearsal, spaceId }: Workshop): Promise<string | null> {
	return rehearsal ? null : boardOfSpace(db, spaceId);
}

const alone = (card: RoomCardRow): StandingCard => ({
	id: card.id,
	text: card.text,
	origin: originOf(card),
	groupId: null,
	groupTitle: '',
	archived: false,
});

async function carriedLinks(db: Db, workshopId: string) {
	const rows = await db
		.selectFrom('workshop_clause')
		.select(['target_id', 'clause_id', 'at'])
		.where('workshop_id', '=', workshopId)
		.execute();
	return rows.map(({ target_id, clause_id, at }) => ({ fromId: target_id, clauseId: clause_id, at }));
}
