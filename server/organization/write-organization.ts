import type { OrganizationId } from '#domain/organization/organization.ts';
import type { Logo } from '#domain/organization/logo.ts';
import type { OrganizationFacts } from '#domain/organization/organization-fields.ts';
import { freeSlug, slugOf } from '#domain/organization/slug.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { insertOrganization, slugsLike } from './store.ts';

export function rowOfFacts(facts: OrganizationFacts) {
	return {
		name: facts.name,
		short_name: facts.shortName,
		kind: facts.kind,
		place: facts.place,
		founded_year: facts.foundedYear,
		description: facts.description,
		contacts: JSON.stringify(facts.contacts),
		legal_links: JSON.stringify(facts.legalLinks),
	};
}

/** A new body inside somebody's unit of work; `host`: it publishes tavoli here, with its own header and footer. */
export async function writeOrganization(
	kit: Kit,
	unit: UnitOfWork,
	facts: OrganizationFacts,
	options: { readonly host: boolean; readonly logo: Logo | null },
): Promise<{ readonly id: OrganizationId; readonly slug: string }> {
	const id = kit.ids() as OrganizationId;
	const slug = freeSlug(facts.name, await slugsLike(unit.db, slugOf(facts.name)));
	await insertOrganization(unit.db, {
		id,
		slug,
		...rowOfFacts(facts),
		parent_id: null,
		is_host: options.host ? 1 : 0,
		logo: options.logo?.bytes ?? null,
		logo_type: options.logo?.type ?? null,
		created_at: kit.clock(),
	});
	return { id, slug };
}
