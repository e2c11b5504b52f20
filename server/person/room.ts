import type { Actor } from '#domain/person/actor.ts';
import { inShort } from '#domain/person/my-data-in-short.ts';
import type { Kit } from '../kit.ts';
import { changePreferences } from './change-preferences.ts';
import { createProfileActs } from './change-profile.ts';
import { createErasing, type ErasingPorts } from './erase-account.ts';
import { noErasedList } from './erased-list.ts';
import { personForgets } from './forget-person.ts';
import { myData } from './my-data.ts';
import { nameAdministrator } from './name-administrator.ts';
import { createProof, type Person } from './prove-owner.ts';
import { createSessions } from './sessions.ts';
import { setupLink, setupState } from './setup-link.ts';
import { createSignIn } from './sign-in.ts';
import { stepIn } from './step-in.ts';
import { demonstrationPeople, guardedIds } from './views.ts';

export type PersonRoom = ReturnType<typeof createPersonRoom>;

/** The room by itself: nobody else keeps anything of a person. */
const alone: ErasingPorts = {
	forgettings: [personForgets],
	erased: noErasedList,
	spacesLedAlone: async () => [],
};

/** The acts and views of this room, bound to the running kit. `ports`: what the other rooms do when somebody leaves. */
export function createPersonRoom(kit: Kit, ports: ErasingPorts = alone) {
	const sessions = createSessions(kit);
	const proven = createProof(kit);
	return {
		sessions,
		actorOfRequest: sessions.actorOfRequest,
		signIn: createSignIn(kit, sessions),
		stepIn: (input: { readonly person: string; readonly device: string }) => stepIn(kit, sessions, input),
		demonstrationPeople: () => demonstrationPeople(kit),
		changePreferences: (actor: Actor, input: { readonly locale?: string; readonly textSize?: string }) =>
			changePreferences(kit, actor, input),
		nameAdministrator: (actor: Actor, input: unknown) => nameAdministrator(kit, actor, input),
		...createProfileActs(kit, sessions, proven),
		...createErasing(kit, sessions, proven, ports),
		myData: (actor: Person) => myData(kit, ports.forgettings, actor),
		myDataInShort: async (actor: Person) =>
			inShort(await myData(kit, ports.forgettings, actor), await guardedIds(kit)),
		setupLink: () => setupLink(kit),
		setupState: (token: string) => setupState(kit, token),
	};
}
