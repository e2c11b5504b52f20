import {
	cardsOfClause,
	endingsOf,
	inherits,
	type ClauseStanding,
	type Ending,
} from '#domain/lineage/thread.ts';
import { stationsOf, type Station } from '#domain/lineage/stations.ts';
import type { Kit } from '../kit.ts';
import * as store from './store.ts';
import type { ThreadPlace, ThreadSource } from './thread-source.ts';

const { cardLinksOf, cardTexts, clauseStandings, spaceOf } = store;

/** A clause whose words brought something here. */
export interface ThroughView {
	readonly clauseId: string;
	readonly number: number | null;
	readonly title: string;
}

/** A card in the thread of a clause, in the order in which the cards arrived. */
export interface ThreadCardView {
	readonly cardId: string;
	readonly boardId: string;
	readonly text: string;
	readonly kind: 'screen' | 'paper';
	/** The name of its group on the board, if it has one. */
	readonly group: string | null;
	readonly at: number;
	/** Who carried it into the text. */
	readonly byName: string | null;
	/** The clause it came through, when that is another one. */
	readonly through: ThroughView | null;
}

/** A proposal, comment, amendment or vote on the way to a clause. */
export type StationView = Omit<Station, 'through'> & { readonly through: ThroughView | null };

/** *Il filo* of a clause. */
export interface ClauseThreadView {
	readonly cards: readonly ThreadCardView[];
	/** Oldest first. */
	readonly stations: readonly StationView[];
}

/** What a clause grew from. For pages whose reader may read the tavolo: the caller has asked. */
export async function threadOfClause(
	kit: Kit,
	sources: readonly ThreadSource[],
	space: ThreadPlace,
	clauseId: string,
): Promise<ClauseThreadView> {
	const db = kit.storage.read;
	const clauses = await clauseStandings(db, space.id);
	const named = (id: string | null): ThroughView | null => {
		const clause = id === null ? undefined : clauses.find((other) => other.id === id);
		return clause ? { clauseId: clause.id, number: clause.number, title: clause.title } : null;
	};
	const clause = clauses.find(({ id }) => id === clauseId);
	const ancestors = clause?.ancestors ?? [];
	const items = await Promise.all(
		sources.map((source) =>
			source.itemsOfClauses(
				space,
				[clauseId, ...ancestors],
				(id, at) => id === clauseId || (clause !== undefined && inherits(clause, id, at)),
			),
		),
	);
	return {
		cards: await cardsOf(db, space.id, clauseId, clauses, named),
		stations: stationsOf(clauseId, items.flat(), clause).map((station) => ({
			...station,
			through: named(station.through),
		})),
	};
}

async function cardsOf(
	db: Kit['storage']['read'],
	spaceId: string,
	clauseId: string,
	clauses: readonly ClauseStanding[],
	named: (id: string | null) => ThroughView | null,
): Promise<ThreadCardView[]> {
	const links = await cardLinksOf(db, spaceId);
	const cards = cardsOfClause(clauseId, links, clauses);
	const texts = await cardTexts(
		db,
		spaceId,
		cards.map(({ cardId }) => cardId),
	);
	return cards.flatMap(({ cardId, at, through }) => {
		const words = texts.get(cardId);
		if (!words) return [];
		const link = links.find((one) => one.cardId === cardId && one.clauseId === (through ?? clauseId));
		return [{ cardId, ...words, at, byName: link?.byName ?? null, through: named(through) }];
	});
}

/** Where each card of a board ended; cards that went nowhere are absent. */
export async function endingsOfCards(
	kit: Kit,
	boardId: string,
): Promise<ReadonlyMap<string, readonly Ending[]>> {
	const db = kit.storage.read;
	const spaceId = await spaceOf(db, 'board', boardId);
	if (spaceId === null) return new Map();
	return endingsOf(await cardLinksOf(db, spaceId), await clauseStandings(db, spaceId));
}

/** Where things of one kind (proposals) ended in the text, through splits and merges; those that went nowhere are absent. */
export async function endingsOfThings(
	kit: Kit,
	spaceId: string,
	kind: string,
	ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Ending[]>> {
	const db = kit.storage.read;
	const links = await store.linksBetween(db, spaceId, { from: kind, to: 'clause' }, { fromIds: ids });
	if (links.length === 0) return new Map();
	return endingsOf(
		links.map(({ fromId, toId, at }) => ({ cardId: fromId, clauseId: toId, at })),
		await clauseStandings(db, spaceId),
	);
}

/** Where things ended that another room keeps the links of, by the id it gave them. */
export async function endingsOfLinks(
	kit: Kit,
	spaceId: string,
	links: readonly { readonly fromId: string; readonly clauseId: string; readonly at: number }[],
): Promise<ReadonlyMap<string, readonly Ending[]>> {
	if (links.length === 0) return new Map();
	return endingsOf(
		links.map(({ fromId, clauseId, at }) => ({ cardId: fromId, clauseId, at })),
		await clauseStandings(kit.storage.read, spaceId),
	);
}

/** Links of two kinds in a tavolo, oldest first; of some things only, when their ids are given. */
export function linksBetween(
	kit: Kit,
	spaceId: string,
	kinds: { readonly from: string; readonly to: string },
	only?: { readonly fromIds?: readonly string[]; readonly toIds?: readonly string[] },
): Promise<readonly store.ThingLink[]> {
	return store.linksBetween(kit.storage.read, spaceId, kinds, only);
}

/** A card of a tavolo as readers see it; null when there is none. */
export async function cardOf(
	kit: Kit,
	spaceId: string,
	cardId: string,
): Promise<{ readonly text: string; readonly boardId: string } | null> {
	return (await cardTexts(kit.storage.read, spaceId, [cardId])).get(cardId) ?? null;
}

/** A clause of the drafts of a tavolo as it stands; null when there never was one. */
export async function clauseOf(kit: Kit, spaceId: string, clauseId: string): Promise<ClauseStanding | null> {
	return (await clauseStandings(kit.storage.read, spaceId)).find(({ id }) => id === clauseId) ?? null;
}
