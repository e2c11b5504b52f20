import type { OrganizationId, OrganizationKind } from '#domain/organization/organization.ts';
import type { Day } from '#domain/space/day.ts';
import type { Phase } from '#domain/space/phase.ts';
import type { HostView } from './space-view.ts';

export function phaseOfRow(row: {
	kind: string;
	starts_on: string | null;
	ends_on: string | null;
	note: string;
}): Phase {
	return {
		kind: row.kind as Phase['kind'],
		startsOn: row.starts_on as Day | null,
		endsOn: row.ends_on as Day | null,
		note: row.note,
	};
}

export const hostColumns = [
	'id',
	'slug',
	'name',
	'short_name',
	'kind',
	'place',
	'logo_type',
	'contacts',
	'legal_links',
] as const;

export function hostOfRow(row: {
	id: string;
	slug: string;
	name: string;
	short_name: string;
	kind: string;
	place: string | null;
	logo_type: string | null;
	contacts: string;
	legal_links: string;
}): HostView {
	return {
		id: row.id as OrganizationId,
		slug: row.slug,
		name: row.name,
		shortName: row.short_name,
		kind: row.kind as OrganizationKind,
		place: row.place,
		hasLogo: row.logo_type !== null,
		contacts: JSON.parse(row.contacts) as Record<string, string>,
		legalLinks: JSON.parse(row.legal_links) as Record<string, string>,
	};
}
