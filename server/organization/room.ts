import type { Actor } from '#domain/person/actor.ts';
import type { OrganizationInput } from '#domain/organization/organization-fields.ts';
import type { Kit } from '../kit.ts';
import type { Sessions } from '../person/sessions.ts';
import { createOrganization, type OrganizationExtras } from './create-organization.ts';
import { editOrganization } from './edit-organization.ts';
import { checkSetUp, setUp, type SetUpInput } from './set-up.ts';
import { listOrganizations, readLogo, readOrganization, readSoleHost } from './views.ts';

export type OrganizationRoom = ReturnType<typeof createOrganizationRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createOrganizationRoom(kit: Kit, sessions: Sessions) {
	return {
		readOrganization: (slug: string) => readOrganization(kit, slug),
		listOrganizations: () => listOrganizations(kit),
		readSoleHost: () => readSoleHost(kit),
		readLogo: (slug: string) => readLogo(kit, slug),
		createOrganization: (actor: Actor, input: OrganizationInput, extras: OrganizationExtras) =>
			createOrganization(kit, actor, input, extras),
		editOrganization: (actor: Actor, slug: string, input: OrganizationInput, extras: OrganizationExtras) =>
			editOrganization(kit, actor, slug, input, extras),
		checkSetUp: (input: Pick<SetUpInput, 'organization' | 'logo' | 'administrator'>) =>
			checkSetUp(kit, input),
		setUp: (token: string, input: SetUpInput) => setUp(kit, sessions, token, input),
	};
}
