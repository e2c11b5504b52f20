import type { Actor } from '#domain/person/actor.ts';
import { decideLogo } from '#domain/organization/logo.ts';
import { parseOrganization, type OrganizationInput } from '#domain/organization/organization-fields.ts';
import { yearAt } from '#domain/organization/year-at.ts';
import type { Kit } from '../kit.ts';
import { bothFaults, type OrganizationExtras, type OrganizationRefusal } from './create-organization.ts';
import { organizationBySlug, updateOrganization } from './store.ts';
import { rowOfFacts } from './write-organization.ts';

/** The office corrects what is said about a body. Its address stays, so that links go on working. */
export async function editOrganization(
	kit: Kit,
	actor: Actor,
	slug: string,
	input: OrganizationInput,
	extras: OrganizationExtras,
): Promise<{ readonly slug: string } | OrganizationRefusal> {
	if (actor.kind !== 'person' || !actor.administrator) return { refused: 'not-here' };
	const facts = parseOrganization(input, yearAt(kit.clock()));
	const logo = extras.logo === null ? null : decideLogo(extras.logo);
	if ('refused' in facts || (logo && 'refused' in logo)) return bothFaults(facts, logo);
	return kit.storage.unitOfWork(async (unit) => {
		const row = await organizationBySlug(unit.db, slug);
		if (!row) return { refused: 'not-here' as const };
		// What the seed or a later version put among the contacts and is not in this form stays.
		const contacts = { ...(JSON.parse(row.contacts) as object), ...emptied(input), ...facts.contacts };
		await updateOrganization(unit.db, row.id, {
			...rowOfFacts(facts),
			contacts: JSON.stringify(contacts),
			is_host: extras.host ? 1 : 0,
			...(logo ? { logo: logo.bytes, logo_type: logo.type } : {}),
		});
		return { slug };
	});
}

/** Fields the form showed and the person left empty are taken away. */
function emptied(input: OrganizationInput): Record<string, undefined> {
	const empty = Object.entries(input).filter(([, typed]) => typed.trim() === '');
	return Object.fromEntries(empty.map(([field]) => [field, undefined]));
}
