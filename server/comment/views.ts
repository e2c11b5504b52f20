import { sql } from 'kysely';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { isHidden } from '../moderation/views.ts';
import { afterKey, readPageKey, writePageKey } from '../storage/keyset.ts';
import { idsFound } from '../storage/search.ts';
import {
	answersOnPage,
	type PassageView,
	type ThreadFilter,
	type ThreadPage,
	type ThreadView,
} from '#domain/comment/comment-view.ts';
import { answersBefore, threadsIn } from './thread-views.ts';

/** A page shows this many threads; a clause with more sends its readers to the list. */
const shownOnClause = 60;
const shownInList = 20;
/** More passages than these in one clause cannot be told apart by the eye. */
const drawn = 300;

/** All of these ask for threads that still say something: a head taken back without answers is gone. */
const heads = (kit: Kit) =>
	kit.storage.read
		.selectFrom('comment')
		.where('head', '=', 1)
		.where((e) =>
			e.or([
				e('comment.withdrawn_at', 'is', null),
				e.exists(
					e
						.selectFrom('comment as answer')
						.select('answer.id')
						.whereRef('answer.thread_id', '=', 'comment.id')
						.where('answer.head', '=', 0)
						.where('answer.withdrawn_at', 'is', null),
				),
			]),
		);

/** The threads that stand in a clause, or last stood there, in the order of the text; newest last. The caller has asked `can read`. */
export async function threadsOfClause(
	kit: Kit,
	actor: Actor,
	draftId: string,
	clauseId: string,
): Promise<{ readonly threads: readonly ThreadView[]; readonly more: boolean }> {
	const rows = await heads(kit)
		.innerJoin('comment_anchor', 'comment_anchor.comment_id', 'comment.id')
		.select('comment.id')
		.where('draft_id', '=', draftId)
		.where('clause_id', '=', clauseId)
		// Open ones first, and those that have a place.
		.orderBy(sql`case comment.state when 'open' then 0 else 1 end`)
		.orderBy('comment_anchor.state')
		.orderBy('whole')
		.orderBy('from_offset')
		.orderBy('comment.at')
		.limit(shownOnClause + 1)
		.execute();
	const ids = rows.slice(0, shownOnClause).map((row) => row.id);
	return { threads: await threadsIn(kit, actor, ids), more: rows.length > shownOnClause };
}

/** The threads about something that is not a clause, oldest first. */
export async function threadsOfSubject(
	kit: Kit,
	actor: Actor,
	spaceId: string,
	subject: { readonly kind: 'proposal' | 'amendment' | 'card'; readonly id: string },
): Promise<{ readonly threads: readonly ThreadView[]; readonly more: boolean }> {
	const rows = await heads(kit)
		.select('comment.id')
		.where('space_id', '=', spaceId)
		.where('subject_kind', '=', subject.kind)
		.where('subject_id', '=', subject.id)
		.orderBy('at')
		.orderBy('id')
		.limit(shownOnClause + 1)
		.execute();
	const ids = rows.slice(0, shownOnClause).map((row) => row.id);
	return { threads: await threadsIn(kit, actor, ids), more: rows.length > shownOnClause };
}

/**
 * One thread, wherever it stands; null when this tavolo has none of this id. Also found by the id of an answer. `page`
 * of its answers, from 1; null: the one with this comment.
 */
export async function readThread(
	kit: Kit,
	actor: Actor,
	spaceId: string,
	commentId: string,
	page: number | null = null,
): Promise<ThreadView | null> {
	const row = await kit.storage.read
		.selectFrom('comment')
		.select('thread_id')
		.where('id', '=', commentId)
		.where('space_id', '=', spaceId)
		.executeTakeFirst();
	if (!row) return null;
	const asked = page ?? Math.floor((await answersBefore(kit.storage.read, commentId)) / answersOnPage) + 1;
	const from = Number.isInteger(asked) && asked > 1 && asked < 10_000 ? (asked - 1) * answersOnPage : 0;
	return (await threadsIn(kit, actor, [row.thread_id], from))[0] ?? null;
}

/** Passages with open threads, of one clause or of a whole draft. */
export async function passagesOf(
	kit: Kit,
	draftId: string,
	clauseId: string | null = null,
): Promise<readonly PassageView[]> {
	const rows = await kit.storage.read
		.selectFrom('comment_anchor')
		.innerJoin('comment as head', 'head.id', 'comment_anchor.comment_id')
		.innerJoin('comment', 'comment.thread_id', 'head.id')
		.select([
			'comment_id',
			'clause_id',
			'from_offset',
			'to_offset',
			'seen_quote',
			sql<number>`count(*)`.as('n'),
		])
		.where('draft_id', '=', draftId)
		.where('comment_anchor.state', '=', 'found')
		.where('whole', '=', 0)
		.where('head.state', '=', 'open')
		.where('comment.withdrawn_at', 'is', null)
		.where((e) => e.not(isHidden('comment', 'head.id')))
		.where((e) => e.not(isHidden('comment', 'comment.id')))
		.$if(clauseId !== null, (query) => query.where('clause_id', '=', clauseId!))
		.groupBy(['comment_id', 'clause_id', 'from_offset', 'to_offset', 'seen_quote'])
		.orderBy('clause_id')
		.orderBy('from_offset')
		.orderBy('comment_id')
		.limit(clauseId === null ? drawn * 10 : drawn)
		.execute();
	return rows.map((row) => ({
		id: row.comment_id,
		clauseId: row.clause_id,
		from: row.from_offset,
		to: row.to_offset,
		words: row.seen_quote,
		count: Number(row.n),
	}));
}

export interface ThreadQuery {
	readonly spaceId: string;
	readonly draftId: string;
	readonly filter: ThreadFilter;
	/** What somebody looks for; empty: everything. */
	readonly words: string;
	/** Only of this clause; null: of everything. */
	readonly clauseId: string | null;
	/** As the page before gave it. */
	readonly after: string | null;
}

/** All threads of a tavolo, the newest first, a page at a time. */
export async function listThreads(kit: Kit, actor: Actor, query: ThreadQuery): Promise<ThreadPage> {
	const key = readPageKey(query.after, ['number', 'string']);
	const rows = await filtered(kit, query, query.filter)
		.select(['comment.id', 'comment.at'])
		.$if(key !== null, (rows) => rows.where(afterKey(['comment.at', 'comment.id'], key!)))
		.orderBy('comment.at', 'desc')
		.orderBy('comment.id', 'desc')
		.limit(shownInList + 1)
		.execute();
	const page = rows.slice(0, shownInList);
	const last = page.at(-1);
	const count = async (filter: ThreadFilter) => {
		const row = await filtered(kit, query, filter)
			.select(sql<number>`count(*)`.as('n'))
			.executeTakeFirst();
		return Number(row?.n ?? 0);
	};
	const [threads, open, resolved, gone] = await Promise.all([
		threadsIn(
			kit,
			actor,
			page.map((row) => row.id),
		),
		count('open'),
		count('resolved'),
		count('gone'),
	]);
	return {
		threads,
		next: rows.length > shownInList && last ? writePageKey([last.at, last.id]) : null,
		counts: { open, resolved, gone },
	};
}

function filtered(kit: Kit, { spaceId, words, clauseId }: ThreadQuery, filter: ThreadFilter) {
	const typed = words.trim();
	return heads(kit)
		.leftJoin('comment_anchor', 'comment_anchor.comment_id', 'comment.id')
		.where('comment.space_id', '=', spaceId)
		.where('comment.state', '=', filter === 'resolved' ? 'resolved' : 'open')
		.$if(filter === 'open', (rows) =>
			rows.where((e) =>
				e.or([e('comment_anchor.state', 'is', null), e('comment_anchor.state', '=', 'found')]),
			),
		)
		.$if(filter === 'gone', (rows) => rows.where('comment_anchor.state', '=', 'orphan'))
		.$if(clauseId !== null, (rows) => rows.where('clause_id', '=', clauseId!))
		.$if(typed !== '', (rows) =>
			rows.where('comment.id', 'in', (e) =>
				e
					.selectFrom('comment as said')
					.select('said.thread_id')
					.where('said.id', 'in', idsFound(kit.storage, { spaceId, kind: 'comment' }, typed)),
			),
		);
}
