import type { Kit } from '../kit.ts';

export type OrganizationRoom = ReturnType<typeof createOrganizationRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createOrganizationRoom(_kit: Kit) {
	return {};
}
