import { decideSpeaking, type CommentRefusal } from '#domain/comment/decide-comment.ts';
import type { Actor } from '#domain/person/actor.ts';
import { subjectWithin } from '../space/subject.ts';
import type { UnitOfWork } from '../storage/storage.ts';

/**
 * Why this person, or a guest, may not speak in this tavolo as it stands in `db`; null when they may. Asked before the words are
 * looked at, and again inside the unit of work: the tavolo may have closed meanwhile.
 */
export async function whyNotSpeak(
	db: UnitOfWork['db'],
	actor: Actor,
	spaceId: string,
	asGuest = false,
): Promise<CommentRefusal | null> {
	const space = await subjectWithin(db, spaceId);
	return space === null ? 'not-found' : decideSpeaking(actor, space, asGuest);
}
