import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { changesSinceLastReading, sinceLastReading } from './draft-views.ts';
import { beginReading, markRead } from './mark-read.ts';

export type ReadingRoom = ReturnType<typeof createReadingRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createReadingRoom(kit: Kit) {
	return {
		beginReading: (actor: Actor, slug: string) => beginReading(kit, actor, slug),
		markRead: (actor: Actor, slug: string, seen: unknown) => markRead(kit, actor, slug, seen),
		sinceLastReading: (actor: Actor, draftId: string) => sinceLastReading(kit, actor, draftId),
		changesSinceLastReading: (actor: Actor, draftId: string) => changesSinceLastReading(kit, actor, draftId),
	};
}
