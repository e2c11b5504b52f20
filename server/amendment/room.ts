import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { acceptAmendment } from './accept-amendment.ts';
import { compareAmendments } from './compare-views.ts';
import { amendmentSubject } from './comment-subject.ts';
import { readAmendment } from './one-views.ts';
import { proposeAmendment } from './propose-amendment.ts';
import { rejectAmendment } from './reject-amendment.ts';
import { takeStance } from './take-stance.ts';
import { amendmentThread } from './thread-source.ts';
import { countAmendments, listAmendments, type Reading } from './views.ts';
import { withdrawAmendment } from './withdraw-amendment.ts';

export type AmendmentRoom = ReturnType<typeof createAmendmentRoom>;

/** The acts and views of this room, bound to the running kit. Views are for whoever may read the tavolo: the caller has asked. */
export function createAmendmentRoom(kit: Kit) {
	return {
		listAmendments: (reading: Reading, asked: Parameters<typeof listAmendments>[2]) =>
			listAmendments(kit, reading, asked),
		countAmendments: (draftId: string) => countAmendments(kit, draftId, null),
		compareAmendments: (reading: Reading, clauseId: string) => compareAmendments(kit, reading, clauseId),
		readAmendment: (reading: Reading, id: string) => readAmendment(kit, reading, id),
		proposeAmendment: (actor: Actor, input: unknown) => proposeAmendment(kit, actor, input),
		takeStance: (actor: Actor, input: unknown) => takeStance(kit, actor, input),
		withdrawAmendment: (actor: Actor, input: unknown) => withdrawAmendment(kit, actor, input),
		rejectAmendment: (actor: Actor, input: unknown) => rejectAmendment(kit, actor, input),
		acceptAmendment: (actor: Actor, input: unknown) => acceptAmendment(kit, actor, input),
		threadSource: amendmentThread(kit),
		commentSubject: amendmentSubject(kit),
	};
}
