import { sql } from 'kysely';
import type { Actor } from '#domain/person/actor.ts';
import type { ReportReason } from '#domain/moderation/report.ts';
import { can } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { subjectAt } from '../space/subject.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import type { GuestTraces } from './guest-trace.ts';
import type { Moderated, ModerationSources } from './source.ts';
import { hiddenAmong, hiddenCount } from './views.ts';

type Db = UnitOfWork['db'];

export interface ReportView {
	/** Null: somebody without an account, or who has erased theirs. */
	readonly byName: string | null;
	/** Made without an account. */
	readonly guest: boolean;
	readonly reason: ReportReason;
	readonly note: string;
	readonly at: number;
	/** How many reports this person has made in this tavolo, and how many of them were left without effect. */
	readonly made: number;
	readonly dismissed: number;
}

export interface ReportedView extends Moderated {
	readonly kind: string;
	/** Newest first. */
	readonly reports: readonly ReportView[];
	/** Contributions of today from the address it came from; null when it has an author, or that is not known any more. */
	readonly fromThere: number | null;
}

/** Something written today without an account. */
export interface GuestLine extends Moderated {
	readonly kind: string;
	readonly fromThere: number | null;
}

export interface HiddenLine {
	readonly kind: string;
	readonly id: string;
	readonly reason: string;
	readonly at: number;
	/** Its words and its author, for whoever moderates only. */
	readonly subject: Moderated | null;
}

export interface ModerationDesk {
	/** The words of the reported, oldest report first; null for whoever does not moderate. */
	readonly queue: readonly ReportedView[] | null;
	/** Things in the queue, all of them. */
	readonly waiting: number;
	/** Written today without an account and not hidden, newest first; null for whoever does not moderate. */
	readonly guests: readonly GuestLine[] | null;
	/** Hidden now, newest first. */
	readonly hidden: readonly HiddenLine[];
	readonly hiddenCount: number;
	/** For the next page of what is hidden: give it back as `before`; null at the end. */
	readonly more: string | null;
}

/** Shown at once; the others come as these leave. */
const queueLength = 30;
const hiddenLength = 20;
const guestsLength = 20;

/** The page of moderation: for everybody what is hidden and why, for whoever moderates also what was reported. */
export async function readDesk(
	kit: Kit,
	{ sources, traces }: { readonly sources: ModerationSources; readonly traces: GuestTraces },
	actor: Actor,
	slug: string,
	before: string | null,
): Promise<ModerationDesk | null> {
	const db = kit.storage.read;
	const space = await subjectAt(db, actor, slug);
	if (space === null) return null;
	const moderates = can(actor, 'moderate', space);
	const place = { id: space.spaceId as string, slug };
	const [hidden, count] = await Promise.all([
		hiddenLines(db, sources, place, { moderates, before }),
		hiddenCount(db, space.spaceId),
	]);
	const queue = moderates ? await queueOf(db, sources, place, traces) : null;
	const guests = moderates ? await guestsOf(db, sources, place, traces) : null;
	return {
		queue: queue?.things ?? null,
		waiting: queue?.waiting ?? 0,
		guests,
		...hidden,
		hiddenCount: count,
	};
}

/** Things with open reports, for the number beside the door to the page. */
export async function waitingCount(db: Db, spaceId: string): Promise<number> {
	const row = await db
		.selectFrom(
			db
				.selectFrom('report')
				.select(['kind', 'subject_id'])
				.distinct()
				.where('space_id', '=', spaceId)
				.where('state', '=', 'open')
				.as('thing'),
		)
		.select(sql<number>`count(*)`.as('n'))
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

interface Place {
	readonly id: string;
	readonly slug: string;
}

async function guestsOf(
	db: Db,
	sources: ModerationSources,
	place: Place,
	traces: GuestTraces,
): Promise<GuestLine[]> {
	const things = traces.today(place.id).slice(0, guestsLength);
	const subjects = await subjectsOf(db, sources, place, things);
	const hidden = new Set<string>();
	for (const kind of new Set(things.map((thing) => thing.kind))) {
		const ids = things.filter((thing) => thing.kind === kind).map(({ id }) => id);
		for (const id of (await hiddenAmong(db, kind, ids)).keys()) hidden.add(`${kind} ${id}`);
	}
	return things.flatMap(({ kind, id }) => {
		const subject = subjects.get(`${kind} ${id}`);
		if (!subject || hidden.has(`${kind} ${id}`)) return [];
		return [{ ...subject, kind, fromThere: traces.besides(kind, id) }];
	});
}

async function queueOf(db: Db, sources: ModerationSources, place: Place, traces: GuestTraces) {
	const things = await db
		.selectFrom('report')
		.select(['kind', 'subject_id', sql<number>`min(at)`.as('first')])
		.where('space_id', '=', place.id)
		.where('state', '=', 'open')
		.groupBy(['kind', 'subject_id'])
		.orderBy('first')
		.limit(queueLength)
		.execute();
	const subjects = await subjectsOf(
		db,
		sources,
		place,
		things.map(({ kind, subject_id: id }) => ({ kind, id })),
	);
	const views: ReportedView[] = [];
	for (const { kind, subject_id: id } of things) {
		const subject = subjects.get(`${kind} ${id}`);
		if (!subject) continue;
		const reports = await reportsOf(db, place.id, kind, id);
		views.push({ ...subject, kind, reports, fromThere: traces.besides(kind, id) });
	}
	return { things: views, waiting: await waitingCount(db, place.id) };
}

async function reportsOf(db: Db, spaceId: string, kind: string, id: string): Promise<ReportView[]> {
	const rows = await db
		.selectFrom('report')
		.leftJoin('person', 'person.id', 'report.person_id')
		.select((e) => [
			'person.name',
			'report.guest',
			'report.reason',
			'report.note',
			'report.at',
			e
				.selectFrom('report as other')
				.select(sql<number>`count(*)`.as('n'))
				.whereRef('other.person_id', '=', 'report.person_id')
				.where('other.space_id', '=', spaceId)
				.as('made'),
			e
				.selectFrom('report as other')
				.select(sql<number>`count(*)`.as('n'))
				.whereRef('other.person_id', '=', 'report.person_id')
				.where('other.space_id', '=', spaceId)
				.where('other.state', '=', 'dismissed')
				.as('dismissed'),
		])
		.where('report.kind', '=', kind)
		.where('report.subject_id', '=', id)
		.where('report.state', '=', 'open')
		.orderBy('report.at', 'desc')
		.limit(20)
		.execute();
	return rows.map((row) => ({
		byName: row.name,
		guest: row.guest === 1,
		reason: row.reason as ReportReason,
		note: row.note,
		at: row.at,
		made: Number(row.made ?? 0),
		dismissed: Number(row.dismissed ?? 0),
	}));
}

async function hiddenLines(
	db: Db,
	sources: ModerationSources,
	place: Place,
	asked: { readonly moderates: boolean; readonly before: string | null },
) {
	const from = asked.before?.match(/^(\d{1,15})-([a-z0-9]{1,64})$/);
	const rows = await db
		.selectFrom('hiding')
		.select(['id', 'kind', 'subject_id', 'reason', 'hidden_at'])
		.where('space_id', '=', place.id)
		.where('restored_at', 'is', null)
		.$if(from !== null && from !== undefined, (query) =>
			query.where((e) =>
				e.or([
					e('hidden_at', '<', Number(from![1])),
					e.and([e('hidden_at', '=', Number(from![1])), e('id', '<', from![2]!)]),
				]),
			),
		)
		.orderBy('hidden_at', 'desc')
		.orderBy('id', 'desc')
		.limit(hiddenLength + 1)
		.execute();
	const shown = rows.slice(0, hiddenLength);
	const subjects = asked.moderates
		? await subjectsOf(
				db,
				sources,
				place,
				shown.map(({ kind, subject_id: id }) => ({ kind, id })),
			)
		: new Map<string, Moderated>();
	const last = shown.at(-1);
	return {
		hidden: shown.map((row) => ({
			kind: row.kind,
			id: row.subject_id,
			reason: row.reason,
			at: row.hidden_at,
			subject: subjects.get(`${row.kind} ${row.subject_id}`) ?? null,
		})),
		more: rows.length > hiddenLength && last ? `${last.hidden_at}-${last.id}` : null,
	};
}

async function subjectsOf(
	db: Db,
	sources: ModerationSources,
	place: Place,
	things: readonly { readonly kind: string; readonly id: string }[],
): Promise<Map<string, Moderated>> {
	const found = new Map<string, Moderated>();
	for (const kind of new Set(things.map((thing) => thing.kind))) {
		const ids = things.filter((thing) => thing.kind === kind).map((thing) => thing.id);
		for (const subject of (await sources.get(kind)?.find(db, place, ids)) ?? [])
			found.set(`${kind} ${subject.id}`, subject);
	}
	return found;
}
