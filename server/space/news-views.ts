import type { Kit } from '../kit.ts';

interface ClauseInNews {
	readonly id: string;
	readonly number: number;
	readonly title: string;
}

/**
 * One line of "Ultime novità": a clause whose words changed, the newest card of a burst on the board, or a card that
 * entered the text. `more`: how many others changed in the same quarter of an hour.
 */
export type NewsView =
	| { readonly kind: 'clause'; readonly at: number; readonly clause: ClauseInNews; readonly more: number }
	| { readonly kind: 'card'; readonly at: number; readonly card: string; readonly more: number }
	| { readonly kind: 'carried'; readonly at: number; readonly card: string; readonly clause: ClauseInNews };

const shown = 5;
/** A pair at work on the board changes many cards in a few minutes: that is one piece of news. */
const burstMs = 15 * 60_000;

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
		.limit(100)
		.execute();
	const cards = await db
		.selectFrom('card')
		.select(['text', 'changed_at'])
		.where('board_id', '=', space.boardId)
		.where('archived', '=', 0)
		.orderBy('changed_at', 'desc')
		.limit(200)
		.execute();
	const carried = await db
		.selectFrom('lineage_link')
		.innerJoin('card', 'card.id', 'lineage_link.from_id')
		.innerJoin('clause', 'clause.id', 'lineage_link.to_id')
		.select(['lineage_link.at', 'card.text', 'clause.id', 'clause.number', 'clause.title'])
		.where('lineage_link.space_id', '=', space.id)
		// Ids are made by browsers: the same one may stand on a board somewhere else.
		.where('card.board_id', '=', space.boardId)
		.where('clause.draft_id', '=', space.draftId)
		.where('from_kind', '=', 'card')
		.where('to_kind', '=', 'clause')
		.where('card.archived', '=', 0)
		.where('clause.archived', '=', 0)
		.orderBy('lineage_link.at', 'desc')
		.limit(shown)
		.execute();
	const news: NewsView[] = [
		...bursts(clauses).map(({ newest: { changed_at: at, ...clause }, more }) => ({
			kind: 'clause' as const,
			at,
			clause,
			more,
		})),
		...bursts(cards).map(({ newest, more }) => ({
			kind: 'card' as const,
			at: newest.changed_at,
			card: newest.text,
			more,
		})),
		...carried.map(({ at, text, ...clause }) => ({ kind: 'carried' as const, at, card: text, clause })),
	];
	return news.sort((one, other) => other.at - one.at).slice(0, shown);
}

/** Rows, newest first, in bursts: each holds what came less than a quarter of an hour before its newest. */
function bursts<Row extends { readonly changed_at: number }>(
	rows: readonly Row[],
): { readonly newest: Row; readonly more: number }[] {
	const found: { newest: Row; more: number }[] = [];
	for (const row of rows) {
		const last = found.at(-1);
		if (last && last.newest.changed_at - row.changed_at < burstMs) last.more++;
		else found.push({ newest: row, more: 0 });
	}
	return found;
}
