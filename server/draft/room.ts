import type * as Y from 'yjs';
import { settleCarried } from '#protocol/draft/settle-carried.ts';
import { roomName } from '#protocol/room-name.ts';
import type { Kit } from '../kit.ts';
import { startProjector } from '../projection/projector.ts';
import { projectDraft, type DraftFollower } from './project-draft.ts';
import { readClause, readText } from './views.ts';

export type DraftRoom = ReturnType<typeof createDraftRoom>;

/** The acts and views of this room, bound to the running kit. */
export function createDraftRoom(kit: Kit) {
	const followers: DraftFollower[] = [];
	const projector = startProjector(kit, 'draft', (...all) => projectDraft(...all, followers));
	return {
		readText: (draftId: string) => readText(kit, draftId),
		readClause: (draftId: string, clauseId: string) => readClause(kit, draftId, clauseId),
		/** For rooms to the right whose facts are about words: wired once, before `catchUp`. */
		follow: (follower: DraftFollower) => void followers.push(follower),
		/** Looks at the live text as stored, up to `seq`, every word once. `look` must not keep or write the document. */
		look: <T>(draftId: string, look: (doc: Y.Doc, seq: number) => T): Promise<T> =>
			projector.look(roomName('draft', draftId), (doc, seq) => {
				settleCarried(doc);
				return look(doc, seq);
			}),
		/** Once, at start: brings the readers' text up to the log. */
		catchUp: () => projector.catchUp(),
		/** Resolves when everything stored so far can be read. */
		settle: () => projector.settle(),
		close: () => projector.close(),
	};
}
