import { cardsOfClause, endingsOf, type Ending } from '#domain/lineage/thread.ts';
import type { Kit } from '../kit.ts';
import { cardLinksOf, cardTexts, clauseStandings, spaceOf } from './store.ts';

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
