import * as v from 'valibot';
import { supportInput } from '#domain/comment/comment.ts';
import { decideSupport, type CommentRefusal } from '#domain/comment/decide-comment.ts';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { whyNotSpeak } from './may-speak.ts';
import { commentById, deleteSupport, insertSupport, supportsOf } from './store.ts';
import { tellThread } from './tell-counts.ts';

/** "Sono d'accordo", once for each person; it can be taken back. Says how many agree now. */
export async function supportComment(
	kit: Kit,
	actor: Actor,
	input: unknown,
): Promise<
	| { readonly id: string; readonly threadId: string; readonly supports: number }
	| { readonly refused: CommentRefusal | 'subject-gone' | 'invalid' }
> {
	const parsed = v.safeParse(supportInput, input);
	if (!parsed.success) return { refused: 'invalid' };
	const { spaceId, commentId: id, support } = parsed.output;
	return kit.storage.unitOfWork(async (unit) => {
		const silent = await whyNotSpeak(unit.db, actor, spaceId);
		if (silent !== null || actor.kind === 'visitor') return { refused: silent ?? 'not-allowed' };
		const comment = await commentById(unit.db, spaceId, id);
		if (comment === null) return { refused: 'subject-gone' } as const;
		const refused = decideSupport(actor, comment);
		if (refused !== null) return { refused };
		if (support) await insertSupport(unit.db, id, actor.personId, kit.clock());
		else await deleteSupport(unit.db, id, actor.personId);
		await tellThread(kit, unit, comment.row);
		return { id, threadId: comment.row.thread_id, supports: await supportsOf(unit.db, id) };
	});
}
