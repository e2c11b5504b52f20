import { sql, type Kysely } from 'kysely';
import type { PollRules } from '#domain/poll/poll.ts';
import type { Schema } from '../storage/schema.ts';
import { idIn } from './vote-store.ts';

type Db = Kysely<Schema>;

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
		.innerJoin('person', (join) => join.on('person.id', '=', idIn('poll_entitled.voter', 'p')))
		.select(['voter', 'person.name'])
		.where('poll_id', '=', pollId)
		.orderBy('person.name')
		.limit(most)
		.execute();
	const bodies = await db
		.selectFrom('poll_entitled')
		.innerJoin('organization', (join) => join.on('organization.id', '=', idIn('poll_entitled.voter', 'o')))
		.select(['voter', 'organization.name'])
		.where('poll_id', '=', pollId)
		.orderBy('organization.name')
		.limit(most)
		.execute();
	return [...people, ...bodies];
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
