import { cardsOfClause, endingsOf, type ClauseStanding, type Ending } from '#domain/lineage/thread.ts';
import type { Kit } from '../kit.ts';
import * as store from './store.ts';

const { cardLinksOf, cardTexts, clauseStandings, spaceOf } = store;

/** A card in the thread of a clause, in the order in which the cards arrived. */
export interface ThreadCardView {
	readonly cardId: string;
	readonly boardId: string;
	readonly text: string;
	readonly kind: 'screen' | 'paper';
	readonly at: number;
	/** The clause whose words brought it here, when that is another one. */
	readonly through: {
		readonly clauseId: string;
		readonly number: number | null;
		readonly title: string;
	} | null;
}

/** What a clause grew from. For pages whose reader may read the tavolo: the caller has asked. */
export async function threadOfClause(
	kit: Kit,
	draftId: string,
	clauseId: string,
): Promise<readonly ThreadCardView[]> {
	const db = kit.storage.read;
	const spaceId = await spaceOf(db, 'draft', draftId);
	if (spaceId === null) return [];
	const clauses = await clauseStandings(db, spaceId);
	const cards = cardsOfClause(clauseId, await cardLinksOf(db, spaceId), clauses);
	const texts = await cardTexts(
		db,
		spaceId,
		cards.map(({ cardId }) => cardId),
	);
	const thread: ThreadCardView[] = [];
	for (const card of cards) {
		const words = texts.get(card.cardId);
		if (!words) continue;
		const through = clauses.find(({ id }) => id === card.through);
		thread.push({
			cardId: card.cardId,
			...words,
			at: card.at,
			through: through ? { clauseId: through.id, number: through.number, title: through.title } : null,
		});
	}
	return thread;
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
