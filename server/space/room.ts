import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { roomOwner, subjectOf } from './subject.ts';
import { listSpaces, readSpace } from './views.ts';

export type SpaceRoom = ReturnType<typeof createSpaceRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createSpaceRoom(kit: Kit) {
	return {
		readSpace: (actor: Actor, slug: string) => readSpace(kit, actor, slug),
		listSpaces: (actor: Actor) => listSpaces(kit, actor),
		subjectOf: (spaceId: string) => subjectOf(kit, spaceId),
		roomOwner: (room: string) => roomOwner(kit, room),
	};
}
