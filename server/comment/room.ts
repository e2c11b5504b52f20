import type { Actor } from '#domain/person/actor.ts';
import type { DraftRoom } from '../draft/room.ts';
import type { Kit } from '../kit.ts';
import { countsByClause } from './anchor-store.ts';
import { countsByCard } from './card-views.ts';
import { cardSubjects } from './card-subjects.ts';
import { editComment } from './edit-comment.ts';
import { followDraft } from './follow-draft.ts';
import { commentModerationSource } from './moderation-source.ts';
import { reopenComment } from './reopen-comment.ts';
import { replyToComment } from './reply-to-comment.ts';
import { resolveComment } from './resolve-comment.ts';
import type { CommentSubjectSource } from './subject-source.ts';
import { supportComment } from './support-comment.ts';
import { commentThreadSource } from './thread-source.ts';
import { listThreads, passagesOf, readThread, threadsOfClause, threadsOfSubject } from './views.ts';
import { withdrawComment } from './withdraw-comment.ts';
import { writeComment, type GuestWriter } from './write-comment.ts';

export type CommentRoom = ReturnType<typeof createCommentRoom>;

/** The acts and views of this room, bound to the running kit. Made before the drafts catch up, so that it misses nothing. */
export function createCommentRoom(kit: Kit, draft: Pick<DraftRoom, 'look' | 'follow'>) {
	const subjects: CommentSubjectSource[] = [cardSubjects(kit)];
	const world = { look: draft.look, subjects };
	draft.follow(followDraft(kit));
	return {
		/** For rooms to the right: what of theirs can be commented. */
		admitSubject: (source: CommentSubjectSource) => void subjects.push(source),
		threadSource: commentThreadSource(kit),
		moderationSource: commentModerationSource(kit),
		writeComment: (actor: Actor, input: unknown, guest: GuestWriter | null = null) =>
			writeComment(kit, world, actor, input, guest),
		replyToComment: (actor: Actor, input: unknown, guest: GuestWriter | null = null) =>
			replyToComment(kit, actor, input, guest),
		editComment: (actor: Actor, input: unknown) => editComment(kit, actor, input),
		withdrawComment: (actor: Actor, input: unknown, holdsKey = false) =>
			withdrawComment(kit, actor, input, holdsKey),
		supportComment: (actor: Actor, input: unknown) => supportComment(kit, actor, input),
		resolveComment: (actor: Actor, input: unknown) => resolveComment(kit, actor, input),
		reopenComment: (actor: Actor, input: unknown) => reopenComment(kit, actor, input),
		threadsOfClause: (actor: Actor, draftId: string, clauseId: string) =>
			threadsOfClause(kit, actor, draftId, clauseId),
		threadsOfSubject: (actor: Actor, spaceId: string, subject: Parameters<typeof threadsOfSubject>[3]) =>
			threadsOfSubject(kit, actor, spaceId, subject),
		readThread: (actor: Actor, spaceId: string, commentId: string, page: number | null = null) =>
			readThread(kit, actor, spaceId, commentId, page),
		listThreads: (actor: Actor, query: Parameters<typeof listThreads>[2]) => listThreads(kit, actor, query),
		/** Of cards, by their ids; cards without any are absent. */
		countsByCard: (spaceId: string) => countsByCard(kit, spaceId),
		passagesOf: (draftId: string, clauseId: string | null = null) => passagesOf(kit, draftId, clauseId),
		/** Comments in open threads, by clause; clauses without any are absent. */
		countsByClause: (draftId: string) => countsByClause(kit.storage.read, draftId),
	};
}
