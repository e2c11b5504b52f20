import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { changePreferences } from './change-preferences.ts';
import { createProfileActs } from './change-profile.ts';
import { nameAdministrator } from './name-administrator.ts';
import { createSessions } from './sessions.ts';
import { setupLink, setupState } from './setup-link.ts';
import { createSignIn } from './sign-in.ts';
import { stepIn } from './step-in.ts';
import { demonstrationPeople } from './views.ts';

export type PersonRoom = ReturnType<typeof createPersonRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createPersonRoom(kit: Kit) {
	const sessions = createSessions(kit);
	return {
		sessions,
		actorOfRequest: sessions.actorOfRequest,
		signIn: createSignIn(kit, sessions),
		stepIn: (input: { readonly person: string; readonly device: string }) => stepIn(kit, sessions, input),
		demonstrationPeople: () => demonstrationPeople(kit),
		changePreferences: (actor: Actor, input: { readonly locale?: string; readonly textSize?: string }) =>
			changePreferences(kit, actor, input),
		nameAdministrator: (actor: Actor, input: unknown) => nameAdministrator(kit, actor, input),
		...createProfileActs(kit, sessions),
		setupLink: () => setupLink(kit),
		setupState: (token: string) => setupState(kit, token),
	};
}
