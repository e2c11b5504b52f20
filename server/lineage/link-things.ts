import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { deleteLink, insertLink } from './store.ts';

export interface Things {
	readonly spaceId: string;
	/** A noun of the thread: 'card', 'proposal', 'amendment', 'clause' … */
	readonly from: { readonly kind: string; readonly id: string };
	readonly to: { readonly kind: string; readonly id: string };
	readonly personId: string | null;
}

/**
 * Notes that one thing became another, or part of it, in the unit of work of the fact itself. The caller has asked `can`.
 * False when it was noted before: the second click of a double click.
 */
export function linkThings(kit: Kit, unit: UnitOfWork, things: Things): Promise<boolean> {
	return insertLink(unit.db, { ...things, id: kit.ids(), at: kit.clock() });
}

/** Takes back a link somebody made by mistake. False when there was none. */
export function unlinkThings(unit: UnitOfWork, things: Omit<Things, 'personId'>): Promise<boolean> {
	return deleteLink(unit.db, things.spaceId, things.from, things.to);
}
