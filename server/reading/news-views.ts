import { sql } from 'kysely';
import { can } from '#domain/space/can.ts';
import type { Actor } from '#domain/person/actor.ts';
import { hiddenAmong } from '../moderation/views.ts';
import { subjectOfRow } from '../space/subject.ts';
import type { ConcernReason } from '../space/tell-space.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { seenInSpaces } from './space-news-store.ts';

type Db = UnitOfWork['db'];
type PersonActor = Extract<Actor, { kind: 'person' }>;

/** One line of somebody's news. */
export interface NewsLine {
	readonly seq: number;
	readonly at: number;
	/** As `tellSpace` was told: 'comment-written', 'poll-opened', … */
	readonly kind: string;
	readonly space: { readonly id: string; readonly slug: string; readonly title: string };
	/** Of a protected tavolo no more than this is told outside its own pages: everything below is empty. */
	readonly guarded: boolean;
	readonly byName: string | null;
	/** Somebody without an account did it. */
	readonly guest: boolean;
	/** Short words of what it is about; empty when there are none, or they were hidden. */
	readonly title: string;
	/** Why somebody decided so. */
	readonly note: string;
	/** Why this person is told. */
	readonly reason: ConcernReason | 'member';
	readonly unread: boolean;
	readonly href: string;
}

const linesAtOnce = 30;
/** Told to those it concerns, and to no other member: who has not voted has nothing to confirm. */
const inPersonOnly = ['vote-to-confirm'];
/** A header says "99+" and no more. */
const countedAtMost = 100;

const pages: Readonly<Record<string, string>> = {
	comment: 'commenti',
	proposal: 'proposte',
	amendment: 'emendamenti',
	poll: 'voti',
	workshop: 'incontri',
	clause: 'bozza/articolo',
};

/**
 * News of the tavoli a person belongs to since they joined, and whatever concerns them in person; newest first, without
 * what they did themselves. `before`: the number of the last line of the page before.
 */
export async function newsFor(
	db: Db,
	actor: PersonActor,
	asked: {
		readonly before: number | null;
		readonly after?: number;
		readonly limit?: number;
		readonly seen: number;
	},
): Promise<{ readonly lines: readonly NewsLine[]; readonly more: number | null }> {
	const { before, after = 0, limit = linesAtOnce, seen } = asked;
	const me = actor.personId;
	const notMine = sql<boolean>`(notice.person_id is null or notice.person_id <> ${me})`;
	const columns = [
		'notice.seq',
		'notice.at',
		'notice.kind',
		'notice.person_id',
		'notice.details',
		'notice.space_id',
	] as const;
	const [ofMember, ofConcern] = await Promise.all([
		db
			.selectFrom('space_member')
			.innerJoin('notice', 'notice.space_id', 'space_member.space_id')
			.select(columns)
			.where('space_member.person_id', '=', me)
			.where('notice.kind', 'not in', inPersonOnly)
			.whereRef('notice.at', '>=', 'space_member.created_at')
			.where('notice.seq', '>', after)
			.$if(before !== null, (query) => query.where('notice.seq', '<', before))
			.where(notMine)
			.orderBy('notice.seq', 'desc')
			.limit(limit + 1)
			.execute(),
		db
			.selectFrom('notice_concern')
			.innerJoin('notice', 'notice.seq', 'notice_concern.notice_seq')
			.select([...columns, 'notice_concern.reason'])
			.where('notice_concern.person_id', '=', me)
			.where('notice_seq', '>', after)
			.$if(before !== null, (query) => query.where('notice_seq', '<', before))
			.where(notMine)
			.orderBy('notice_seq', 'desc')
			.limit(limit + 1)
			.execute(),
	]);
	const bySeq = new Map<number, (typeof ofMember)[number] & { reason: string }>();
	for (const row of ofMember) bySeq.set(row.seq, { ...row, reason: 'member' });
	for (const row of ofConcern) bySeq.set(row.seq, row);
	const newest = [...bySeq.values()].sort((one, other) => other.seq - one.seq);
	const page = newest.slice(0, limit);
	const lines = await told(db, actor, page, await unreadBy(db, me, seen), false);
	return { lines, more: newest.length > limit ? page.at(-1)!.seq : null };
}

interface Row {
	readonly seq: number;
	readonly at: number;
	readonly kind: string;
	readonly person_id: string | null;
	readonly details: string;
	readonly space_id: string;
	readonly reason: string;
}

/** A line is read when the news of all tavoli were read up to it, or those of its own. */
async function unreadBy(db: Db, personId: string, seen: number): Promise<(row: Row) => boolean> {
	const inSpaces = await seenInSpaces(db, personId);
	return (row) => row.seq > Math.max(seen, inSpaces.get(row.space_id) ?? 0);
}

/**
 * The lines of one tavolo on its own pages: a protected one says what happened and where, and still no words and no names.
 */
export const toldInside = (
	db: Db,
	actor: PersonActor,
	rows: readonly Row[],
	isUnread: (row: Row) => boolean,
) => told(db, actor, rows, isUnread, true);

/** What may be told of each line: rights are asked now, what was hidden since says nothing, a protected tavolo neither. */
async function told(
	db: Db,
	actor: PersonActor,
	rows: readonly Row[],
	isUnread: (row: Row) => boolean,
	inside: boolean,
): Promise<NewsLine[]> {
	if (rows.length === 0) return [];
	const spaces = new Map(
		(
			await db
				.selectFrom('space')
				.selectAll()
				.where('id', 'in', [...new Set(rows.map((row) => row.space_id))])
				.execute()
		).map((row) => [row.id, row]),
	);
	const ids = [...new Set(rows.flatMap((row) => row.person_id ?? []))];
	const people =
		ids.length === 0
			? []
			: await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
	const names = new Map(people.map(({ id, name }) => [id, name]));
	const parsed = rows.map((row) => ({ row, details: JSON.parse(row.details) as Record<string, string> }));
	const hidden = new Set<string>();
	for (const kind of new Set(parsed.flatMap(({ details }) => details.subjectKind ?? []))) {
		const about = parsed
			.filter(({ details }) => details.subjectKind === kind)
			.map(({ details }) => details.subjectId!);
		for (const id of (await hiddenAmong(db, kind, about)).keys()) hidden.add(`${kind} ${id}`);
	}
	const lines: NewsLine[] = [];
	for (const { row, details } of parsed) {
		const space = spaces.get(row.space_id);
		if (!space || !can(actor, 'read', subjectOfRow(space))) continue;
		const guarded = space.visibility === 'protected';
		const gone = hidden.has(`${details.subjectKind} ${details.subjectId}`);
		const home = `/tavoli/${space.slug}`;
		const page = pages[details.subjectKind ?? ''];
		lines.push({
			seq: row.seq,
			at: row.at,
			kind: guarded && !inside ? 'guarded' : row.kind,
			space: { id: space.id, slug: space.slug, title: guarded ? '' : space.title },
			guarded,
			byName: guarded || row.person_id === null ? null : (names.get(row.person_id) ?? null),
			guest: !guarded && details.guest === 'yes',
			title: guarded || gone ? '' : (details.title ?? ''),
			note: guarded ? '' : (details.note ?? ''),
			reason: guarded ? 'member' : (row.reason as NewsLine['reason']),
			unread: isUnread(row),
			href: (guarded && !inside) || page === undefined ? home : `${home}/${page}/${details.subjectId}`,
		});
	}
	return lines;
}

const notReadThere = sql<boolean>`notice.seq > coalesce(reading_space.seen_seq, 0)`;

/** How many lines somebody has not seen yet; 100 stands for more. */
export async function unreadFor(db: Db, personId: string, seen: number): Promise<number> {
	const row = await db
		.selectFrom((e) =>
			e
				.selectFrom('space_member')
				.innerJoin('notice', 'notice.space_id', 'space_member.space_id')
				.select('notice.seq')
				.leftJoin('reading_space', (join) =>
					join
						.onRef('reading_space.space_id', '=', 'notice.space_id')
						.on('reading_space.person_id', '=', personId),
				)
				.where('space_member.person_id', '=', personId)
				.where('notice.kind', 'not in', inPersonOnly)
				.whereRef('notice.at', '>=', 'space_member.created_at')
				.where('notice.seq', '>', seen)
				.where(notReadThere)
				.where(sql<boolean>`(notice.person_id is null or notice.person_id <> ${personId})`)
				.union(
					e
						.selectFrom('notice_concern')
						.innerJoin('notice', 'notice.seq', 'notice_concern.notice_seq')
						.leftJoin('reading_space', (join) =>
							join
								.onRef('reading_space.space_id', '=', 'notice.space_id')
								.on('reading_space.person_id', '=', personId),
						)
						.select('notice.seq')
						.where('notice_concern.person_id', '=', personId)
						.where('notice_seq', '>', seen)
						.where(notReadThere),
				)
				.limit(countedAtMost)
				.as('unread'),
		)
		.select(sql<number>`count(*)`.as('n'))
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}
