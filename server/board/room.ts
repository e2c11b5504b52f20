import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { startProjector } from '../projection/projector.ts';
import { carryToDraft, type CarryInput } from './carry-to-draft.ts';
import { projectBoard } from './project-board.ts';
import { readBoardView, readCardView } from './views.ts';

export type BoardRoom = ReturnType<typeof createBoardRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createBoardRoom(kit: Kit) {
	const projector = startProjector(kit, 'board', projectBoard);
	return {
		/** Readers' rows of boards whose log went ahead while the server was down. */
		catchUp: () => projector.catchUp(),
		/** Resolves when readers see everything stored so far. */
		settle: () => projector.settle(),
		close: () => projector.close(),
		readBoardView: (boardId: string) => readBoardView(kit, boardId),
		readCardView: (boardId: string, cardId: string) => readCardView(kit, boardId, cardId),
		/** "Porta nella bozza". */
		carryToDraft: (actor: Actor, input: CarryInput) => carryToDraft(kit, actor, input),
	};
}
