import type { SpaceRole } from './role.ts';

export interface MemberFact {
	readonly personId: string;
	readonly role: SpaceRole;
}

export type MemberRefusal = { readonly refused: 'member-unknown' | 'last-facilitator' };

function isLastFacilitator(members: readonly MemberFact[], personId: string): boolean {
	const facilitators = members.filter((member) => member.role === 'facilitator');
	return facilitators.length === 1 && facilitators[0]!.personId === personId;
}

/** Somebody must always be left to lead: the last facilitator hands over before stepping back. */
export function decideRoleChange(
	members: readonly MemberFact[],
	personId: string,
	role: SpaceRole,
): { readonly changed: boolean } | MemberRefusal {
	const member = members.find((each) => each.personId === personId);
	if (member === undefined) return { refused: 'member-unknown' };
	if (member.role === role) return { changed: false };
	if (isLastFacilitator(members, personId)) return { refused: 'last-facilitator' };
	return { changed: true };
}

export function decideRemoval(
	members: readonly MemberFact[],
	personId: string,
): { readonly changed: true } | MemberRefusal {
	if (!members.some((each) => each.personId === personId)) return { refused: 'member-unknown' };
	if (isLastFacilitator(members, personId)) return { refused: 'last-facilitator' };
	return { changed: true };
}
