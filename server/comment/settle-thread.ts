import * as v from 'valibot';
import { threadInput, type ThreadState } from '#domain/comment/comment.ts';
import { decideSettling, type CommentRefusal } from '#domain/comment/decide-comment.ts';
import type { Actor, PersonId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { subjectWithin } from '../space/subject.ts';
import { tellSpace } from '../space/tell-space.ts';
import { anchorById } from './anchor-store.ts';
import { excerpt } from './excerpt.ts';
import { commentById, updateState, writersOf } from './store.ts';
import { tellThread } from './tell-counts.ts';

export type Settled =
	| { readonly threadId: string; readonly state: ThreadState }
	| { readonly refused: CommentRefusal | 'subject-gone' | 'invalid' };

/** What `resolveComment` and `reopenComment` share: doing it twice is doing it once, and its writers hear of it. */
export async function settleThread(
	kit: Kit,
	actor: Actor,
	input: unknown,
	state: ThreadState,
): Promise<Settled> {
	const parsed = v.safeParse(threadInput, input);
	if (!parsed.success) return { refused: 'invalid' };
	const { spaceId, threadId } = parsed.output;
	return kit.storage.unitOfWork(async (unit) => {
		const space = await subjectWithin(unit.db, spaceId);
		const refused = space === null ? 'not-found' : decideSettling(actor, space);
		if (refused !== null || actor.kind === 'visitor') return { refused: refused ?? 'not-allowed' };
		const thread = await commentById(unit.db, spaceId, threadId);
		if (thread === null || thread.state === null) return { refused: 'subject-gone' } as const;
		if (thread.state === state) return { threadId, state };
		await updateState(unit.db, threadId, state, actor.personId, kit.clock());
		await tellThread(kit, unit, thread.row);
		const anchor = await anchorById(unit.db, threadId);
		await tellSpace(kit, unit, {
			spaceId,
			kind: state === 'resolved' ? 'comment-resolved' : 'comment-reopened',
			by: actor.personId,
			subject: { kind: 'comment', id: threadId, title: excerpt(thread.row.text) },
			...(anchor === null ? {} : { clauseId: anchor.clause_id }),
			concerns: (await writersOf(unit.db, threadId)).map((writer) => ({
				personId: writer as PersonId,
				reason: writer === thread.personId ? 'own' : 'written-in',
			})),
		});
		return { threadId, state };
	});
}
