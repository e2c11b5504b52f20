import type { Actor } from '#domain/person/actor.ts';
import { can, type SpaceSubject } from '#domain/space/can.ts';
import { editableMs, takeBackMs, type ThreadState } from './comment.ts';

/** What a decision about a comment needs to know of it. */
export interface CommentFacts {
	/** Null for a guest. */
	readonly personId: string | null;
	/** Written without an account. */
	readonly guest?: boolean;
	readonly at: number;
	readonly withdrawn: boolean;
	/** Null for an answer. */
	readonly state: ThreadState | null;
}

export type CommentRefusal =
	| 'not-found'
	| 'not-allowed'
	| 'guests-closed'
	| 'space-closed'
	| 'withdrawn'
	| 'not-own'
	| 'too-late'
	| 'own-comment'
	| 'resolved';

/** May this person say something here? Null: yes. Authority before existence: what one may not read is not there. */
export function decideSpeaking(actor: Actor, space: SpaceSubject, asGuest = false): CommentRefusal | null {
	if (!can(actor, 'read', space)) return 'not-found';
	if (space.state === 'closed') return 'space-closed';
	if (asGuest) return can(actor, 'comment-as-guest', space) ? null : 'guests-closed';
	return can(actor, 'comment', space) ? null : 'not-allowed';
}

export function decideReply(thread: CommentFacts): CommentRefusal | null {
	return thread.withdrawn ? 'withdrawn' : null;
}

/** One's own words, for a quarter of an hour. */
export function decideEdit(actor: Actor, comment: CommentFacts, now: number): CommentRefusal | null {
	if (!isOwn(actor, comment)) return 'not-own';
	if (comment.withdrawn) return 'withdrawn';
	return now - comment.at > editableMs ? 'too-late' : null;
}

/** One's own words, whenever one likes, also in a closed tavolo. */
export function decideWithdraw(actor: Actor, comment: CommentFacts): CommentRefusal | null {
	return isOwn(actor, comment) ? null : 'not-own';
}

/** Somebody without an account who holds the key they were handed with the words. */
export function decideTakeBack(comment: CommentFacts, now: number): CommentRefusal | null {
	if (!comment.guest) return 'not-own';
	return now - comment.at > takeBackMs ? 'too-late' : null;
}

export function decideSupport(actor: Actor, comment: CommentFacts): CommentRefusal | null {
	if (comment.withdrawn) return 'withdrawn';
	return isOwn(actor, comment) ? 'own-comment' : null;
}

/** Who writes the text, or runs the tavolo, says that a remark is settled, and may say that it is not. */
export function decideSettling(actor: Actor, space: SpaceSubject): CommentRefusal | null {
	if (!can(actor, 'read', space)) return 'not-found';
	if (space.state === 'closed') return 'space-closed';
	return can(actor, 'write-draft', space) || can(actor, 'facilitate', space) ? null : 'not-allowed';
}

export function isOwn(actor: Actor, comment: Pick<CommentFacts, 'personId'>): boolean {
	return actor.kind === 'person' && actor.personId === comment.personId;
}
