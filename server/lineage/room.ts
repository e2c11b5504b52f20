import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { linkCardToClause } from './link-card-to-clause.ts';
import { endingsOfCards, threadOfClause } from './views.ts';

export type LineageRoom = ReturnType<typeof createLineageRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createLineageRoom(kit: Kit) {
	return {
		linkCardToClause: (unit: UnitOfWork, link: Parameters<typeof linkCardToClause>[2]) =>
			linkCardToClause(kit, unit, link),
		threadOfClause: (draftId: string, clauseId: string) => threadOfClause(kit, draftId, clauseId),
		endingsOfCards: (boardId: string) => endingsOfCards(kit, boardId),
	};
}
