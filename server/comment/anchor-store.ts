import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Anchor, Placed } from '#protocol/draft/anchor.ts';
import { isHidden } from '../moderation/views.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;
export type AnchorRow = Selectable<Schema['comment_anchor']>;

/** Where a new thread stands: on words of a clause, or about the whole of it. */
export type NewAnchor =
	| { readonly whole: false; readonly placed: Extract<Placed, { state: 'found' }> }
	| { readonly whole: true; readonly clauseId: string; readonly title: string };

export async function insertAnchor(
	db: Db,
	commentId: string,
	draftId: string,
	made: NewAnchor,
): Promise<void> {
	const place = made.whole
		? {
				made_in: made.clauseId,
				whole: 1,
				quote: '',
				clause_id: made.clauseId,
				start_position: '',
				end_position: '',
				seen_quote: made.title,
				seen_before: '',
				seen_after: '',
				from_offset: 0,
				to_offset: 0,
			}
		: {
				made_in: made.placed.anchor.madeIn,
				whole: 0,
				quote: made.placed.anchor.quote,
				...foundAt(made.placed),
			};
	await db
		.insertInto('comment_anchor')
		.values({ comment_id: commentId, draft_id: draftId, state: 'found', ...place })
		.execute();
}

export function anchorOf(row: AnchorRow): Anchor {
	return {
		madeIn: row.made_in,
		quote: row.quote,
		clauseId: row.clause_id,
		start: row.start_position,
		end: row.end_position,
		seen: { quote: row.seen_quote, before: row.seen_before, after: row.seen_after },
	};
}

/**
 * Anchors that a change of these clauses may move: those standing in one of them, and those without a place whose
 * clause is of the same family.
 */
export async function anchorsTouched(
	db: Db,
	draftId: string,
	changed: readonly string[],
): Promise<AnchorRow[]> {
	const rows = await db
		.selectFrom('clause')
		.select('ancestors')
		.where('draft_id', '=', draftId)
		.where('id', 'in', [...changed])
		.execute();
	const family = new Set(changed);
	for (const row of rows) for (const id of JSON.parse(row.ancestors) as string[]) family.add(id);
	return db
		.selectFrom('comment_anchor')
		.selectAll()
		.where('draft_id', '=', draftId)
		.where((e) =>
			e.or([
				e('clause_id', 'in', [...changed]),
				e.and([
					e('state', '=', 'orphan'),
					e.or([e('clause_id', 'in', [...family]), e('made_in', 'in', [...family])]),
				]),
			]),
		)
		.execute();
}

export async function anchorById(db: Db, commentId: string): Promise<AnchorRow | null> {
	const row = await db
		.selectFrom('comment_anchor')
		.selectAll()
		.where('comment_id', '=', commentId)
		.executeTakeFirst();
	return row ?? null;
}

/** Lost from sight; its clause and words stay as last seen. */
export async function markOrphan(db: Db, commentId: string): Promise<void> {
	await db
		.updateTable('comment_anchor')
		.set({ state: 'orphan' })
		.where('comment_id', '=', commentId)
		.execute();
}

export async function moveAnchor(
	db: Db,
	commentId: string,
	placed: Extract<Placed, { state: 'found' }>,
): Promise<void> {
	await db
		.updateTable('comment_anchor')
		.set({ state: 'found', ...foundAt(placed) })
		.where('comment_id', '=', commentId)
		.execute();
}

/** The same words, so many characters further on. */
export async function shiftAnchors(db: Db, commentIds: readonly string[], by: number): Promise<void> {
	// Databases take only so many values in one question.
	for (let from = 0; from < commentIds.length; from += 500) {
		await db
			.updateTable('comment_anchor')
			.set((e) => ({ from_offset: e('from_offset', '+', by), to_offset: e('to_offset', '+', by) }))
			.where('comment_id', 'in', commentIds.slice(from, from + 500))
			.execute();
	}
}

export async function moveWhole(db: Db, commentId: string, clauseId: string): Promise<void> {
	await db
		.updateTable('comment_anchor')
		.set({ state: 'found', clause_id: clauseId })
		.where('comment_id', '=', commentId)
		.execute();
}

/** Comments and answers not taken back in open threads, by clause. Clauses without any are absent. */
export async function countsByClause(
	db: Db,
	draftId: string,
	clauseIds: readonly string[] | null = null,
): Promise<ReadonlyMap<string, number>> {
	if (clauseIds?.length === 0) return new Map();
	const rows = await db
		.selectFrom('comment_anchor')
		.innerJoin('comment as head', 'head.id', 'comment_anchor.comment_id')
		.innerJoin('comment', 'comment.thread_id', 'head.id')
		.select(['clause_id', sql<number>`count(*)`.as('n')])
		.where('draft_id', '=', draftId)
		.where('comment_anchor.state', '=', 'found')
		.where('head.state', '=', 'open')
		.where('comment.withdrawn_at', 'is', null)
		.where((e) => e.not(isHidden('comment', 'comment.id')))
		.$if(clauseIds !== null, (query) => query.where('clause_id', 'in', [...clauseIds!]))
		.groupBy('clause_id')
		.execute();
	return new Map(rows.map((row) => [row.clause_id, Number(row.n)]));
}

function foundAt(placed: Extract<Placed, { state: 'found' }>) {
	const { anchor } = placed;
	return {
		clause_id: placed.clauseId,
		start_position: anchor.start,
		end_position: anchor.end,
		seen_quote: anchor.seen.quote,
		seen_before: anchor.seen.before,
		seen_after: anchor.seen.after,
		from_offset: placed.from,
		to_offset: placed.to,
	};
}
