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
			created_by: poll.createdBy,
			created_at: poll.createdAt,
		})
		.execute();
}

export async function pollById(db: Db, id: string): Promise<StoredPoll | null> {
	const row = await db.selectFrom('poll').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? read(row) : null;
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
			...(change.tally === undefined ? {} : { tally: JSON.stringify(change.tally) }),
		})
		.where('id', '=', id)
		.execute();
}

/** Open ones first, then those to come, then the closed: newest first, a hundred at most. */
export async function pollsOfSpace(db: Db, spaceId: string): Promise<StoredPoll[]> {
	const rows = await db
		.selectFrom('poll')
		.selectAll()
		.where('space_id', '=', spaceId)
		.orderBy(
			sql`case state when 'open' then 0 when 'counting' then 1 when 'waiting' then 2 when 'closed' then 3 else 4 end`,
		)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(100)
		.execute();
	return rows.map(read);
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

/** Writes the list of those who may vote, from the tavolo as it is now. Gives their number. */
export async function freezeVoters(
	db: Db,
	poll: { readonly id: string; readonly spaceId: string; readonly voters: PollRules['voters'] },
): Promise<number> {
	const pollId = sql<string>`${poll.id}`.as('poll_id');
	const insert = db.insertInto('poll_entitled').columns(['poll_id', 'voter']);
	const person = (column: string) => sql<string>`'p:' || ${sql.ref(column)}`.as('voter');
	if (poll.voters === 'members') {
		await insert
			.expression(
				db
					.selectFrom('space_member')
					.select([pollId, person('person_id')])
					.where('space_id', '=', poll.spaceId),
			)
			.execute();
	} else if (poll.voters === 'residents') {
		// The office's own account is not a resident, unless somebody sits at the tavolo with it.
		await insert
			.expression(
				db
					.selectFrom('person')
					.select([pollId, person('person.id')])
					.where((e) =>
						e.or([
							e('administrator', '=', 0),
							e(
								'person.id',
								'in',
								e.selectFrom('space_member').select('person_id').where('space_id', '=', poll.spaceId),
							),
						]),
					),
			)
			.execute();
	} else {
		await insert
			.expression(
				db
					.selectFrom('space_organization')
					.select([pollId, sql<string>`'o:' || organization_id`.as('voter')])
					.where('space_id', '=', poll.spaceId)
					.where('role', '!=', 'observer'),
			)
			.execute();
	}
	const row = await db
		.selectFrom('poll_entitled')
		.select(sql<number>`count(*)`.as('n'))
		.where('poll_id', '=', poll.id)
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

export async function isEntitled(db: Db, pollId: string, voter: string): Promise<boolean> {
	const row = await db
		.selectFrom('poll_entitled')
		.select('voter')
		.where('poll_id', '=', pollId)
		.where('voter', '=', voter)
		.executeTakeFirst();
	return row !== undefined;
}

/** Voters on the list with their names; `most` at most. */
export async function namedVoters(
	db: Db,
	pollId: string,
	most: number,
): Promise<readonly { readonly voter: string; readonly name: string }[]> {
	const people = await db
		.selectFrom('poll_entitled')
		.innerJoin('person', (join) => join.on(sql`'p:' || person.id`, '=', sql.ref('poll_entitled.voter')))
		.select(['voter', 'person.name'])
		.where('poll_id', '=', pollId)
		.orderBy('person.name')
		.limit(most)
		.execute();
	const bodies = await db
		.selectFrom('poll_entitled')
		.innerJoin('organization', (join) =>
			join.on(sql`'o:' || organization.id`, '=', sql.ref('poll_entitled.voter')),
		)
		.select(['voter', 'organization.name'])
		.where('poll_id', '=', pollId)
		.orderBy('organization.name')
		.limit(most)
		.execute();
	return [...people, ...bodies];
}

export interface EditorialRow {
	readonly from: string;
	readonly to: string;
	readonly note: string;
	readonly personId: string;
	readonly at: number;
}

export async function editorialChanges(db: Db, draftId: string, clauseId: string): Promise<EditorialRow[]> {
	const rows = await db
		.selectFrom('editorial_change')
		.selectAll()
		.where('draft_id', '=', draftId)
		.where('clause_id', '=', clauseId)
		.orderBy('at')
		.execute();
	return rows.map((row) => ({
		from: row.from_hash,
		to: row.to_hash,
		note: row.note,
		personId: row.person_id,
		at: Number(row.at),
	}));
}

export async function insertEditorialChange(
	db: Db,
	change: EditorialRow & { readonly draftId: string; readonly clauseId: string },
): Promise<void> {
	await db
		.insertInto('editorial_change')
		.values({
			draft_id: change.draftId,
			clause_id: change.clauseId,
			from_hash: change.from,
			to_hash: change.to,
			note: change.note,
			person_id: change.personId,
			at: change.at,
		})
		.onConflict((conflict) => conflict.columns(['draft_id', 'clause_id', 'from_hash', 'to_hash']).doNothing())
		.execute();
}

export async function draftOfSpace(db: Db, spaceId: string): Promise<string | null> {
	const row = await db.selectFrom('draft').select('id').where('space_id', '=', spaceId).executeTakeFirst();
	return row?.id ?? null;
}

export async function namesOf(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (personIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('person')
		.select(['id', 'name'])
		.where('id', 'in', [...new Set(personIds)])
		.execute();
	return new Map(rows.map((row) => [row.id, row.name]));
}

/** What voters are called: a person by their name, a body by its own. */
export async function voterLabels(db: Db, voters: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const ids = (kind: string): string[] =>
		voters.filter((voter) => voter.startsWith(kind)).map((voter) => voter.slice(2));
	const people = await namesOf(db, ids('p:'));
	const bodies = ids('o:');
	const rows =
		bodies.length === 0
			? []
			: await db.selectFrom('organization').select(['id', 'name']).where('id', 'in', bodies).execute();
	return new Map([
		...[...people].map(([id, name]): [string, string] => [`p:${id}`, name]),
		...rows.map((row): [string, string] => [`o:${row.id}`, row.name]),
	]);
}
