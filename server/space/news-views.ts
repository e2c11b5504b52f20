import type { Kit } from '../kit.ts';

/** One line of "Ultime novità": the last words of a clause, of a card, or a card that entered a clause. */
export type NewsView =
	| {
			readonly kind: 'clause';
			readonly at: number;
			readonly clause: { readonly id: string; readonly number: number; readonly title: string };
	  }
	| { readonly kind: 'card'; readonly at: number; readonly card: string }
	| {
			readonly kind: 'carried';
			readonly at: number;
			readonly card: string;
			readonly clause: { readonly id: string; readonly number: number; readonly title: string };
	  };

const shown = 5;

/** The newest facts first. Nobody is named: who wrote what is in the history of the text, for its members. */
export async function latestNews(
	kit: Kit,
	space: { readonly id: string; readonly boardId: string; readonly draftId: string },
): Promise<NewsView[]> {
	const db = kit.storage.read;
	const clauses = await db
		.selectFrom('clause')
		.select(['id', 'number', 'title', 'changed_at'])
		.where('draft_id', '=', space.draftId)
		.where('archived', '=', 0)
		.orderBy('changed_at', 'desc')
		.limit(shown)
		.execute();
	const cards = await db
		.selectFrom('card')
		.select(['text', 'changed_at'])
		.where('board_id', '=', space.boardId)
		.where('archived', '=', 0)
		.orderBy('changed_at', 'desc')
		.limit(shown)
		.execute();
	const carried = await db
		.selectFrom('lineage_link')
		.innerJoin('card', 'card.id', 'lineage_link.from_id')
		.innerJoin('clause', 'clause.id', 'lineage_link.to_id')
		.select(['lineage_link.at', 'card.text', 'clause.id', 'clause.number', 'clause.title'])
		.where('lineage_link.space_id', '=', space.id)
		.where('from_kind', '=', 'card')
		.where('to_kind', '=', 'clause')
		.where('card.archived', '=', 0)
		.where('clause.archived', '=', 0)
		.orderBy('lineage_link.at', 'desc')
		.limit(shown)
		.execute();
	const news: NewsView[] = [
		...clauses.map(({ changed_at: at, ...clause }) => ({ kind: 'clause' as const, at, clause })),
		...cards.map(({ changed_at: at, text }) => ({ kind: 'card' as const, at, card: text })),
		...carried.map(({ at, text, ...clause }) => ({ kind: 'carried' as const, at, card: text, clause })),
	];
	return news.sort((one, other) => other.at - one.at).slice(0, shown);
}
