import type { Kysely } from 'kysely';

/** Every page of a tavolo counts its people and names those who speak for bodies: with a whole town as members, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
	const index = (name: string, table: string, columns: readonly string[]) =>
		db.schema
			.createIndex(name)
			.on(table)
			.columns([...columns])
			.execute();
	await index('space_member_by_role', 'space_member', ['space_id', 'role']);
	await index('space_member_by_body', 'space_member', ['space_id', 'organization_id']);
	await index('poll_by_subject', 'poll', ['subject_kind', 'subject_id']);
}
