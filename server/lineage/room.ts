import type { Kit } from '../kit.ts';

export type LineageRoom = ReturnType<typeof createLineageRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createLineageRoom(_kit: Kit) {
	return {};
}
