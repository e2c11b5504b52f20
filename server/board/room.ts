import type { Kit } from '../kit.ts';

export type BoardRoom = ReturnType<typeof createBoardRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createBoardRoom(_kit: Kit) {
	return {};
}
