import type { Kit } from '../kit.ts';

export type SpaceRoom = ReturnType<typeof createSpaceRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createSpaceRoom(_kit: Kit) {
	return {};
}
