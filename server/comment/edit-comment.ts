import * as v from 'valibot';
import { editInput } from '#domain/comment/comment.ts';
import { readCommentText } from '#domain/comment/comment-text.ts';
import { decideEdit } from '#domain/comment/decide-comment.ts';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { retellTitle } from '../space/tell-space.ts';
import { anchorById } from './anchor-store.ts';
import { excerpt } from './excerpt.ts';
import { whyNotSpeak } from './may-speak.ts';
import { putWords } from './put-words.ts';
import { commentById, updateText } from './store.ts';
import { tellThread } from './tell-counts.ts';
import type { WriteRefused } from './write-comment.ts';

/** One's own words, mended within a quarter of an hour; readers see that they were. */
export async function editComment(
	kit: Kit,
	actor: Actor,
	input: unknown,
): Promise<{ readonly id: string; readonly threadId: string } | WriteRefused> {
	const parsed = v.safeParse(editInput, input);
	if (!parsed.success) return { refused: 'invalid' };
	const { spaceId, commentId: id } = parsed.output;
	const refused = await whyNotSpeak(kit.storage.read, actor, spaceId);
	if (refused !== null) return { refused };
	const read = readCommentText(parsed.output.text);
	if ('refused' in read) return { refused: 'fields', faults: { text: read.refused } };
	return kit.storage.unitOfWork(async (unit) => {
		const comment = await commentById(unit.db, spaceId, id);
		if (comment === null) return { refused: 'subject-gone' } as const;
		const now = kit.clock();
		const refused = (await whyNotSpeak(unit.db, actor, spaceId)) ?? decideEdit(actor, comment, now);
		if (refused !== null) return { refused };
		const { row } = comment;
		if (read.text !== row.text) {
			await updateText(unit.db, id, read.text, now);
			const quote = (await anchorById(unit.db, id))?.quote ?? '';
			await retellTitle(unit, { spaceId, kind: 'comment', id }, excerpt(read.text));
			await putWords(unit, spaceId, { id, text: read.text, quote });
			await tellThread(kit, unit, row);
		}
		return { id, threadId: row.thread_id };
	});
}
