import * as v from 'valibot';
import { commentInput } from '#domain/comment/comment.ts';
import { decideTakeBack, decideWithdraw, type CommentRefusal } from '#domain/comment/decide-comment.ts';
import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { subjectOf } from '../space/subject.ts';
import { commentById } from './store.ts';
import { takeBack } from './take-back.ts';

/**
 * Takes one's own words back for good. Answers of others stay, under a line that says so. `holdsKey`: somebody without an
 * account showed at the door the key they were handed with these words.
 */
export async function withdrawComment(
	kit: Kit,
	actor: Actor,
	input: unknown,
	holdsKey = false,
): Promise<
	| { readonly id: string; readonly threadId: string }
	| { readonly refused: CommentRefusal | 'subject-gone' | 'invalid' }
> {
	const parsed = v.safeParse(commentInput, input);
	if (!parsed.success) return { refused: 'invalid' };
	const { spaceId, commentId: id } = parsed.output;
	const space = await subjectOf(kit, spaceId);
	if (space === null || !can(actor, 'read', space)) return { refused: 'not-found' };
	return kit.storage.unitOfWork(async (unit) => {
		const comment = await commentById(unit.db, spaceId, id);
		if (comment === null) return { refused: 'subject-gone' } as const;
		const refused = holdsKey ? decideTakeBack(comment, kit.clock()) : decideWithdraw(actor, comment);
		if (refused !== null) return { refused };
		if (!comment.withdrawn) await takeBack(kit, unit, comment.row, kit.clock());
		return { id, threadId: comment.row.thread_id };
	});
}
