import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Anchor, Placed } from '#protocol/draft/anchor.ts';
import { isHidden } from '../moderation/views.ts';
import type { Schema } from '../storage/schema.ts';
import type { ThreadPlace } from './last-looks.ts';

type Db = Kysely<Schema> | Transaction<Schema>;
export type AnchorRow = Selectable<Schema['comment_anchor']>;

/** Databases take only so many values in one question. */
const valuesAtOnce = 500;

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
 * Threads that a change of these clauses may move: those standing in one of them, and those without a place whose
 * clause is of the same family.
 */
export async function placesTouched(
	db: Db,
	draftId: string,
	changed: readonly string[],
): Promise<ThreadPlace[]> {
	const columns = [
		'comment_id',
		'clause_id',
		'made_in',
		'whole',
		'state',
		'from_offset',
		'to_offset',
	] as const;
	const ofDraft = db.selectFrom('comment_anchor').select(columns).where('draft_id', '=', draftId);
	const here = await ofDraft
		.where('clause_id', 'in', [...changed])
		.where('state', '=', 'found')
		.execute();
	const lost = await ofDraft.where('state', '=', 'orphan').execute();
	const family = lost.length === 0 ? new Set<string>() : await familyOf(db, draftId, changed);
	const kin = lost.filter((row) => family.has(row.clause_id) || family.has(row.made_in));
	return [...here, ...kin].map((row) => ({
		commentId: row.comment_id,
		clauseId: row.clause_id,
		whole: row.whole === 1,
		found: row.state === 'found',
		from: row.from_offset,
		to: row.to_offset,
	}));
}

async function familyOf(db: Db, draftId: string, changed: readonly string[]): Promise<ReadonlySet<string>> {
	const rows = await db
		.selectFrom('clause')
		.select('ancestors')
		.where('draft_id', '=', draftId)
		.where('id', 'in', [...changed])
		.execute();
	return new Set([...changed, ...rows.flatMap((row) => JSON.parse(row.ancestors) as string[])]);
}

export async function anchorsById(db: Db, commentIds: readonly string[]): Promise<AnchorRow[]> {
	const rows: AnchorRow[] = [];
	for (let from = 0; from < commentIds.length; from += valuesAtOnce) {
		const some = commentIds.slice(from, from + valuesAtOnce);
		rows.push(
			...(await db.selectFrom('comment_anchor').selectAll().where('comment_id', 'in', some).execute()),
		);
	}
	return rows;
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
	for (let from = 0; from < commentIds.length; from += valuesAtOnce) {
		await db
			.updateTable('comment_anchor')
			.set((e) => ({ from_offset: e('from_offset', '+', by), to_offset: e('to_offset', '+', by) }))
			.where('comment_id', 'in', commentIds.slice(from, from + valuesAtOnce))
			.execute();
	}
}

/** The same for all passages of a clause that begin here or further on. */
export async function shiftAnchorsFrom(
	db: Db,
	at: { readonly draftId: string; readonly clauseId: string; readonly from: number },
	by: number,
): Promise<void> {
	await db
		.updateTable('comment_anchor')
		.set((e) => ({ from_offset: e('from_offset', '+', by), to_offset: e('to_offset', '+', by) }))
		.where('draft_id', '=', at.draftId)
		.where('clause_id', '=', at.clauseId)
		.where('state', '=', 'found')
		.where('whole', '=', 0)
		.where('from_offset', '>=', at.from)
		.execute();
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
