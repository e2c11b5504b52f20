import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export const newsOf = (db: Db, personId: string) =>
	db.selectFrom('reading_news').selectAll().where('person_id', '=', personId).executeTakeFirst();

/** The row of a person, made with `token` when there is none yet. */
export async function ensureNews(db: Db, personId: string, token: string): Promise<void> {
	await db
		.insertInto('reading_news')
		.values({
			person_id: personId,
			seen_seq: 0,
			digest_seq: 0,
			digest_day: null,
			digest_off: 0,
			stop_token: token,
		})
		.onConflict((conflict) => conflict.column('person_id').doNothing())
		.execute();
}

export async function newestSeq(db: Db): Promise<number> {
	const row = await db
		.selectFrom('notice')
		.select((e) => e.fn.max('seq').as('seq'))
		.executeTakeFirst();
	return Number(row?.seq ?? 0);
}

/** Never backwards. */
export async function raiseSeen(db: Db, personId: string, seq: number): Promise<void> {
	await db
		.updateTable('reading_news')
		.set({ seen_seq: seq })
		.where('person_id', '=', personId)
		.where('seen_seq', '<', seq)
		.execute();
}

export async function setDigest(db: Db, personId: string, wanted: boolean): Promise<void> {
	await db
		.updateTable('reading_news')
		.set({ digest_off: wanted ? 0 : 1 })
		.where('person_id', '=', personId)
		.execute();
}

export async function stopByToken(db: Db, token: string): Promise<boolean> {
	const row = await db
		.updateTable('reading_news')
		.set({ digest_off: 1 })
		.where('stop_token', '=', token)
		.returning('person_id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function tokenKnown(db: Db, token: string): Promise<boolean> {
	const row = await db
		.selectFrom('reading_news')
		.select('person_id')
		.where('stop_token', '=', token)
		.executeTakeFirst();
	return row !== undefined;
}

/** False when this person had a digest that day, or wants none: whoever asks second posts nothing. */
export async function claimDigest(
	db: Db,
	personId: string,
	claim: { readonly day: string; readonly seq: number },
): Promise<boolean> {
	const row = await db
		.updateTable('reading_news')
		.set({ digest_day: claim.day, digest_seq: claim.seq })
		.where('person_id', '=', personId)
		.where('digest_off', '=', 0)
		.where((e) => e.or([e('digest_day', 'is', null), e('digest_day', '<', claim.day)]))
		.returning('person_id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface Addressee {
	readonly id: string;
	readonly email: string;
	readonly locale: string;
	readonly seen_seq: number;
	readonly digest_seq: number;
}

/** People with an address who want digests and had none today, a piece at a time in the order of their ids. */
export async function addressees(
	db: Db,
	day: string,
	after: string,
	limit: number,
): Promise<readonly Addressee[]> {
	const rows = await db
		.selectFrom('person')
		.leftJoin('reading_news', 'reading_news.person_id', 'person.id')
		.select(['person.id', 'person.email', 'person.locale', 'seen_seq', 'digest_seq'])
		.where('person.email', 'is not', null)
		.where('person.id', '>', after)
		.where((e) =>
			e.or([
				e('reading_news.person_id', 'is', null),
				e.and([e('digest_off', '=', 0), e.or([e('digest_day', 'is', null), e('digest_day', '<', day)])]),
			]),
		)
		.orderBy('person.id')
		.limit(limit)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		email: row.email!,
		locale: row.locale,
		seen_seq: row.seen_seq ?? 0,
		digest_seq: row.digest_seq ?? 0,
	}));
}

export async function addressOf(db: Db, personId: string): Promise<string | null> {
	const row = await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst();
	return row?.email ?? null;
}

export const seatsOf = (db: Db, personId: string) =>
	db
		.selectFrom('space_member')
		.select(['space_id', 'role', 'organization_id'])
		.where('person_id', '=', personId)
		.execute();
