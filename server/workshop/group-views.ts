import type { Ending } from '#domain/lineage/thread.ts';
import { whereItEnds, type WhereItEnds } from '#domain/workshop/where-it-ends.ts';
import type { Kit } from '../kit.ts';
import { endingsOfCards, endingsOfLinks } from '../lineage/views.ts';
import { boardCards, cardsOf, type RoomCardRow } from './card-store.ts';
import { boardOfSpace, type Db, type Stored } from './store.ts';

/** A card of an incontro as it stands on the board; in a rehearsal as it was written. */
export interface StandingCard {
	readonly id: string;
	readonly text: string;
	readonly origin: 'phone' | 'paper';
	readonly groupId: string | null;
	readonly groupTitle: string;
	readonly archived: boolean;
}

/** What the room has shown, where it stands now, and what became of it. */
export interface Standing {
	/** In the order of the board. */
	readonly cards: readonly StandingCard[];
	/** Of a group, or of a card in none; null in a rehearsal. */
	whereOf(targetId: string): WhereItEnds | null;
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
	const revealed = (await cardsOf(db, workshop.id)).filter(({ state }) => state === 'revealed');
	const boardId = workshop.rehearsal ? null : await boardOfSpace(db, workshop.spaceId);
	if (boardId === null) return { cards: revealed.map(alone), whereOf: () => null, clauses: [] };
	const cards = await standingCards(db, boardId, revealed);
	const [ofCards, ofTargets] = await Promise.all([
		endingsOfCards(kit, boardId),
		carriedLinks(db, workshop.id).then((links) => endingsOfLinks(kit, workshop.spaceId, links)),
	]);
	const endingsOfCard = (id: string): readonly Ending[] => ofCards.get(id) ?? [];
	const carried = new Map(
		[...ofTargets.values()]
			.flat()
			.flatMap((ending) => (ending.state === 'standing' ? [[ending.clauseId, ending] as const] : [])),
	);
	return {
		cards,
		whereOf(targetId) {
			const own = cards.filter(({ id, groupId }) => id === targetId || groupId === targetId);
			return whereItEnds({
				whole: ofTargets.get(targetId) ?? [],
				cards: own.filter(({ archived }) => !archived).map(({ id }) => endingsOfCard(id)),
				archived: own.filter(({ archived }) => archived).length,
			});
		},
		clauses: [...carried.values()]
			.toSorted((one, other) => (one.number ?? 0) - (other.number ?? 0))
			.map(({ clauseId, number, title }) => ({
				...{ id: clauseId, number, title },
				cards: cards.filter(({ id }) => endingsOfCard(id).some((ending) => ending.clauseId === clauseId))
					.length,
			})),
	};
}

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
	const rows = new Map(revealed.map((card) => [card.id, card]));
	const now = await boardCards(db, boardId, [...rows.keys()]);
	const seen = new Set(now.map(({ id }) => id));
	return [
		...now.map(({ id, text, groupId, groupTitle, archived }): StandingCard => ({
			...{ id, text, groupId, groupTitle: groupTitle ?? '', archived: archived === 1 },
			origin: originOf(rows.get(id)!),
		})),
		// Revealed a moment ago: readers do not see it on the board yet.
		...revealed.filter(({ id }) => !seen.has(id)).map(alone),
	];
}

async function carriedLinks(db: Db, workshopId: string) {
	const rows = await db
		.selectFrom('workshop_clause')
		.select(['target_id', 'clause_id', 'at'])
		.where('workshop_id', '=', workshopId)
		.execute();
	return rows.map(({ target_id, clause_id, at }) => ({ fromId: target_id, clauseId: clause_id, at }));
}
