import * as v from 'valibot';

/** What can be commented. A passage is a clause with a stretch of its words. */
export const commentSubjects = ['clause', 'proposal', 'amendment', 'card'] as const;
export type CommentSubjectKind = (typeof commentSubjects)[number];

/** Whoever begins a thread may see it answered, then resolved; nobody deletes what another wrote. */
export type ThreadState = 'open' | 'resolved';

/** UTF-16 units after NFC: what the field of a form counts too. */
export const longestComment = 3_000;
/** Longer passages are about the clause as a whole. */
export const longestPassage = 2_000;
/** Afterwards people have read it and may have answered. */
export const editableMs = 15 * 60_000;

/** Somebody without an account takes back what they just wrote, while they are still here. */
export const takeBackMs = 60 * 60_000;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i));
/** Made when the form is drawn. */
export const formKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/));

/** A passage as a page showed it: offsets in the words of the clause, the words, and what stood beside them. */
export const passageInput = v.object({
	from: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)),
	to: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000)),
	/** Hash of the wording the page showed. */
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	quote: v.pipe(v.string(), v.maxLength(longestPassage)),
	before: v.pipe(v.string(), v.maxLength(64)),
	after: v.pipe(v.string(), v.maxLength(64)),
});
export type PassageInput = v.InferOutput<typeof passageInput>;

export const writeInput = v.object({
	spaceId: id,
	subject: v.object({ kind: v.picklist(commentSubjects), id }),
	passage: v.nullable(passageInput),
	text: v.string(),
	key: formKey,
});

export const replyInput = v.object({ spaceId: id, threadId: id, text: v.string(), key: formKey });
export const editInput = v.object({ spaceId: id, commentId: id, text: v.string() });
export const commentInput = v.object({ spaceId: id, commentId: id });
export const supportInput = v.object({ spaceId: id, commentId: id, support: v.boolean() });
export const threadInput = v.object({ spaceId: id, threadId: id });
