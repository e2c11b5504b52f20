import { sql, type Kysely, type Selectable } from 'kysely';
import type { PollRules, PollState, PollSubject } from '#domain/poll/poll.ts';
import type { Tally } from '#domain/poll/tally.ts';
import type { Schema } from '../storage/schema.ts';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = Kysely<Schema>;
type Row = Selectable<Schema['poll']>;

/** A poll as it is stored. */
export interface StoredPoll extends PollRules {
	readonly id: string;
	readonly spaceId: string;
	readonly code: string;
	readonly title: string;
	readonly explanation: string;
	readonly state: PollState;
	readonly openedAt: number | null;
	readonly closedAt: number | null;
	readonly countedAt: number | null;
	readonly entitled: number | null;
	readonly tally: Tally | null;
	/** Hash of the clause's words at opening. */
	readonly wording: string | null;
	/** Hash of its words at the closing, empty when it was gone by then; null before. */
	readonly closingWording: string | null;
	readonly createdBy: string | null;
	readonly createdAt: number;
}

function subjectOf(row: Row): PollSubject {
	if (row.subject_kind === 'clause')
		return { kind: 'clause', draftId: row.draft_id!, clauseId: row.clause_id! };
	if (row.subject_kind === 'question') return { kind: 'question' };
	return { kind: row.subject_kind as 'proposal' | 'amendment', id: row.subject_id! };
}

function read(row: Row): StoredPoll {
	const number = (value: number | null): number | null => (value === null ? null : Number(value));
	return {
		id: row.id,
		spaceId: row.space_id,
		code: row.code,
		subject: subjectOf(row),
		title: row.title,
		explanation: row.explanation,
		method: JSON.parse(row.method) as PollRules['method'],
		ballot: row.ballot as PollRules['ballot'],
		results: row.results as PollRules['results'],
		voters: row.voters as PollRules['voters'],
		quorum: JSON.parse(row.quorum) as PollRules['quorum'],
		threshold: JSON.parse(row.threshold) as PollRules['threshold'],
		paper: Number(row.paper) === 1,
		opensAt: number(row.opens_at),
		closesAt: number(row.closes_at),
		state: row.state as PollState,
		openedAt: number(row.opened_at),
		closedAt: number(row.closed_at),
		countedAt: number(row.counted_at),
		entitled: number(row.entitled),
		tally: row.tally === null ? null : (JSON.parse(row.tally) as Tally),
		wording: row.wording,
		closingWording: row.closing_wording,
		createdBy: row.created_by,
		createdAt: Number(row.created_at),
	};
}

export async function insertPoll(db: Db, poll: StoredPoll): Promise<void> {
	const { subject } = poll;
	const clause = subject.kind === 'clause' ? subject : null;
	await db
		.insertInto('poll')
		.values({
			id: poll.id,
			space_id: poll.spaceId,
			code: poll.code,
			subject_kind: subject.kind,
			subject_id: 'id' in subject ? subject.id : null,
			draft_id: clause?.draftId ?? null,
			clause_id: clause?.clauseId ?? null,
			title: poll.title,
			explanation: poll.explanation,
			method: JSON.stringify(poll.method),
			ballot: poll.ballot,
			results: poll.results,
			voters: poll.voters,
			quorum: JSON.stringify(poll.quorum),
			threshold: JSON.stringify(poll.threshold),
			paper: poll.paper ? 1 : 0,
			opens_at: poll.opensAt,
			closes_at: poll.closesAt,
			state: poll.state,
			opened_at: poll.openedAt,
			closed_at: poll.closedAt,
			counted_at: poll.countedAt,
			entitled: poll.entitled,
			tally: poll.tally === null ? null : JSON.stringify(poll.tally),
			wording: poll.wording,
			closing_wording: poll.closingWording,
			created_by: poll.createdBy,
			created_at: poll.createdAt,
		})
		.execute();
}

export async function pollById(db: Db, id: string): Promise<StoredPoll | null> {
	const row = await db.selectFrom('poll').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? read(row) : null;
}

/** Those of `ids` that are polls of this tavolo. */
export async function pollsAmong(db: Db, spaceId: string, ids: readonly string[]): Promise<StoredPoll[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('poll')
		.selectAll()
		.where('space_id', '=', spaceId)
		.where('id', 'in', [...ids])
		.execute();
	return rows.map(read);
}

/**
 * The poll, held until the unit of work is over: nobody else votes in it or closes it meanwhile. SQLite has one writer,
 * so whoever is in a unit of work holds it already.
 */
export async function holdPoll(
	unit: UnitOfWork,
	engine: 'sqlite' | 'postgres' | 'pglite',
	id: string,
): Promise<StoredPoll | null> {
	const query = unit.db.selectFrom('poll').selectAll().where('id', '=', id);
	const row = await (engine === 'sqlite' ? query : query.forUpdate()).executeTakeFirst();
	return row ? read(row) : null;
}

/** Locks the row by writing to it first, then reads it: what a closing is decided on can't change under it. */
export async function lockForClosing(unit: UnitOfWork, id: string): Promise<StoredPoll | null> {
	await unit.db
		.updateTable('poll')
		.set({ state: sql`state` })
		.where('id', '=', id)
		.execute();
	return pollById(unit.db, id);
}

export async function pollByCode(db: Db, code: string): Promise<StoredPoll | null> {
	const row = await db.selectFrom('poll').selectAll().where('code', '=', code).executeTakeFirst();
	return row ? read(row) : null;
}

export async function updatePoll(
	db: Db,
	id: string,
	change: {
		readonly state: PollState;
		readonly openedAt?: number;
		readonly closedAt?: number;
		readonly countedAt?: number;
		readonly entitled?: number;
		readonly tally?: Tally;
		readonly wording?: string;
		readonly closingWording?: string;
	},
): Promise<void> {
	await db
		.updateTable('poll')
		.set({
			state: change.state,
			...(change.openedAt === undefined ? {} : { opened_at: change.openedAt }),
			...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
			...(change.countedAt === undefined ? {} : { counted_at: change.countedAt }),
			...(change.entitled === undefined ? {} : { entitled: change.entitled }),
			...(change.wording === undefined ? {} : { wording: change.wording }),
			...(change.closingWording === undefined ? {} : { closing_wording: change.closingWording }),
			...(change.tally === undefined ? {} : { tally: JSON.stringify(change.tally) }),
		})
		.where('id', '=', id)
		.execute();
}

/** How many stand on one page of the list. */
const onPage = 50;

/** A page of them, from 1: open ones first, then those to come, then the closed; newest first. */
export async function pollsOfSpace(db: Db, spaceId: string, page: number): Promise<StoredPoll[]> {
	const rows = await db
		.selectFrom('poll')
		.selectAll()
		.where('space_id', '=', spaceId)
		.orderBy(
			sql`case state when 'open' then 0 when 'counting' then 1 when 'waiting' then 2 when 'closed' then 3 else 4 end`,
		)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(onPage)
		.offset((page - 1) * onPage)
		.execute();
	return rows.map(read);
}

export async function pagesOfPolls(db: Db, spaceId: string): Promise<number> {
	const row = await db
		.selectFrom('poll')
		.select(sql<number>`count(*)`.as('n'))
		.where('space_id', '=', spaceId)
		.executeTakeFirst();
	return Math.max(1, Math.ceil(Number(row?.n ?? 0) / onPage));
}

/** Newest first. */
export async function pollsOfClauses(
	db: Db,
	draftId: string,
	clauseIds: readonly string[],
): Promise<StoredPoll[]> {
	if (clauseIds.length === 0) return [];
	const rows = await db
		.selectFrom('poll')
		.selectAll()
		.where('draft_id', '=', draftId)
		.where('clause_id', 'in', [...new Set(clauseIds)])
		.where('state', '!=', 'withdrawn')
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(read);
}

export async function pollsOfSubject(db: Db, kind: string, subjectId: string): Promise<StoredPoll[]> {
	const rows = await db
		.selectFrom('poll')
		.selectAll()
		.where('subject_kind', '=', kind)
		.where('subject_id', '=', subjectId)
		.where('state', '!=', 'withdrawn')
		.orderBy('created_at', 'desc')
		.execute();
	return rows.map(read);
}

/** Ids of polls whose opening or closing instant has come, and when the next one comes. */
export async function dueAt(
	db: Db,
	now: number,
): Promise<{ readonly due: readonly string[]; readonly next: number | null }> {
	const rows = await db
		.selectFrom('poll')
		.select(['id', 'state', 'opens_at', 'closes_at'])
		.where('state', 'in', ['waiting', 'open'])
		.execute();
	const moments = rows.flatMap((row) => {
		const at = row.state === 'waiting' ? row.opens_at : row.closes_at;
		return at === null ? [] : [{ id: row.id, at: Number(at) }];
	});
	const later = moments.filter(({ at }) => at > now).map(({ at }) => at);
	return {
		due: moments.filter(({ at }) => at <= now).map(({ id }) => id),
		next: later.length === 0 ? null : later.reduce((least, at) => Math.min(least, at)),
	};
}

/** Open polls about clauses, for whoever looks after wordings that changed. */
export async function openClausePolls(db: Db): Promise<StoredPoll[]> {
	const rows = await db
		.selectFrom('poll')
		.selectAll()
		.where('state', '=', 'open')
		.where('subject_kind', '=', 'clause')
		.execute();
	return rows.map(read);
}

export async function draftOfSpace(db: Db, spaceId: string): Promise<string | null> {
	const row = await db.selectFrom('draft').select('id').where('space_id', '=', spaceId).executeTakeFirst();
	return row?.id ?? null;
}

/** The title of a proposal of this tavolo that anybody may be asked about; null when there is none. */
export async function proposalTitle(db: Db, spaceId: string, id: string): Promise<string | null> {
	const row = await db
		.selectFrom('proposal')
		.select('title')
		.where('id', '=', id)
		.where('space_id', '=', spaceId)
		.where('state', '!=', 'withdrawn')
		.executeTakeFirst();
	return row?.title ?? null;
}

export async function slugOfSpace(db: Db, spaceId: string): Promise<string | null> {
	const row = await db.selectFrom('space').select('slug').where('id', '=', spaceId).executeTakeFirst();
	return row?.slug ?? null;
}
