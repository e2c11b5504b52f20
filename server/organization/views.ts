import type { OrganizationId, OrganizationKind } from '#domain/organization/organization.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import * as store from './store.ts';

/** A body as everybody sees it. */
export interface OrganizationView {
	readonly id: OrganizationId;
	readonly slug: string;
	readonly name: string;
	readonly shortName: string;
	readonly kind: OrganizationKind;
	readonly place: string | null;
	readonly foundedYear: number | null;
	readonly description: string;
	readonly isHost: boolean;
	readonly hasLogo: boolean;
	readonly contacts: Readonly<Record<string, string>>;
	readonly legalLinks: Readonly<Record<string, string>>;
}

type Row = NonNullable<Awaited<ReturnType<typeof store.organizationBySlug>>>;

function viewOf(row: Row): OrganizationView {
	return {
		id: row.id as OrganizationId,
		slug: row.slug,
		name: row.name,
		shortName: row.short_name,
		kind: row.kind as OrganizationKind,
		place: row.place,
		foundedYear: row.founded_year,
		description: row.description,
		isHost: row.is_host === 1,
		hasLogo: row.logo_type !== null,
		contacts: JSON.parse(row.contacts) as Record<string, string>,
		legalLinks: JSON.parse(row.legal_links) as Record<string, string>,
	};
}

export async function readOrganization(kit: Kit, slug: string): Promise<OrganizationView | null> {
	const row = await store.organizationBySlug(kit.storage.read, slug);
	return row ? viewOf(row) : null;
}

/** Every body, by name. */
export async function listOrganizations(kit: Kit): Promise<OrganizationView[]> {
	return (await store.allOrganizations(kit.storage.read)).map(viewOf);
}

/** The one body that publishes in this installation; null when there are several, or none yet. */
export async function readSoleHost(kit: Kit): Promise<OrganizationView | null> {
	const [host, another] = await store.firstHosts(kit.storage.read);
	return host && !another ? viewOf(host) : null;
}

export async function readLogo(
	kit: Kit,
	slug: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
	const row = await store.logoBySlug(kit.storage.read, slug);
	return row?.logo && row.logo_type ? { type: row.logo_type, bytes: row.logo } : null;
}

export async function organizationExists(db: UnitOfWork['db'], id: string): Promise<boolean> {
	return (await store.organizationById(db, id)) !== undefined;
}
