import { sql, type Selectable } from 'kysely';
import { editableMs, type CommentSubjectKind, type ThreadState } from '#domain/comment/comment.ts';
import type { Actor } from '#domain/person/actor.ts';
import { personColor } from '#domain/person/color.ts';
import { can } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { hiddenAmong } from '../moderation/views.ts';
import { subjectOf } from '../space/subject.ts';
import type { Schema } from '../storage/schema.ts';
import {
	answersOnPage,
	type CommentView,
	type PlaceView,
	type ThreadView,
} from '#domain/comment/comment-view.ts';

type Db = Kit['storage']['read'];

/**
 * Threads by the ids of their heads, with three queries for any number of them; of each so many answers, after the first
 * `from`. A thread of a thousand answers costs no more than one of twenty.
 */
export async function threadsIn(
	kit: Kit,
	actor: Actor,
	ids: readonly string[],
	from = 0,
): Promise<readonly ThreadView[]> {
	if (ids.length === 0) return [];
	const db = kit.storage.read;
	const rows = await commentsOf(db, ids, from);
	const commentIds = rows.map((row) => row.id);
	const [supports, mine, places, hidden, moderates] = await Promise.all([
		supportCounts(db, commentIds),
		supportedBy(db, actor, commentIds),
		placesOf(db, ids),
		hiddenAmong(db, 'comment', commentIds),
		mayModerate(kit, actor, rows[0]?.space_id),
	]);
	const now = kit.clock();
	const me = actor.kind === 'person' ? actor.personId : null;
	const view = (row: (typeof rows)[number]): CommentView => {
		const own = me !== null && row.person_id === me;
		const withdrawn = row.withdrawn_at !== null;
		const reason = hidden.get(row.id)?.reason ?? null;
		return {
			id: row.id,
			author: {
				name: row.person_name ?? (row.guest_name || null),
				color: row.person_id === null ? null : personColor(row.person_id),
				organization: row.organization_name,
				guest: row.guest_name !== null,
			},
			at: row.at,
			text: reason === null || own || moderates ? row.text : '',
			hidden: reason,
			hiddenBy: hidden.get(row.id)?.by ?? null,
			edited: row.edited_at !== null,
			withdrawn,
			supports: supports.get(row.id) ?? 0,
			supported: mine.has(row.id),
			own,
			editableUntil:
				own && !withdrawn && reason === null && now - row.at <= editableMs ? row.at + editableMs : null,
		};
	};
	return ids.flatMap((id) => {
		const head = rows.find((row) => row.id === id);
		if (!head) return [];
		const answers = rows.filter((row) => row.thread_id === id && row.id !== id);
		return [
			{
				id,
				subject: { kind: head.subject_kind as CommentSubjectKind, id: head.subject_id },
				state: head.state as ThreadState,
				stateBy: head.state_by_name,
				stateAt: head.state_at,
				place: places.get(id) ?? null,
				comments: [view(head), ...answers.map(view)],
				answers: { all: Number(head.in_thread) - 1, from },
			},
		];
	});
}

async function mayModerate(kit: Kit, actor: Actor, spaceId: string | undefined): Promise<boolean> {
	if (actor.kind === 'visitor' || spaceId === undefined) return false;
	const space = await subjectOf(kit, spaceId);
	return space !== null && can(actor, 'moderate', space);
}

function commentsOf(db: Db, threadIds: readonly string[], from: number) {
	return db
		.selectFrom((e) =>
			e
				.selectFrom('comment')
				.selectAll()
				// The head is the first of its thread.
				.select([
					sql<number>`row_number() over (partition by thread_id order by head desc, at, id)`.as(
						'place_in_thread',
					),
					sql<number>`count(*) over (partition by thread_id)`.as('in_thread'),
				])
				.where('thread_id', 'in', [...threadIds])
				.where((e) => e.or([e('head', '=', 1), e('withdrawn_at', 'is', null)]))
				.as('comment'),
		)
		.leftJoin('person', 'person.id', 'comment.person_id')
		.leftJoin('person as settler', 'settler.id', 'comment.state_by')
		.leftJoin('organization', 'organization.id', 'comment.organization_id')
		.selectAll('comment')
		.select([
			'person.name as person_name',
			'settler.name as state_by_name',
			'organization.name as organization_name',
		])
		.where((e) =>
			e.or([e('place_in_thread', '=', 1), e.between('place_in_thread', from + 2, from + 1 + answersOnPage)]),
		)
		.orderBy('comment.at')
		.orderBy('comment.id')
		.execute();
}

/** How many answers stand before this one in its thread; of the head: none. */
export async function answersBefore(db: Db, commentId: string): Promise<number> {
	const row = await db
		.selectFrom('comment')
		.innerJoin('comment as before', 'before.thread_id', 'comment.thread_id')
		.select(sql<number>`count(*)`.as('n'))
		.where('comment.id', '=', commentId)
		.where('comment.head', '=', 0)
		.where('before.head', '=', 0)
		.where('before.withdrawn_at', 'is', null)
		.where((e) =>
			e.or([
				e('before.at', '<', e.ref('comment.at')),
				e.and([e('before.at', '=', e.ref('comment.at')), e('before.id', '<', e.ref('comment.id'))]),
			]),
		)
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

async function supportCounts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
	const rows = await db
		.selectFrom('comment_support')
		.select(['comment_id', sql<number>`count(*)`.as('n')])
		.where('comment_id', 'in', [...ids])
		.groupBy('comment_id')
		.execute();
	return new Map(rows.map((row) => [row.comment_id, Number(row.n)]));
}

async function supportedBy(db: Db, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
	if (actor.kind === 'visitor') return new Set();
	const rows = await db
		.selectFrom('comment_support')
		.select('comment_id')
		.where('person_id', '=', actor.personId)
		.where('comment_id', 'in', [...ids])
		.execute();
	return new Set(rows.map((row) => row.comment_id));
}

async function placesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, PlaceView>> {
	const anchors = await db
		.selectFrom('comment_anchor')
		.selectAll()
		.where('comment_id', 'in', [...ids])
		.execute();
	const drafts = [...new Set(anchors.map((anchor) => anchor.draft_id))];
	if (drafts.length === 0) return new Map();
	const clauses = await db
		.selectFrom('clause')
		.select(['draft_id', 'id', 'title', 'kind', 'archived', 'number'])
		.where('draft_id', 'in', drafts)
		.orderBy('draft_id')
		.orderBy('number')
		.orderBy('id')
		.execute();
	const standing = new Map<string, { readonly title: string; readonly number: number | null }>();
	const counted = new Map<string, number>();
	for (const clause of clauses) {
		const numbered = clause.archived === 0 && clause.kind === 'clause';
		const number = numbered ? (counted.get(clause.draft_id) ?? 0) + 1 : null;
		if (number !== null) counted.set(clause.draft_id, number);
		standing.set(`${clause.draft_id} ${clause.id}`, { title: clause.title, number });
	}
	return new Map(
		anchors.map((anchor) => [
			anchor.comment_id,
			placeView(anchor, standing.get(`${anchor.draft_id} ${anchor.clause_id}`)),
		]),
	);
}

function placeView(
	anchor: Selectable<Schema['comment_anchor']>,
	clause: { readonly title: string; readonly number: number | null } | undefined,
): PlaceView {
	const whole = anchor.whole === 1;
	return {
		clauseId: anchor.clause_id,
		clauseTitle: clause?.title ?? (whole ? anchor.seen_quote : ''),
		clauseNumber: clause?.number ?? null,
		state: anchor.state === 'found' ? 'found' : 'orphan',
		whole,
		quote: anchor.quote,
		words: whole ? '' : anchor.seen_quote,
		from: anchor.from_offset,
		to: anchor.to_offset,
	};
}
