import { largestLogo } from '#domain/organization/logo.ts';
import { organizationFields, type OrganizationInput } from '#domain/organization/organization-fields.ts';

/** The fields of a body that this form had, as typed. */
export function typedOrganization(form: FormData): OrganizationInput {
	const typed: OrganizationInput = {};
	for (const field of organizationFields) {
		const value = form.get(field);
		if (typeof value === 'string') typed[field] = value;
	}
	return typed;
}

/** The uploaded picture; null when none was chosen. Of a file that is too large only enough to say so. */
export async function typedLogo(form: FormData): Promise<Uint8Array | null> {
	const file = form.get('logo');
	if (!(file instanceof File) || file.size === 0) return null;
	return new Uint8Array(await file.slice(0, largestLogo + 1).arrayBuffer());
}
