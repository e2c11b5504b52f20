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
