import { membershipIn, type Actor, type SpaceId } from '#domain/person/actor.ts';
import type { Visibility } from './role.ts';

export const spaceActions = [
	'read',
	'write-draft',
	'write-board',
	'comment',
	'comment-as-guest',
	'propose',
	'answer',
	'facilitate',
	'moderate',
	'end-poll',
	'enter-paper',
	'invite',
	'configure',
] as const;
export type SpaceAction = (typeof spaceActions)[number];

/** What a decision about a tavolo needs to know of it. */
export interface SpaceSubject {
	readonly spaceId: SpaceId;
	readonly visibility: Visibility;
	/** closed: everything readable, nothing writable. */
	readonly state: 'open' | 'closed';
	/** The facilitator may open the text to residents too. */
	readonly residentsWrite: boolean;
	/** The facilitator may close comments to people without an account, when a wave of them comes. */
	readonly guestsComment: boolean;
}

/** The one rule of who may do what in a tavolo: asked by the button, the act and the socket. */
export function can(actor: Actor, action: SpaceAction, subject: SpaceSubject): boolean {
	const membership = membershipIn(actor, subject.spaceId);
	const administrator = actor.kind === 'person' && actor.administrator;
	const role = membership?.role ?? null;
	switch (action) {
		case 'read':
			if (subject.visibility === 'public') return true;
			return role !== null || (administrator && subject.visibility !== 'protected');
		case 'write-draft':
		case 'write-board':
			if (subject.state === 'closed') return false;
			if (role === 'facilitator' || role === 'editor') return true;
			return role === 'citizen' && subject.residentsWrite;
		case 'comment':
			if (subject.state === 'closed' || actor.kind === 'visitor') return false;
			return subject.visibility === 'public' || role !== null;
		case 'propose':
			return can(actor, 'comment', subject);
		case 'comment-as-guest':
			if (subject.state === 'closed' || !subject.guestsComment) return false;
			return actor.kind === 'visitor' && subject.visibility === 'public';
		case 'facilitate':
			return role === 'facilitator' && subject.state === 'open';
		/** Says in the name of the tavolo what becomes of what people ask for. */
		case 'answer':
			if (subject.state === 'closed') return false;
			return role === 'facilitator' || (administrator && can(actor, 'read', subject));
		/** What was asked is brought to its end, also when the tavolo has closed meanwhile. */
		case 'end-poll':
			return role === 'facilitator';
		case 'enter-paper':
		case 'moderate':
			return role === 'facilitator' || (administrator && can(actor, 'read', subject));
		case 'invite':
		case 'configure':
			return role === 'facilitator' || administrator;
	}
}

/** Who runs the installation: creates tavoli, sees the office's page. */
export function administers(actor: Actor): boolean {
	return actor.kind === 'person' && actor.administrator;
}
