import * as v from 'valibot';
import { writeInput, type PassageInput } from '#domain/comment/comment.ts';
import { readCommentText, type CommentTextFault } from '#domain/comment/comment-text.ts';
import type { CommentRefusal } from '#domain/comment/decide-comment.ts';
import { membershipIn, type Actor, type PersonId, type SpaceId } from '#domain/person/actor.ts';
import type { FormRefused } from '#domain/person/faults.ts';
import { anchorByQuote, makeAnchor } from '#protocol/draft/anchor.ts';
import { anchorText, type AnchorText } from '#protocol/draft/anchor-text.ts';
import { sameWords } from '#protocol/draft/fold-words.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { once } from '../storage/once.ts';
import { insertAnchor, type NewAnchor } from './anchor-store.ts';
import { excerpt } from './excerpt.ts';
import { catchUpIfBehind } from './follow-draft.ts';
import { whyNotSpeak } from './may-speak.ts';
import { putWords } from './put-words.ts';
import { draftOfSpace, insertComment } from './store.ts';
import { tellCount, tellCounts } from './tell-counts.ts';
import type { CommentWorld } from './world.ts';

/** Somebody without an account whose proof of work was taken at the door. */
export interface GuestWriter {
	readonly name: string;
}

export interface Written {
	readonly id: string;
	readonly threadId: string;
	/**
	 * exact: on the words the person marked; found: the clause had changed, and the words were found in it; whole: they
	 * were not, so the comment is about the clause as a whole (also when nothing was marked: then `marked` is false).
	 */
	readonly placed: 'exact' | 'found' | 'whole';
	readonly marked: boolean;
	/** The clause it stands in now: a split may have carried the words away. Null for what is not a clause. */
	readonly clauseId: string | null;
}

export type WriteRefused =
	{ readonly refused: CommentRefusal | 'subject-gone' | 'invalid' } | FormRefused<'text'>;

interface Place {
	readonly anchor: NewAnchor;
	readonly placed: Written['placed'];
	readonly seq: number;
}

/** A comment begins a thread: on a passage, a clause, a proposal, a card. Nothing of it enters the live text. */
export async function writeComment(
	kit: Kit,
	world: CommentWorld,
	actor: Actor,
	input: unknown,
	guest: GuestWriter | null = null,
): Promise<Written | WriteRefused> {
	const parsed = v.safeParse(writeInput, input);
	if (!parsed.success) return { refused: 'invalid' };
	const { spaceId, subject, passage, key } = parsed.output;
	const refused = await whyNotSpeak(kit.storage.read, actor, spaceId, guest !== null);
	if (refused !== null) return { refused };
	const read = readCommentText(parsed.output.text);
	if ('refused' in read) {
		return { refused: 'fields', faults: { text: read.refused satisfies CommentTextFault } };
	}

	const draftId = subject.kind === 'clause' ? await draftOfSpace(kit.storage.read, spaceId) : null;
	const place =
		draftId === null
			? null
			: await world.look(draftId, (doc, seq) => placeIn(anchorText(doc), subject.id, passage, seq));
	const source =
		subject.kind === 'clause' ? undefined : world.subjects.find(({ kind }) => kind === subject.kind);
	const thing = source === undefined ? null : await source.find(spaceId, subject.id);
	if (place === null && thing === null) return { refused: 'subject-gone' };

	const at = kit.clock();
	const personId = actor.kind === 'person' ? actor.personId : null;
	return kit.storage.unitOfWork(async (unit): Promise<Written | WriteRefused> => {
		const refused = await whyNotSpeak(unit.db, actor, spaceId, guest !== null);
		if (refused !== null) return { refused };
		return once(unit, { by: personId ?? 'guest', act: 'write-comment', key, at }, async () => {
			const id = kit.ids();
			await insertComment(unit.db, {
				id,
				spaceId,
				threadId: id,
				subject,
				personId,
				guestName: guest?.name ?? null,
				organizationId: membershipIn(actor, spaceId as SpaceId)?.organizationId ?? null,
				text: read.text,
				at,
			});
			await putWords(unit, spaceId, { id, text: read.text, quote: quoteOf(place) });
			let clauseId: string | null = null;
			if (place !== null && draftId !== null) {
				clauseId = place.anchor.whole ? place.anchor.clauseId : place.anchor.placed.clauseId;
				await insertAnchor(unit.db, id, draftId, place.anchor);
				await tellCounts(kit, unit, spaceId, draftId, [clauseId]);
				await catchUpIfBehind(kit, world, unit, { spaceId, draftId, commentId: id, seq: place.seq });
			} else await tellCount(kit, unit, spaceId, subject);
			await tellSpace(kit, unit, {
				spaceId,
				kind: 'comment-written',
				by: personId,
				guest: guest !== null,
				subject: { kind: 'comment', id, title: excerpt(read.text) },
				...(clauseId === null ? {} : { clauseId }),
				concerns: [
					...(thing?.authors ?? []).map((id) => ({ personId: id as PersonId, reason: 'own' as const })),
					...(thing?.followers ?? []).map((id) => ({
						personId: id as PersonId,
						reason: 'followed' as const,
					})),
				],
			});
			return { id, threadId: id, placed: place?.placed ?? 'whole', marked: passage !== null, clauseId };
		});
	});
}

function quoteOf(place: Place | null): string {
	return place === null || place.anchor.whole ? '' : place.anchor.placed.anchor.quote;
}

/** Null: the clause is not, or no longer, in the text. */
function placeIn(
	text: AnchorText,
	clauseId: string,
	passage: PassageInput | null,
	seq: number,
): Place | null {
	const clause = text.clause(clauseId);
	if (passage !== null) {
		// What the page showed is what stands there: the words decide, not the hash, which styles change too.
		const exact =
			clause !== null && sameWords(clause.words.slice(passage.from, passage.to), passage.quote)
				? makeAnchor(text, clauseId, passage.from, passage.to)
				: null;
		const placed = exact ?? anchorByQuote(text, clauseId, passage);
		if (placed?.state === 'found') {
			return { anchor: { whole: false, placed }, placed: exact ? 'exact' : 'found', seq };
		}
	}
	const standing = text.standing(clauseId);
	if (standing === null) return null;
	return { anchor: { whole: true, clauseId: standing, title: text.title(standing) }, placed: 'whole', seq };
}
