import { cleanLine, cleanText } from '#domain/person/text.ts';
import { parseEmail } from '#domain/person/email.ts';
import { refusedFields, type Faults, type FormRefused } from '#domain/person/faults.ts';
import { spaceRoles, type SpaceRole } from '#domain/space/role.ts';

export type InvitationId = string & { readonly __brand: 'InvitationId' };

/** Long enough for somebody who opens the post once a week, short enough that a lost link dies. */
export const invitationLastsMs = 14 * 86_400_000;
export const longestNote = 500;
export const longestPosition = 80;

export type InvitationState = 'open' | 'used' | 'revoked' | 'expired';

export interface InvitationTimes {
	readonly expiresAt: number;
	readonly usedAt: number | null;
	readonly revokedAt: number | null;
}

/** A used invitation stays used: it says so even after it would have expired. */
export function invitationState(times: InvitationTimes, now: number): InvitationState {
	if (times.usedAt !== null) return 'used';
	if (times.revokedAt !== null) return 'revoked';
	return times.expiresAt <= now ? 'expired' : 'open';
}

/** What an invitation is for, as typed in a form. */
export type InvitationInput =
	| {
			readonly kind: 'space';
			readonly spaceId: string;
			readonly role: string;
			/** The body the invited person will speak for; empty or null: for themselves. */
			readonly organizationId: string | null;
			readonly email: string;
			readonly note: string;
	  }
	| {
			readonly kind: 'organization';
			readonly organizationId: string;
			/** What the person is in the body: presidente, insegnante … */
			readonly position: string;
			readonly email: string;
			readonly note: string;
	  };

export type InvitationField = 'role' | 'organizationId' | 'position' | 'email' | 'note';

export type Invitation = {
	readonly email: string | null;
	readonly note: string;
} & (
	| {
			readonly kind: 'space';
			readonly spaceId: string;
			readonly role: SpaceRole;
			readonly organizationId: string | null;
	  }
	| { readonly kind: 'organization'; readonly organizationId: string; readonly position: string }
);

/** An e-mail is welcome, never needed: the link can always be copied. */
export function parseInvitation(input: InvitationInput): Invitation | FormRefused<InvitationField> {
	const faults: Faults<InvitationField> = {};
	const email = cleanLine(input.email) === '' ? null : parseEmail(input.email);
	if (email && 'refused' in email) faults.email = email.refused;
	const note = cleanText(input.note);
	if ([...note].length > longestNote) faults.note = 'too-long';
	const common = { email: email && 'value' in email ? email.value : null, note };

	if (input.kind === 'organization') {
		const position = cleanLine(input.position);
		if ([...position].length > longestPosition) faults.position = 'too-long';
		return (
			refusedFields(faults) ?? {
				...common,
				kind: 'organization',
				organizationId: input.organizationId,
				position,
			}
		);
	}
	const role = spaceRoles.find((one) => one === input.role);
	if (!role) faults.role = 'missing';
	const refused = refusedFields(faults);
	if (refused || !role) return refused ?? { refused: 'fields', faults };
	return {
		...common,
		kind: 'space',
		spaceId: input.spaceId,
		role,
		organizationId: input.organizationId || null,
	};
}

const rank: Record<SpaceRole, number> = { citizen: 0, editor: 1, facilitator: 2 };

/** An invitation only ever opens doors: who already has a wider role keeps it. */
export function widerRole(current: SpaceRole | null, invited: SpaceRole): SpaceRole {
	return current !== null && rank[current] >= rank[invited] ? current : invited;
}
