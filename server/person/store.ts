import type { Insertable, Selectable } from 'kysely';
import { nameAlike } from '#domain/person/name-alike.ts';
import type { Schema } from '../storage/schema.ts';
import { askedOften } from '../storage/asked-often.ts';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];
export type PersonRow = Selectable<Schema['person']>;
export type SessionRow = Selectable<Schema['session']>;

export const personById = (db: Db, id: string): Promise<PersonRow | undefined> =>
	db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

export const personByEmail = (db: Db, folded: string): Promise<PersonRow | undefined> =>
	db.selectFrom('person').selectAll().where('email_folded', '=', folded).executeTakeFirst();

export const personByDemonstration = (db: Db, key: string): Promise<PersonRow | undefined> =>
	db.selectFrom('person').selectAll().where('demonstration', '=', key).executeTakeFirst();

export async function personIds(db: Db): Promise<readonly string[]> {
	return (await db.selectFrom('person').select('id').execute()).map(({ id }) => id);
}

export async function administratorCount(db: Db): Promise<number> {
	const rows = await db.selectFrom('person').select('id').where('administrator', '=', 1).execute();
	return rows.length;
}

export async function insertPerson(db: Db, row: Insertable<Schema['person']>): Promise<void> {
	await db
		.insertInto('person')
		.values({ ...row, name_alike: nameAlike(row.name) })
		.execute();
}

export async function updatePerson(
	db: Db,
	id: string,
	change: Partial<Insertable<Schema['person']>>,
): Promise<void> {
	const alike = change.name === undefined ? {} : { name_alike: nameAlike(change.name) };
	await db
		.updateTable('person')
		.set({ ...change, ...alike })
		.where('id', '=', id)
		.execute();
}

export const membershipsOf = (db: Db, personId: string) =>
	db
		.selectFrom('space_member')
		.select(['space_id', 'role', 'organization_id'])
		.where('person_id', '=', personId)
		.execute();

/** The account itself; whatever refers to it must be gone, or refer to nobody. */
export async function deletePerson(db: Db, id: string): Promise<void> {
	await db.deleteFrom('person').where('id', '=', id).execute();
}

/** Seats at tavoli and in bodies as somebody else had them. */
export async function insertSeats(
	db: Db,
	personId: string,
	at: number,
	memberships: readonly { space_id: string; role: string; organization_id: string | null }[],
	affiliations: readonly { id: string; position: string }[],
): Promise<void> {
	for (const { space_id, role, organization_id } of memberships)
		await db
			.insertInto('space_member')
			.values({ space_id, person_id: personId, role, organization_id, created_at: at })
			.execute();
	for (const { id, position } of affiliations)
		await db
			.insertInto('affiliation')
			.values({ person_id: personId, organization_id: id, position, created_at: at })
			.execute();
}

/** Bodies the person belongs to, oldest tie first: the first one stands beside their name. */
export const affiliationsOf = (db: Db, personId: string) =>
	db
		.selectFrom('affiliation')
		.innerJoin('organization', 'organization.id', 'affiliation.organization_id')
		.select([
			'organization.id',
			'organization.slug',
			'organization.name',
			'organization.short_name',
			'affiliation.position',
		])
		.where('affiliation.person_id', '=', personId)
		.orderBy('affiliation.created_at')
		.execute();

export const sessionById = (db: Db, id: string): Promise<SessionRow | undefined> =>
	db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();

export const sessionsOf = (db: Db, personId: string): Promise<SessionRow[]> =>
	db
		.selectFrom('session')
		.selectAll()
		.where('person_id', '=', personId)
		.orderBy('last_seen_at', 'desc')
		.execute();

/** Who is behind a session and where they belong, as one moment knows it: a row for each membership, one row where there is none. */
export const actorRows = askedOften((db, sessionId) =>
	db
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person_id')
		.leftJoin('space_member', 'space_member.person_id', 'person.id')
		.select([
			'session.expires_at',
			'session.last_seen_at',
			'person.id as person_id',
			'person.name',
			'person.administrator',
			'space_member.space_id',
			'space_member.role',
			'space_member.organization_id',
		])
		.where('session.id', '=', sessionId),
);

export async function insertSession(db: Db, row: SessionRow): Promise<void> {
	await db.insertInto('session').values(row).execute();
}

export async function prolongSession(db: Db, id: string, expiresAt: number): Promise<void> {
	await db.updateTable('session').set({ expires_at: expiresAt }).where('id', '=', id).execute();
}

export async function touchSession(db: Db, id: string, at: number): Promise<void> {
	await db.updateTable('session').set({ last_seen_at: at }).where('id', '=', id).execute();
}

export async function deleteSession(db: Db, id: string): Promise<void> {
	await db.deleteFrom('session').where('id', '=', id).execute();
}

export async function deleteSessionsOf(db: Db, personId: string): Promise<void> {
	await db.deleteFrom('session').where('person_id', '=', personId).execute();
}

export async function deleteSessionsBefore(db: Db, at: number): Promise<void> {
	await db.deleteFrom('session').where('expires_at', '<', at).execute();
}

/** Stores the key of the first-run page; false when the installation is already set up. */
export async function offerSetup(db: Db, tokenHash: string, at: number): Promise<boolean> {
	const present = await db.selectFrom('installation').selectAll().where('id', '=', 1).executeTakeFirst();
	if (present && present.set_up_at !== null) return false;
	if (present)
		await db.updateTable('installation').set({ setup_token_hash: tokenHash }).where('id', '=', 1).execute();
	else {
		await db
			.insertInto('installation')
			.values({ id: 1, created_at: at, setup_token_hash: tokenHash, set_up_at: null })
			.execute();
	}
	return true;
}

const theOne = 1;

export const installation = (db: Db) =>
	db.selectFrom('installation').selectAll().where('id', '=', theOne).executeTakeFirst();

export async function markSetUp(db: Db, at: number): Promise<void> {
	await db.updateTable('installation').set({ set_up_at: at }).where('id', '=', theOne).execute();
}
