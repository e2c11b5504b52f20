import type { OrganizationId } from '#domain/organization/organization.ts';
import type { SpaceRole } from '#domain/space/role.ts';

export type PersonId = string & { readonly __brand: 'PersonId' };
export type SessionId = string & { readonly __brand: 'SessionId' };
export type SpaceId = string & { readonly __brand: 'SpaceId' };

/** What one person is in one tavolo; `organizationId` is the body they speak for, null when they speak for themselves. */
export interface Membership {
	readonly spaceId: SpaceId;
	readonly role: SpaceRole;
	readonly organizationId: OrganizationId | null;
}

/** Who is asking. Rebuilt from the session for every request and every socket; never sent by the browser. */
export type Actor =
	| { readonly kind: 'visitor' }
	| {
			readonly kind: 'person';
			readonly personId: PersonId;
			readonly sessionId: SessionId;
			readonly name: string;
			/** May run the installation: create tavoli, invite bodies, back up. */
			readonly administrator: boolean;
			readonly memberships: readonly Membership[];
	  };

export const visitor: Actor = { kind: 'visitor' };

export function membershipIn(actor: Actor, spaceId: SpaceId): Membership | null {
	if (actor.kind === 'visitor') return null;
	return actor.memberships.find((membership) => membership.spaceId === spaceId) ?? null;
}
