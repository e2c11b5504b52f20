import { personColor } from '#domain/person/color.ts';
import { membershipIn, type Actor, type SpaceId } from '#domain/person/actor.ts';
import { can, type SpaceSubject } from '#domain/space/can.ts';
import { parseRoomName, type RoomName } from '#protocol/room-name.ts';
import type { GuestPerson } from './guest.ts';

/** Rebuilds the actor from the cookie of a request: asked at the door, and again whenever rights change. */
export type Authenticate = (cookieHeader: string | undefined) => Promise<Actor>;

/** What this actor may do in this room. Null for a room that does not exist as for one that is closed to them. */
export type DecideAccess = (actor: Actor, room: RoomName) => Promise<Access | null>;

export interface Access {
	readonly spaceId: SpaceId;
	readonly writes: boolean;
}

/** Room → the tavolo that owns it → `can`. */
export function accessBy(
	ownerOf: (room: RoomName) => Promise<{ readonly subject: SpaceSubject } | null>,
): DecideAccess {
	return async (actor, room) => {
		const parsed = parseRoomName(room);
		const owner = parsed && (await ownerOf(room));
		if (!parsed || !owner || !can(actor, 'read', owner.subject)) return null;
		const action = parsed.kind === 'board' ? 'write-board' : 'write-draft';
		return { spaceId: owner.subject.spaceId, writes: can(actor, action, owner.subject) };
	};
}

/** Where a connection stands now. */
export type Standing =
	| { readonly kind: 'signed-out' }
	| { readonly kind: 'not-allowed' }
	| { readonly kind: 'allowed'; readonly person: GuestPerson; readonly writes: boolean };

export async function standing(
	authenticate: Authenticate,
	decideAccess: DecideAccess,
	cookie: string | undefined,
	room: RoomName | null,
): Promise<Standing> {
	const actor = await authenticate(cookie);
	if (actor.kind === 'visitor') return { kind: 'signed-out' };
	const access = room && (await decideAccess(actor, room));
	if (!access) return { kind: 'not-allowed' };
	const person: GuestPerson = {
		personId: actor.personId,
		sessionId: actor.sessionId,
		name: actor.name,
		role: membershipIn(actor, access.spaceId)?.role ?? null,
		colorIndex: personColor(actor.personId),
		spaceId: access.spaceId,
	};
	return { kind: 'allowed', person, writes: access.writes };
}
