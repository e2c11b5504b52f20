import type { Kysely, Selectable, Transaction } from 'kysely';
import type { ThreadState } from '#domain/comment/comment.ts';
import type { CommentFacts } from '#domain/comment/decide-comment.ts';
import { isHidden } from '../moderation/views.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;
export type CommentRow = Selectable<Schema['comment']>;

export interface NewComment {
	readonly id: string;
	readonly spaceId: string;
	readonly threadId: string;
	readonly subject: { readonly kind: string; readonly id: string };
	readonly personId: string | null;
	readonly guestName: string | null;
	readonly organizationId: string | null;
	readonly text: string;
	readonly at: number;
}

export async function insertComment(db: Db, comment: NewComment): Promise<void> {
	const head = comment.id === comment.threadId;
	await db
		.insertInto('comment')
		.values({
			id: comment.id,
			space_id: comment.spaceId,
			thread_id: comment.threadId,
			head: head ? 1 : 0,
			subject_kind: comment.subject.kind,
			subject_id: comment.subject.id,
			person_id: comment.personId,
			guest_name: comment.guestName,
			organization_id: comment.organizationId,
			text: comment.text,
			at: comment.at,
			edited_at: null,
			withdrawn_at: null,
			state: head ? 'open' : 'answer',
			state_by: null,
			state_at: null,
		})
		.execute();
}

/** Null when this tavolo has no such comment. */
export async function commentById(
	db: Db,
	spaceId: string,
	id: string,
): Promise<(CommentFacts & { readonly row: CommentRow }) | null> {
	const row = await db
		.selectFrom('comment')
		.selectAll()
		.where('id', '=', id)
		.where('space_id', '=', spaceId)
		.executeTakeFirst();
	if (!row) return null;
	return {
		row,
		personId: row.person_id,
		guest: row.guest_name !== null,
		at: row.at,
		withdrawn: row.withdrawn_at !== null,
		state: row.head === 1 ? (row.state as ThreadState) : null,
	};
}

/** What a person wrote and did not take back, in every tavolo. */
export function commentsBy(db: Db, personId: string): Promise<CommentRow[]> {
	return db
		.selectFrom('comment')
		.selectAll()
		.where('person_id', '=', personId)
		.where('withdrawn_at', 'is', null)
		.execute();
}

/** Everybody with an account who wrote in a thread and did not take it back. */
export async function writersOf(db: Db, threadId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('comment')
		.select('person_id')
		.distinct()
		.where('thread_id', '=', threadId)
		.where('withdrawn_at', 'is', null)
		.where('person_id', 'is not', null)
		.execute();
	return rows.map((row) => row.person_id!);
}

export async function updateText(db: Db, id: string, text: string, at: number): Promise<void> {
	await db.updateTable('comment').set({ text, edited_at: at }).where('id', '=', id).execute();
}

/** The words are gone, and the name of somebody without an account; that something stood here is still seen where others answered. */
export async function eraseText(db: Db, id: string, at: number): Promise<void> {
	await db
		.updateTable('comment')
		.set((e) => ({
			text: '',
			withdrawn_at: at,
			guest_name: e.case().when('guest_name', 'is not', null).then('').end(),
		}))
		.where('id', '=', id)
		.execute();
}

export async function updateState(
	db: Db,
	threadId: string,
	state: ThreadState,
	by: string,
	at: number,
): Promise<void> {
	await db
		.updateTable('comment')
		.set({ state, state_by: by, state_at: at })
		.where('id', '=', threadId)
		.execute();
}

/** False when it stood already: the second click of a double click. */
export async function insertSupport(
	db: Db,
	commentId: string,
	personId: string,
	at: number,
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('comment_support')
		.values({ comment_id: commentId, person_id: personId, at })
		.onConflict((conflict) => conflict.columns(['comment_id', 'person_id']).doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteSupport(db: Db, commentId: string, personId: string): Promise<void> {
	await db
		.deleteFrom('comment_support')
		.where('comment_id', '=', commentId)
		.where('person_id', '=', personId)
		.execute();
}

export async function supportsOf(db: Db, commentId: string): Promise<number> {
	const row = await db
		.selectFrom('comment_support')
		.select((e) => e.fn.countAll().as('n'))
		.where('comment_id', '=', commentId)
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

export async function draftOfSpace(db: Db, spaceId: string): Promise<string | null> {
	const row = await db.selectFrom('draft').select('id').where('space_id', '=', spaceId).executeTakeFirst();
	return row?.id ?? null;
}

/** The words of a card that stands on a board of the tavolo. */
export async function cardText(db: Db, spaceId: string, cardId: string): Promise<string | null> {
	const row = await db
		.selectFrom('card')
		.innerJoin('board', 'board.id', 'card.board_id')
		.select('card.text')
		.where('board.space_id', '=', spaceId)
		.where('card.id', '=', cardId)
		.where('card.archived', '=', 0)
		.executeTakeFirst();
	return row?.text ?? null;
}

/** Comments and answers not taken back in open threads about something that is not a clause. */
export async function countOfSubject(
	db: Db,
	spaceId: string,
	subject: { readonly kind: string; readonly id: string },
): Promise<number> {
	const row = await db
		.selectFrom('comment')
		.innerJoin('comment as head', 'head.id', 'comment.thread_id')
		.select((e) => e.fn.countAll().as('n'))
		.where('comment.space_id', '=', spaceId)
		.where('comment.subject_kind', '=', subject.kind)
		.where('comment.subject_id', '=', subject.id)
		.where('comment.withdrawn_at', 'is', null)
		.where('head.state', '=', 'open')
		.where((e) => e.not(isHidden('comment', 'comment.id')))
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}
