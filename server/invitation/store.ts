import type { Insertable, Selectable } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];
export type InvitationRow = Selectable<Schema['invitation']>;

export const invitationByHash = (db: Db, hash: string) =>
	db.selectFrom('invitation').selectAll().where('token_hash', '=', hash).executeTakeFirst();

export const invitationById = (db: Db, id: string) =>
	db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();

export async function insertInvitation(db: Db, row: Insertable<Schema['invitation']>): Promise<void> {
	await db.insertInto('invitation').values(row).execute();
}

export async function markUsed(db: Db, id: string, personId: string, at: number): Promise<void> {
	await db.updateTable('invitation').set({ used_at: at, used_by: personId }).where('id', '=', id).execute();
}

export async function markRevoked(db: Db, id: string, at: number): Promise<void> {
	await db.updateTable('invitation').set({ revoked_at: at }).where('id', '=', id).execute();
}

/** Those somebody came in by, and those that were sent to their address. */
export function invitationsTo(
	db: Db,
	somebody: { readonly personId: string; readonly email: string | null },
): Promise<{ readonly id: string }[]> {
	return db
		.selectFrom('invitation')
		.select('id')
		.where((is) =>
			is.or([
				is('used_by', '=', somebody.personId),
				is(is.fn<string>('lower', ['email']), '=', somebody.email ?? ''),
			]),
		)
		.execute();
}

/** It no longer says for whom it was, nor what was written to them. */
export async function forgetAddressee(db: Db, id: string): Promise<void> {
	await db
		.updateTable('invitation')
		.set({ used_by: null, email: null, note: '' })
		.where('id', '=', id)
		.execute();
}

/** The bodies somebody may be invited to speak for in a tavolo: those that sit at it. */
export async function sitsAt(db: Db, spaceId: string, organizationId: string): Promise<boolean> {
	const row = await db
		.selectFrom('space_organization')
		.select('organization_id')
		.where('space_id', '=', spaceId)
		.where('organization_id', '=', organizationId)
		.executeTakeFirst();
	return row !== undefined;
}
