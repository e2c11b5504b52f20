import { m } from '#i18n/paraglide/messages.js';
import type { OrganizationKind } from '#domain/organization/organization.ts';
import type { ContactKind, LegalLinkKind } from '#domain/organization/organization-fields.ts';
import { faultWords } from '#lib/person/fault-words.ts';

export const kindWords: Record<OrganizationKind, () => string> = {
	municipality: m.organization_kind_municipality,
	consortium: m.organization_kind_consortium,
	school: m.organization_kind_school,
	association: m.organization_kind_association,
	cooperative: m.organization_kind_cooperative,
	'public-office': m.organization_kind_public_office,
	'health-service': m.organization_kind_health_service,
	funder: m.organization_kind_funder,
	company: m.organization_kind_company,
	'informal-group': m.organization_kind_informal_group,
};

export const contactWords: Record<ContactKind, () => string> = {
	address: m.organization_contact_address,
	phone: m.organization_contact_phone,
	email: m.organization_contact_email,
	pec: m.organization_contact_pec,
	website: m.organization_contact_website,
};

export const legalLinkWords: Record<LegalLinkKind, () => string> = {
	privacy: m.organization_link_privacy,
	legal: m.organization_link_legal,
	accessibility: m.organization_link_accessibility,
	faq: m.organization_link_faq,
	report: m.organization_link_report,
};

const byCode: Record<string, () => string> = {
	'not-a-year': m.organization_fault_year,
	'not-a-phone': m.organization_fault_phone,
	'not-a-link': m.organization_fault_link,
	'too-large': m.organization_fault_logo_large,
	'not-an-image': m.organization_fault_logo_type,
};
const missing: Record<string, () => string> = {
	name: m.organization_fault_name,
	shortName: m.organization_fault_short_name,
	kind: m.organization_fault_kind,
};
const asPerson: Record<string, string> = {
	pec: 'email',
	email: 'email',
	administratorName: 'name',
	administratorEmail: 'email',
	password: 'password',
};

/** The sentence beside a field of a body (or of the first administrator); null when nothing is wrong with it. */
export function organizationFaultWords(field: string, code: string | undefined): string | null {
	if (code === undefined) return null;
	if (code === 'missing' && missing[field]) return missing[field]();
	return byCode[code]?.() ?? faultWords(asPerson[field] ?? field, code);
}
