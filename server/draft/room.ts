import type { Kit } from '../kit.ts';

export type DraftRoom = ReturnType<typeof createDraftRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createDraftRoom(_kit: Kit) {
	return {};
}
