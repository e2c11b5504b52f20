import type { Actor } from '#domain/person/actor.ts';
import type { Locale } from '#domain/person/preferences.ts';
import type { InvitationInput } from '#domain/invitation/invitation.ts';
import type { Kit } from '../kit.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Sessions } from '../person/sessions.ts';
import { acceptAsNewcomer, acceptInvitation, type NewcomerInput } from './accept-invitation.ts';
import { createInvitation } from './create-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { listInvitations, readInvitation } from './views.ts';

export type InvitationRoom = ReturnType<typeof createInvitationRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createInvitationRoom(kit: Kit, engines: { mailer: Mailer; sessions: Sessions }) {
	const { mailer, sessions } = engines;
	return {
		/** Whether letters are sent here, or links are copied by hand. */
		postsLetters: mailer.configured,
		readInvitation: (token: string) => readInvitation(kit, token),
		listInvitations: (
			actor: Actor,
			into: { readonly spaceId: string } | { readonly organizationId: string },
		) => listInvitations(kit, actor, into),
		createInvitation: (
			actor: Actor,
			input: InvitationInput,
			words: { readonly origin: string; readonly locale: Locale },
		) => createInvitation(kit, mailer, actor, input, words),
		revokeInvitation: (actor: Actor, id: string) => revokeInvitation(kit, actor, id),
		acceptInvitation: (actor: Extract<Actor, { kind: 'person' }>, token: string) =>
			acceptInvitation(kit, actor, token),
		acceptAsNewcomer: (token: string, input: NewcomerInput) => acceptAsNewcomer(kit, sessions, token, input),
	};
}
