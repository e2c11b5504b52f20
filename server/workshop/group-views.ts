import type { Ending } from '#domain/lineage/thread.ts';
import { whereItEnds, type WhereItEnds } from '#domain/workshop/where-it-ends.ts';
import type { ShownCard } from '#domain/workshop/room-view.ts';
import type { Kit } from '../kit.ts';
import { endingsOfCards, endingsOfLinks } from '../lineage/views.ts';
import { boardCards, keptCards, revealedCards, type RoomCardRow } from './card-store.ts';
import { boardOfSpace, type Db, type Stored } from './store.ts';

/** A card of the wall: as it was when the incontro ended, and until then as it stands on the board. */
interface WallCard {
	readonly id: string;
	readonly text: string;
	readonly origin: 'phone' | 'paper';
	/** Null: in no group. Cards of one group have the same. */
	readonly groupId: string | null;
	readonly groupTitle: string;
}

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
	const [revealed, kept] = await Promise.all([
		revealedCards(db, workshop.id),
		workshop.desk.state === 'closed' ? keptCards(db, workshop.id) : [],
	]);
	const boardId = workshop.rehearsal ? null : await boardOfSpace(db, workshop.spaceId);
	const now = boardId === null ? revealed.map(alone) : await standingCards(db, boardId, revealed);
	const live = now.filter(({ archived }) => !archived);
	const wall = kept.length > 0 ? kept.map(asKept) : live;
	const shown = { wall, putAway: revealed.length - wall.length };
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

const asKept = ({ id, text, origin, group }: ShownCard): WallCard => ({
	...{ id, text, origin },
	groupId: group || null,
	groupTitle: group ?? '',
});

const originOf = ({ origin }: RoomCardRow) => (origin === 'paper' ? ('paper' as const) : ('phone' as const));

const alone = (card: RoomCardRow): StandingCard => ({
	id: card.id,
	text: card.text,
	origin: originOf(card),
	groupId: null,
	groupTitle: '',
	archived: false,
});

async function standingCards(
	db: Db,
	boardId: string,
	revealed: readonly RoomCardRow[],
): Promise<StandingCard[]> {
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

async function carriedLinks(db: Db, workshopId: string) {
	const rows = await db
		.selectFrom('workshop_clause')
		.select(['target_id', 'clause_id', 'at'])
		.where('workshop_id', '=', workshopId)
		.execute();
	return rows.map(({ target_id, clause_id, at }) => ({ fromId: target_id, clauseId: clause_id, at }));
}
