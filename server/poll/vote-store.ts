import { sql, type Kysely } from 'kysely';
import type { Choice } from '#domain/poll/choice.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export interface StoredVote {
	readonly voter: string;
	readonly choice: Choice;
	readonly wording: string;
	readonly personId: string;
	readonly at: number;
}

export async function voteOf(db: Db, pollId: string, voter: string): Promise<StoredVote | null> {
	const row = await db
		.selectFrom('poll_vote')
		.selectAll()
		.where('poll_id', '=', pollId)
		.where('voter', '=', voter)
		.executeTakeFirst();
	if (!row) return null;
	return {
		voter: row.voter,
		choice: row.choice as Choice,
		wording: row.wording,
		personId: row.person_id,
		at: Number(row.at),
	};
}

/** The key (poll, voter) sees to it that there is one. */
export async function putVote(db: Db, pollId: string, vote: StoredVote): Promise<void> {
	const columns = {
		choice: vote.choice,
		wording: vote.wording,
		person_id: vote.personId,
		at: vote.at,
		asked: '',
	};
	await db
		.insertInto('poll_vote')
		.values({ poll_id: pollId, voter: vote.voter, ...columns })
		.onConflict((conflict) => conflict.columns(['poll_id', 'voter']).doUpdateSet(columns))
		.execute();
}

/** Where somebody took part; secret polls only. */
export async function participationOf(
	db: Db,
	pollId: string,
	voter: string,
): Promise<'online' | 'paper' | null> {
	const row = await db
		.selectFrom('poll_participation')
		.select('via')
		.where('poll_id', '=', pollId)
		.where('voter', '=', voter)
		.executeTakeFirst();
	return row ? (row.via as 'online' | 'paper') : null;
}

export async function insertParticipation(
	db: Db,
	pollId: string,
	voter: string,
	via: 'online' | 'paper',
): Promise<void> {
	await db.insertInto('poll_participation').values({ poll_id: pollId, voter, via }).execute();
}

/** One ballot more in the urn, or one less. */
export async function turnUrn(
	db: Db,
	pollId: string,
	slip: { readonly wording: string; readonly choice: Choice },
	by: 1 | -1,
): Promise<void> {
	await db
		.insertInto('poll_urn')
		.values({ poll_id: pollId, wording: slip.wording, choice: slip.choice, votes: by })
		.onConflict((conflict) =>
			conflict
				.columns(['poll_id', 'wording', 'choice'])
				.doUpdateSet((e) => ({ votes: e('poll_urn.votes', '+', by) })),
		)
		.execute();
}

export interface UrnSlip {
	readonly wording: string;
	readonly choice: Choice;
	readonly votes: number;
}

export async function urnOf(db: Db, pollId: string): Promise<UrnSlip[]> {
	const rows = await db
		.selectFrom('poll_urn')
		.select(['wording', 'choice', 'votes'])
		.where('poll_id', '=', pollId)
		.where('votes', '!=', 0)
		.execute();
	return rows.map((row) => ({ ...row, choice: row.choice as Choice, votes: Number(row.votes) }));
}

/** The same figures counted from the votes themselves. */
export async function countedFromVotes(db: Db, pollId: string): Promise<UrnSlip[]> {
	const rows = await db
		.selectFrom('poll_vote')
		.select(['wording', 'choice', sql<number>`count(*)`.as('votes')])
		.where('poll_id', '=', pollId)
		.groupBy(['wording', 'choice'])
		.execute();
	return rows.map((row) => ({ ...row, choice: row.choice as Choice, votes: Number(row.votes) }));
}

export async function participants(db: Db, pollId: string, via: 'online' | 'paper'): Promise<number> {
	const row = await db
		.selectFrom('poll_participation')
		.select(sql<number>`count(*)`.as('n'))
		.where('poll_id', '=', pollId)
		.where('via', '=', via)
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

/**
 * Writes the whole urn of a poll anew, in the order of its keys: PostgreSQL remembers which transaction wrote a row, and
 * where, so a row alone would lead to the voter who took part in that transaction.
 */
export async function rewriteUrn(db: Db, pollId: string): Promise<void> {
	const slips = await db.deleteFrom('poll_urn').where('poll_id', '=', pollId).returningAll().execute();
	slips.sort((one, other) => (one.wording + one.choice < other.wording + other.choice ? -1 : 1));
	for (let at = 0; at < slips.length; at += 1_000) {
		await db
			.insertInto('poll_urn')
			.values(slips.slice(at, at + 1_000))
			.execute();
	}
}

/** The same for the list of those who took part, when the poll closes. */
export async function rewriteParticipation(db: Db, pollId: string): Promise<void> {
	const people = await db
		.deleteFrom('poll_participation')
		.where('poll_id', '=', pollId)
		.returningAll()
		.execute();
	people.sort((one, other) => (one.voter < other.voter ? -1 : 1));
	for (let at = 0; at < people.length; at += 1_000) {
		await db
			.insertInto('poll_participation')
			.values(people.slice(at, at + 1_000))
			.execute();
	}
}

/** Votes given on words that no longer hold, and whose voters were not told so of these words yet. */
export async function votersToAsk(
	db: Db,
	pollId: string,
	holding: readonly string[],
	now: string,
): Promise<readonly { readonly voter: string; readonly personId: string }[]> {
	const rows = await db
		.selectFrom('poll_vote')
		.select(['voter', 'person_id'])
		.where('poll_id', '=', pollId)
		.where('wording', 'not in', [...holding])
		.where('asked', '!=', now)
		.execute();
	return rows.map((row) => ({ voter: row.voter, personId: row.person_id }));
}

export async function markAsked(
	db: Db,
	pollId: string,
	holding: readonly string[],
	now: string,
): Promise<void> {
	await db
		.updateTable('poll_vote')
		.set({ asked: now })
		.where('poll_id', '=', pollId)
		.where('wording', 'not in', [...holding])
		.execute();
}

/** The id in `p:id` or `o:id`, so that the other table's key finds it; null in the other kind. */
export function idIn(column: string, kind: 'p' | 'o') {
	const voter = sql.ref(column);
	return sql<string>`case when substr(${voter}, 1, 2) = ${sql.lit(`${kind}:`)} then substr(${voter}, 3) end`;
}

/**
 * Who chose what in an open poll, by name; for a body, the body's. Of a longer list a part that stays the same: putting
 * a whole town in order for one page would hold up everybody else's.
 */
export async function namedVotes(
	db: Db,
	pollId: string,
	most: number,
): Promise<readonly { readonly name: string; readonly choice: Choice; readonly wording: string }[]> {
	const rows = await db
		.selectFrom((e) =>
			e
				.selectFrom('poll_vote')
				.select(['voter', 'choice', 'wording'])
				.where('poll_id', '=', pollId)
				.orderBy('voter')
				.limit(most)
				.as('poll_vote'),
		)
		.leftJoin('person', (join) => join.on('person.id', '=', idIn('poll_vote.voter', 'p')))
		.leftJoin('organization', (join) => join.on('organization.id', '=', idIn('poll_vote.voter', 'o')))
		.select([
			sql<string | null>`coalesce(organization.name, person.name)`.as('name'),
			'poll_vote.choice',
			'poll_vote.wording',
		])
		// Whoever has left stands at the end, on both engines.
		.orderBy(sql`case when coalesce(organization.name, person.name) is null then 1 else 0 end`)
		.orderBy('name')
		.orderBy('poll_vote.voter')
		.execute();
	return rows.map((row) => ({
		name: row.name ?? '',
		choice: row.choice as Choice,
		wording: row.wording,
	}));
}

/** Which of these polls the voter has voted in, and on which words. */
export async function votesAmong(
	db: Db,
	pollIds: readonly string[],
	voters: readonly string[],
): Promise<readonly { readonly pollId: string; readonly wording: string }[]> {
	if (pollIds.length === 0 || voters.length === 0) return [];
	const votes = await db
		.selectFrom('poll_vote')
		.select(['poll_id', 'wording'])
		.where('poll_id', 'in', [...pollIds])
		.where('voter', 'in', [...voters])
		.execute();
	const parts = await db
		.selectFrom('poll_participation')
		.select('poll_id')
		.where('poll_id', 'in', [...pollIds])
		.where('voter', 'in', [...voters])
		.execute();
	return [
		...votes.map((row) => ({ pollId: row.poll_id, wording: row.wording })),
		...parts.map((row) => ({ pollId: row.poll_id, wording: '' })),
	];
}

/** Which of these polls have one of these voters on their list. */
export async function entitledAmong(
	db: Db,
	pollIds: readonly string[],
	voters: readonly string[],
): Promise<ReadonlySet<string>> {
	if (pollIds.length === 0 || voters.length === 0) return new Set();
	const rows = await db
		.selectFrom('poll_entitled')
		.select('poll_id')
		.where('poll_id', 'in', [...pollIds])
		.where('voter', 'in', [...voters])
		.execute();
	return new Set(rows.map((row) => row.poll_id));
}
