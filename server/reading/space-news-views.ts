import { sql } from 'kysely';
import type { Actor } from '#domain/person/actor.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { toldInside, type NewsLine } from './news-views.ts';

type Db = UnitOfWork['db'];
type PersonActor = Extract<Actor, { kind: 'person' }>;

const linesAtOnce = 30;
const countedAtMost = 100;

/** From where on somebody is told: everything after `since`, what concerns them in person always, nothing twice. */
export interface SpaceMark {
	readonly since: number;
	readonly seen: number;
}

/** The last line of a tavolo's news before this person joined it. */
export async function lastBefore(db: Db, personId: string, spaceId: string): Promise<number> {
	const row = await db
		.selectFrom('space_member')
		.innerJoin('notice', 'notice.space_id', 'space_member.space_id')
		.select((e) => e.fn.max('notice.seq').as('seq'))
		.where('space_member.person_id', '=', personId)
		.where('space_member.space_id', '=', spaceId)
		.whereRef('notice.at', '<', 'space_member.created_at')
		.executeTakeFirst();
	return Number(row?.seq ?? 0);
}

/** Newest first, without what this person did themselves. The caller has asked `can read`. */
export async function newsOfSpace(
	db: Db,
	actor: PersonActor,
	spaceId: string,
	asked: { readonly before: number | null; readonly mark: SpaceMark },
): Promise<{ readonly lines: readonly NewsLine[]; readonly more: number | null }> {
	const { before, mark } = asked;
	const me = actor.personId;
	const rows = await db
		.selectFrom('notice')
		.leftJoin('notice_concern', (join) =>
			join.onRef('notice_concern.notice_seq', '=', 'notice.seq').on('notice_concern.person_id', '=', me),
		)
		.select(['notice.seq', 'notice.at', 'notice.kind', 'notice.person_id', 'notice.details'])
		.select(['notice.space_id', 'notice_concern.reason'])
		.where('notice.space_id', '=', spaceId)
		.$if(before !== null, (query) => query.where('notice.seq', '<', before))
		.where(notBy(me))
		.orderBy('notice.seq', 'desc')
		.limit(linesAtOnce + 1)
		.execute();
	const page = rows.slice(0, linesAtOnce).map((row) => ({ ...row, reason: row.reason ?? 'member' }));
	const lines = await toldInside(
		db,
		actor,
		page,
		({ seq, reason }) => seq > mark.seen && (seq > mark.since || reason !== 'member'),
	);
	return { lines, more: rows.length > linesAtOnce ? page.at(-1)!.seq : null };
}

/** 100 stands for more. */
export async function unreadInSpace(
	db: Db,
	personId: string,
	spaceId: string,
	{ since, seen }: SpaceMark,
): Promise<number> {
	const row = await db
		.selectFrom((e) =>
			e
				.selectFrom('notice')
				.leftJoin('notice_concern', (join) =>
					join
						.onRef('notice_concern.notice_seq', '=', 'notice.seq')
						.on('notice_concern.person_id', '=', personId),
				)
				.select('notice.seq')
				.where('space_id', '=', spaceId)
				.where('notice.seq', '>', seen)
				.where((e) => e.or([e('notice.seq', '>', since), e('notice_concern.person_id', 'is not', null)]))
				.where(notBy(personId))
				.limit(countedAtMost)
				.as('unread'),
		)
		.select(sql<number>`count(*)`.as('n'))
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

function notBy(personId: string) {
	return sql<boolean>`(notice.person_id is null or notice.person_id <> ${personId})`;
}
