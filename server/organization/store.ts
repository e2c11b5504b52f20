import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];
export type OrganizationRow = Selectable<Schema['organization']>;

/** Everything but the logo, whose bytes only its own address needs. */
export const plainColumns = [
	'id',
	'slug',
	'name',
	'short_name',
	'kind',
	'place',
	'founded_year',
	'description',
	'parent_id',
	'is_host',
	'logo_type',
	'contacts',
	'legal_links',
	'created_at',
] as const;

export const organizationBySlug = (db: Db, slug: string) =>
	db.selectFrom('organization').select(plainColumns).where('slug', '=', slug).executeTakeFirst();

export const organizationById = (db: Db, id: string) =>
	db.selectFrom('organization').select(plainColumns).where('id', '=', id).executeTakeFirst();

/** Bodies that publish here; the first two tell whether there is only one. */
export const firstHosts = (db: Db) =>
	db
		.selectFrom('organization')
		.select(plainColumns)
		.where('is_host', '=', 1)
		.orderBy('name')
		.limit(2)
		.execute();

export const allOrganizations = (db: Db) =>
	db.selectFrom('organization').select(plainColumns).orderBy('name').execute();

export const logoBySlug = (db: Db, slug: string) =>
	db.selectFrom('organization').select(['logo', 'logo_type']).where('slug', '=', slug).executeTakeFirst();

export async function slugsLike(db: Db, base: string): Promise<ReadonlySet<string>> {
	const rows = await db.selectFrom('organization').select('slug').where('slug', 'like', `${base}%`).execute();
	return new Set(rows.map((row) => row.slug));
}

export async function insertOrganization(db: Db, row: Insertable<Schema['organization']>): Promise<void> {
	await db.insertInto('organization').values(row).execute();
}

export async function updateOrganization(
	db: Db,
	id: string,
	change: Updateable<Schema['organization']>,
): Promise<void> {
	await db.updateTable('organization').set(change).where('id', '=', id).execute();
}

/** A person belongs to a body; a second time only says their position better. */
export async function putAffiliation(db: Db, row: Insertable<Schema['affiliation']>): Promise<void> {
	await db
		.insertInto('affiliation')
		.values(row)
		.onConflict((conflict) =>
			row.position === ''
				? conflict.columns(['person_id', 'organization_id']).doNothing()
				: conflict.columns(['person_id', 'organization_id']).doUpdateSet({ position: row.position }),
		)
		.execute();
}
