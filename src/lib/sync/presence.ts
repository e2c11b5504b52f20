import type { Awareness } from 'y-protocols/awareness';
import type { PresenceUser } from '#protocol/wire/wire.ts';

export interface Present {
	readonly clientId: number;
	/** Written by the server; nobody can appear under another's name. */
	readonly user: PresenceUser;
	/** What the page itself put there: where somebody is, what they hold. */
	readonly state: Readonly<Record<string, unknown>>;
}

/** Everybody else in the room, one entry per open page. */
export function othersIn(awareness: Awareness): Present[] {
	const others: Present[] = [];
	for (const [clientId, state] of awareness.getStates()) {
		const user: unknown = state.user;
		if (clientId !== awareness.clientID && isUser(user)) others.push({ clientId, user, state });
	}
	return others;
}

function isUser(user: unknown): user is PresenceUser {
	return typeof user === 'object' && user !== null && 'personId' in user && 'name' in user;
}
