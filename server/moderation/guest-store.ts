import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;
const theOne = 1;

export async function guestSecret(db: Db): Promise<string | null> {
	const row = await db
		.selectFrom('guest_secret')
		.select('secret')
		.where('id', '=', theOne)
		.executeTakeFirst();
	return row?.secret ?? null;
}

/** Keeps the secret that was there first. */
export async function offerGuestSecret(db: Db, secret: string): Promise<void> {
	await db
		.insertInto('guest_secret')
		.values({ id: theOne, secret })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

/**
 * Names that readers of a tavolo meet in it: of its bodies, of who runs it or writes its text, and of whoever did anything
 * in it. Not of members who only read: a refused name must not tell who they are.
 */
export async function namesSeenIn(db: Db, spaceId: string): Promise<readonly string[]> {
	const [people, bodies, host] = await Promise.all([
		db
			.selectFrom('person')
			.select('name')
			.where((e) =>
				e.or([
					e('administrator', '=', 1),
					e(
						'id',
						'in',
						e
							.selectFrom('space_member')
							.select('person_id')
							.where('space_id', '=', spaceId)
							.where((one) =>
								one.or([
									one('role', 'in', ['facilitator', 'editor']),
									one('organization_id', 'is not', null),
								]),
							),
					),
					e.exists(
						e
							.selectFrom('notice')
							.select('seq')
							.whereRef('notice.person_id', '=', 'person.id')
							.where('space_id', '=', spaceId),
					),
				]),
			)
			.execute(),
		db
			.selectFrom('space_organization')
			.innerJoin('organization', 'organization.id', 'space_organization.organization_id')
			.select(['name', 'short_name'])
			.where('space_id', '=', spaceId)
			.execute(),
		db
			.selectFrom('space')
			.innerJoin('organization', 'organization.id', 'space.host_id')
			.select(['name', 'short_name'])
			.where('space.id', '=', spaceId)
			.execute(),
	]);
	return [
		...people.map(({ name }) => name),
		...[...bodies, ...host].flatMap(({ name, short_name: short }) => [name, short]),
	];
}

/** False when the proof was used for another form. The same form, sent again by a flaky phone, may use it again. */
export async function useProof(
	db: Db,
	proof: {
		readonly nonce: string;
		readonly formKey: string;
		readonly expiresAt: number;
		readonly now: number;
	},
): Promise<boolean> {
	await db.deleteFrom('guest_proof').where('expires_at', '<', proof.now).execute();
	await db
		.insertInto('guest_proof')
		.values({ nonce: proof.nonce, form_key: proof.formKey, expires_at: proof.expiresAt })
		.onConflict((conflict) => conflict.column('nonce').doNothing())
		.execute();
	const row = await db
		.selectFrom('guest_proof')
		.select('form_key')
		.where('nonce', '=', proof.nonce)
		.executeTakeFirstOrThrow();
	return row.form_key === proof.formKey;
}
