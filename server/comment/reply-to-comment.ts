import * as v from 'valibot';
import { replyInput } from '#domain/comment/comment.ts';
import { readCommentText } from '#domain/comment/comment-text.ts';
import { decideReply } from '#domain/comment/decide-comment.ts';
import { membershipIn, type Actor, type PersonId, type SpaceId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { once } from '../storage/once.ts';
import { anchorById } from './anchor-store.ts';
import { excerpt } from './excerpt.ts';
import { whyNotSpeak } from './may-speak.ts';
import { putWords } from './put-words.ts';
import { commentById, insertComment, writersOf } from './store.ts';
import { tellThread } from './tell-counts.ts';
import type { GuestWriter, WriteRefused } from './write-comment.ts';

export interface Replied {
	readonly id: string;
	readonly threadId: string;
}

/** An answer in a thread. It does not open a resolved one again: that is a decision of its own. */
export async function replyToComment(
	kit: Kit,
	actor: Actor,
	input: unknown,
	guest: GuestWriter | null = null,
): Promise<Replied | WriteRefused> {
	const parsed = v.safeParse(replyInput, input);
	if (!parsed.success) return { refused: 'invalid' };
	const { spaceId, threadId, key } = parsed.output;
	const refused = await whyNotSpeak(kit.storage.read, actor, spaceId, guest !== null);
	if (refused !== null) return { refused };
	const read = readCommentText(parsed.output.text);
	if ('refused' in read) return { refused: 'fields', faults: { text: read.refused } };
	const at = kit.clock();
	const personId = actor.kind === 'person' ? actor.personId : null;
	const doing = { by: personId ?? 'guest', act: 'reply-to-comment', key, at };
	return kit.storage.unitOfWork(async (unit) => {
		const refused = await whyNotSpeak(unit.db, actor, spaceId, guest !== null);
		if (refused !== null) return { refused };
		return once(unit, doing, async (): Promise<Replied | WriteRefused> => {
			const thread = await commentById(unit.db, spaceId, threadId);
			if (thread === null || thread.state === null) return { refused: 'subject-gone' };
			const refused = decideReply(thread);
			if (refused !== null) return { refused };
			const id = kit.ids();
			const writers = await writersOf(unit.db, threadId);
			const subject = { kind: thread.row.subject_kind, id: thread.row.subject_id };
			await insertComment(unit.db, {
				id,
				spaceId,
				threadId,
				subject,
				personId,
				guestName: guest?.name ?? null,
				organizationId: membershipIn(actor, spaceId as SpaceId)?.organizationId ?? null,
				text: read.text,
				at,
			});
			await putWords(unit, spaceId, { id, text: read.text, quote: '' });
			const anchor = await anchorById(unit.db, threadId);
			await tellThread(kit, unit, thread.row);
			await tellSpace(kit, unit, {
				spaceId,
				kind: 'comment-answered',
				by: personId,
				guest: guest !== null,
				subject: { kind: 'comment', id, title: excerpt(read.text) },
				...(anchor === null ? {} : { clauseId: anchor.clause_id }),
				concerns: writers.map((writer) => ({
					personId: writer as PersonId,
					reason: writer === thread.personId ? 'replied' : 'written-in',
				})),
			});
			return { id, threadId };
		});
	});
}
