import type { Kit } from '../kit.ts';
import { endingsOfCards, threadOfClause } from './views.ts';

export type LineageRoom = ReturnType<typeof createLineageRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createLineageRoom(kit: Kit) {
	return {
		threadOfClause: (draftId: string, clauseId: string) => threadOfClause(kit, draftId, clauseId),
		endingsOfCards: (boardId: string) => endingsOfCards(kit, boardId),
	};
}
