import type { RoomGift } from '#domain/lineage/thread-item.ts';
import { wantedIn } from './opened-views.ts';
import { workshopById, type Db } from './store.ts';

/** An incontro everybody who reads the tavolo may know of, as the thread tells it. */
interface Held {
	readonly id: string;
	readonly title: string;
	readonly state: string;
	readonly at: number;
}

/** A card shown in an incontro, on the way into a clause; `from`: the clause it went into first. */
interface CardInto {
	readonly workshopId: string;
	readonly cardId: string;
	readonly origin: string;
	readonly clauseId: string;
	/** When it came there. */
	readonly at: number;
}

/** Whether what came to a clause at that instant is of the thread that is told. */
type Reaches = (clauseId: string, at: number) => boolean;

/** Cards of incontri that went into these clauses, by themselves or with a proposal they became. */
async function cardsInto(
	db: Db,
	spaceId: string,
	clauseIds: readonly string[],
	reaches: Reaches,
): Promise<CardInto[]> {
	const links = (from: string, to: string, toIds: readonly string[]) =>
		toIds.length === 0
			? Promise.resolve([])
			: db
					.selectFrom('lineage_link')
					.select(['from_id', 'to_id', 'at'])
					.where('space_id', '=', spaceId)
					.where('from_kind', '=', from)
					.where('to_kind', '=', to)
					.where('to_id', 'in', [...toIds])
					.execute();
	const intoClauses = async (from: string) =>
		(await links(from, 'clause', clauseIds)).filter(({ to_id, at }) => reaches(to_id, Number(at)));
	const [direct, proposals] = await Promise.all([intoClauses('card'), intoClauses('proposal')]);
	const through = await links(
		'card',
		'proposal',
		proposals.map(({ from_id }) => from_id),
	);
	const into = [
		...direct.map(({ from_id, to_id, at }) => ({ cardId: from_id, clauseId: to_id, at })),
		...through.flatMap(({ from_id, to_id }) =>
			proposals
				.filter((proposal) => proposal.from_id === to_id)
				.map((proposal) => ({ cardId: from_id, clauseId: proposal.to_id, at: proposal.at })),
		),
	];
	if (into.length === 0) return [];
	const shown = await db
		.selectFrom('workshop_card')
		.select(['id', 'workshop_id', 'origin'])
		.where('state', '=', 'revealed')
		.where('id', 'in', [...new Set(into.map(({ cardId }) => cardId))])
		.execute();
	const cards = new Map(shown.map((card) => [card.id, card]));
	return into.flatMap(({ cardId, clauseId, at }) => {
		const card = cards.get(cardId);
		return card ? [{ workshopId: card.workshop_id, cardId, origin: card.origin, clauseId, at }] : [];
	});
}

/** Groups and cards an incontro carried into these clauses in one step. */
function carriedInto(db: Db, clauseIds: readonly string[]) {
	return db
		.selectFrom('workshop_clause')
		.select(['workshop_id as workshopId', 'target_id as targetId', 'clause_id as clauseId', 'at'])
		.where('clause_id', 'in', [...clauseIds])
		.orderBy('at')
		.execute();
}

function heldAmong(db: Db, spaceId: string, ids: readonly string[]): Promise<Held[]> {
	return db
		.selectFrom('workshop')
		.select(['id', 'title', 'state', (e) => e.fn.coalesce('started_at', 'created_at').as('at')])
		.where('space_id', '=', spaceId)
		.where('rehearsal', '=', 0)
		.where('state', '<>', 'prepared')
		.where('id', 'in', [...ids])
		.execute();
}

async function groupNames(db: Db, spaceId: string, ids: readonly string[]): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('card_group')
		.innerJoin('board', 'board.id', 'card_group.board_id')
		.select(['card_group.id', 'card_group.title'])
		.where('space_id', '=', spaceId)
		.where('card_group.id', 'in', [...ids])
		.execute();
	return ids.flatMap((id) => rows.find((row) => row.id === id)?.title || []);
}

/** `since`: when the first of it came to that clause. */
type Gift = Held & { readonly clauseId: string; readonly since: number; readonly gift: RoomGift };

/** What incontri gave to these clauses, one line for each incontro and clause; the figures are those of all of them together. */
export async function giftsInto(
	db: Db,
	spaceId: string,
	clauseIds: readonly string[],
	reaches: Reaches,
): Promise<readonly Gift[]> {
	if (clauseIds.length === 0) return [];
	const [cards, carried] = await Promise.all([
		cardsInto(db, spaceId, clauseIds, reaches),
		carriedInto(db, clauseIds).then((steps) =>
			steps.filter(({ clauseId, at }) => reaches(clauseId, Number(at))),
		),
	]);
	const ids = [...new Set([...cards, ...carried].map(({ workshopId }) => workshopId))];
	if (ids.length === 0) return [];
	const held = await heldAmong(db, spaceId, ids);
	const told = await Promise.all(
		held.map(async (workshop) => {
			const own = cards.filter(({ workshopId }) => workshopId === workshop.id);
			const steps = carried.filter(({ workshopId }) => workshopId === workshop.id);
			const gift = await giftOf(db, spaceId, workshop.id, own, [
				...new Set(steps.map(({ targetId }) => targetId)),
			]);
			const came = Map.groupBy([...own, ...steps], ({ clauseId }) => clauseId);
			return [...came].map(([clauseId, all]) => ({
				...workshop,
				...{ at: Number(workshop.at), clauseId, gift },
				since: Math.min(...all.map(({ at }) => Number(at))),
			}));
		}),
	);
	return told.flat();
}

async function giftOf(
	db: Db,
	spaceId: string,
	workshopId: string,
	own: readonly CardInto[],
	targets: readonly string[],
): Promise<RoomGift> {
	const cards = new Map(own.map(({ cardId, origin }) => [cardId, origin]));
	const stored = await workshopById(db, workshopId);
	const wanted = stored ? await wantedIn(db, stored, ['dots']) : new Map<string, number>();
	const dotted = [...new Set([...targets, ...cards.keys()])].flatMap((id) => wanted.get(id) ?? []);
	return {
		cards: cards.size,
		paper: [...cards.values()].filter((origin) => origin === 'paper').length,
		dots: dotted.length === 0 ? null : dotted.reduce((sum, dots) => sum + dots, 0),
		groups: await groupNames(
			db,
			spaceId,
			targets.filter((id) => !cards.has(id)),
		),
	};
}

/** Where a card of the board was written, and what the room thought of it. */
export interface CardOrigin {
	readonly workshopId: string;
	/** Empty in a protected tavolo. */
	readonly title: string;
	readonly at: number;
	readonly origin: 'phone' | 'paper';
	/** Dots on the card itself, or on the group it stands in; null where there are none to read. */
	readonly dots: { readonly on: 'card' | 'group'; readonly count: number } | null;
}

/** The incontro a card comes from; null for every other card. Whoever asks has seen that the tavolo may be read. */
export async function originOfCard(db: Db, spaceId: string, cardId: string): Promise<CardOrigin | null> {
	const row = await db
		.selectFrom('workshop_card')
		.innerJoin('workshop', 'workshop.id', 'workshop_card.workshop_id')
		.innerJoin('space', 'space.id', 'workshop.space_id')
		.leftJoin('card', 'card.id', 'workshop_card.id')
		.select([
			'workshop.id',
			'workshop.title',
			'workshop.started_at',
			'workshop.created_at',
			'space.visibility',
			'workshop_card.origin',
			'card.group_id',
		])
		.where('workshop_card.id', '=', cardId)
		.where('workshop_card.state', '=', 'revealed')
		.where('workshop.space_id', '=', spaceId)
		.where('workshop.state', '<>', 'prepared')
		.where('workshop.rehearsal', '=', 0)
		.executeTakeFirst();
	const stored = row && (await workshopById(db, row.id));
	if (!row || !stored) return null;
	const wanted = await wantedIn(db, stored, ['dots']);
	const own = wanted.get(cardId);
	const group = row.group_id === null ? undefined : wanted.get(row.group_id);
	return {
		workshopId: row.id,
		title: row.visibility === 'protected' ? '' : row.title,
		at: row.started_at ?? row.created_at,
		origin: row.origin === 'paper' ? 'paper' : 'phone',
		dots:
			own !== undefined
				? { on: 'card', count: own }
				: group !== undefined
					? { on: 'group', count: group }
					: null,
	};
}
