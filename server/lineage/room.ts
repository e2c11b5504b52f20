import type { Kit } from '../kit.ts';
import type { ThreadPlace, ThreadSource } from './thread-source.ts';
import { endingsOfCards, threadOfClause } from './views.ts';

export type LineageRoom = ReturnType<typeof createLineageRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createLineageRoom(kit: Kit, sources: readonly ThreadSource[] = []) {
	return {
		threadOfClause: (space: ThreadPlace, clauseId: string) => threadOfClause(kit, sources, space, clauseId),
		endingsOfCards: (boardId: string) => endingsOfCards(kit, boardId),
	};
}
