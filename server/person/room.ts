import type { Kit } from '../kit.ts';

export type PersonRoom = ReturnType<typeof createPersonRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createPersonRoom(_kit: Kit) {
	return {};
}
