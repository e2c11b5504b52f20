import type { Kit } from '../kit.ts';
import { startProjector } from '../projection/projector.ts';
import { projectDraft } from './project-draft.ts';
import { readClause, readText } from './views.ts';

export type DraftRoom = ReturnType<typeof createDraftRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createDraftRoom(kit: Kit) {
	const projector = startProjector(kit, 'draft', projectDraft);
	return {
		readText: (draftId: string) => readText(kit, draftId),
		readClause: (draftId: string, clauseId: string) => readClause(kit, draftId, clauseId),
		/** Once, at start: brings the readers' text up to the log. */
		catchUp: () => projector.catchUp(),
		/** Resolves when everything stored so far can be read. */
		settle: () => projector.settle(),
		close: () => projector.close(),
	};
}
