export type OrganizationId = string & { readonly __brand: 'OrganizationId' };

export const organizationKinds = [
	'municipality',
	'consortium',
	'school',
	'association',
	'cooperative',
	'public-office',
	'health-service',
	'funder',
	'company',
	'informal-group',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];
