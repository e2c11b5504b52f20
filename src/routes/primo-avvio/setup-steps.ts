import {
	contactKinds,
	legalLinkKinds,
	type OrganizationInput,
} from '#domain/organization/organization-fields.ts';

/** 1 the body, 2 contacts and links, 3 the first administrator, 4 the summary with the password. */
export type SetupStep = 1 | 2 | 3 | 4;

export interface SetupTyped {
	readonly organization: OrganizationInput;
	readonly administratorName: string;
	readonly administratorEmail: string;
	/** The picture, base64: it travels with the form, because nothing is stored before the confirmation. */
	readonly logo: string;
}

const contactFields: readonly string[] = [...contactKinds, ...legalLinkKinds];

export function stepOf(field: string): SetupStep {
	if (field === 'password') return 4;
	if (field.startsWith('administrator')) return 3;
	return contactFields.includes(field) ? 2 : 1;
}
