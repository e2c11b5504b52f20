import type { Actor } from '#domain/person/actor.ts';
import type { FormRefused } from '#domain/person/faults.ts';
import type { OrganizationId } from '#domain/organization/organization.ts';
import { decideLogo } from '#domain/organization/logo.ts';
import {
	parseOrganization,
	type OrganizationField,
	type OrganizationInput,
} from '#domain/organization/organization-fields.ts';
import { yearAt } from '#domain/organization/year-at.ts';
import type { Kit } from '../kit.ts';
import { writeOrganization } from './write-organization.ts';

export type OrganizationRefusal =
	| FormRefused<OrganizationField | 'logo'>
	/** Absent and forbidden answer alike. */
	| { readonly refused: 'not-here' };

export interface OrganizationExtras {
	/** The bytes of the picture as uploaded; null: none, or as before. */
	readonly logo: Uint8Array | null;
	readonly host: boolean;
}

/** The office adds a body: a municipality, a school, an association … */
export async function createOrganization(
	kit: Kit,
	actor: Actor,
	input: OrganizationInput,
	extras: OrganizationExtras,
): Promise<{ readonly id: OrganizationId; readonly slug: string } | OrganizationRefusal> {
	if (actor.kind !== 'person' || !actor.administrator) return { refused: 'not-here' };
	const facts = parseOrganization(input, yearAt(kit.clock()));
	const logo = extras.logo === null ? null : decideLogo(extras.logo);
	if ('refused' in facts || (logo && 'refused' in logo)) return bothFaults(facts, logo);
	return kit.storage.unitOfWork((unit) => writeOrganization(kit, unit, facts, { host: extras.host, logo }));
}

export function bothFaults(facts: object, logo: object | null): FormRefused<OrganizationField | 'logo'> {
	return {
		refused: 'fields',
		faults: {
			...('faults' in facts ? (facts as FormRefused<OrganizationField>).faults : {}),
			...(logo && 'refused' in logo ? { logo: String(logo.refused) } : {}),
		},
	};
}
