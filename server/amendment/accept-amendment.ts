import * as v from 'valibot';
import { longestReason, longestWording } from '#domain/amendment/amendment.ts';
import { reasonAsTyped, wordingAsTyped } from '#domain/amendment/amendment-text.ts';
import { decideAccept, type AcceptRefusal } from '#domain/amendment/decide-amendment.ts';
import type { Actor } from '#domain/person/actor.ts';
import { tidyText } from '#domain/space/text-as-typed.ts';
import { mergeWordings, type MergedWording } from '#protocol/draft/merge-wordings.ts';
import { sameWording } from '#protocol/draft/name-of-change.ts';
import { readDraft, type PlacedClause } from '#protocol/draft/read-draft.ts';
import { replaceWording, type PlainWording } from '#protocol/draft/replace-wording.ts';
import { settleCarried } from '#protocol/draft/settle-carried.ts';
import { roomName } from '#protocol/room-name.ts';
import { copyText, type TextCopy } from '../draft-log/text-copy.ts';
import { keepClause, wordsOf } from '../draft/keep-wording.ts';
import { draftOfSpace, keptWordings } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { hiddenAmong } from '../moderation/views.ts';
import { once } from '../storage/once.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import {
	aHash,
	mayDo,
	onAmendment,
	standingOf,
	where,
	type Malformed,
	type NotAllowed,
	type NotHere,
	type PersonActor,
} from './acting.ts';
import { overtakeOthers } from './overtake-others.ts';
import type { Today } from './propose-amendment.ts';
import { recordAcceptance } from './record-acceptance.ts';
import type { AmendmentRow } from './store.ts';

const input = v.object({
	...where,
	/** Of the text the person has before their eyes. */
	seen: aHash,
	/** Words made from both texts, when the text is no longer the one the emendamento was written on. */
	plain: v.optional(v.nullable(v.string()), null),
	title: v.optional(v.nullable(v.string()), null),
	/** The text the person has seen: what they made of it is put onto a newer one, when there is one. */
	seenPlain: v.optional(v.nullable(v.string()), null),
	/** As one likes: everybody reads it. */
	reason: v.optional(v.string(), ''),
});
type AcceptInput = v.InferOutput<typeof input>;

/** For a person to decide: the text of now and both put together. The wording it was written on is in the view. */
export interface ToConfirm {
	readonly refused: 'changed';
	readonly today: Today;
	readonly suggestion: MergedWording & { readonly title: string };
}

export type AcceptFault = 'wording-missing' | 'wording-too-long' | 'reason-too-long';

export type AcceptAnswer =
	| { readonly done: true; readonly clauseId: string }
	| NotHere
	| NotAllowed
	| Malformed
	| ToConfirm
	| { readonly refused: Exclude<AcceptRefusal, 'changed'> }
	| { readonly refused: 'fields'; readonly faults: Readonly<Record<string, AcceptFault>> };

/**
 * The words enter the live text, for everybody, also for who is typing in the clause: text, lineage, register and news are
 * one commit, and open pages receive it like a keystroke. Only on the very wording the person has seen.
 */
export async function acceptAmendment(kit: Kit, actor: Actor, typed: unknown): Promise<AcceptAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const asked = parsed.output;
	const may = await mayDo(kit.storage.read, actor, 'facilitate', asked.spaceId);
	if ('refused' in may) return may;
	const faults = faultsOf(asked);
	const draftId = await draftOfSpace(kit.storage.read, asked.spaceId);
	if (draftId === null) return { refused: 'not-found' };
	// Before the unit of work: reading a long text takes its time, what comes meanwhile is read inside.
	const text = await copyText(kit.draftLog, roomName('draft', draftId));
	try {
		return await onAmendment(kit, actor, 'facilitate', asked, async (unit, amendment, by) => {
			if (faults !== null) return { refused: 'fields' as const, faults };
			const doing = { by: by.personId, key: asked.key, act: 'acceptAmendment', at: kit.clock() };
			return once(unit, doing, () => accept(kit, unit, { amendment, by, text, asked }));
		});
	} finally {
		text.doc.destroy();
	}
}

interface Accepting {
	readonly amendment: AmendmentRow;
	readonly by: PersonActor;
	readonly text: TextCopy;
	readonly asked: AcceptInput;
}

async function accept(kit: Kit, unit: UnitOfWork, accepting: Accepting): Promise<AcceptAnswer> {
	const { amendment, by, text, asked } = accepting;
	const { draft_id: draftId, clause_id: clauseId } = amendment;
	const at = kit.clock();
	// What was typed until this unit got the writer; nobody writes until it ends.
	await text.catchUp(unit);
	const settled = text.madeBy(() => settleCarried(text.doc));
	const clause = clauseIn(text, clauseId);
	const today = clause && wordsOf(clause);
	const confirmed = confirmedWords(asked);
	const refused = decideAccept(standingOf(amendment), {
		baseHash: amendment.base_hash,
		todayHash: today?.hash ?? null,
		seenHash: asked.seen,
		confirmed: confirmed !== null,
		hidden: (await hiddenAmong(unit.db, 'amendment', [amendment.id])).size > 0,
	});
	if (refused && refused.refused !== 'changed') return { refused: refused.refused };
	if (today === null) return { refused: 'clause-gone' };
	if (refused) return { refused: 'changed', today, suggestion: await suggest(unit, amendment, today, asked) };

	const words = confirmed ?? { title: amendment.clause_title, plain: amendment.plain };
	const replaced = text.madeBy(() => replaceWording(text.doc, clauseId, words));
	const newClients = [{ clientId: text.doc.clientID, owner: by.personId }];
	const room = roomName('draft', draftId);
	for (const bytes of [settled, replaced]) {
		if (bytes) await kit.draftLog.appendWithin(unit, { room, personId: by.personId, bytes, newClients });
	}
	const after = await keepClause(unit, draftId, clauseIn(text, clauseId)!, at);
	await recordAcceptance(kit, unit, {
		amendment,
		by: by.personId,
		at,
		before: today,
		after,
		asProposed: sameWording(words.plain, amendment.plain),
		reason: reasonAsTyped(asked.reason),
	});
	await overtakeOthers(kit, unit, { accepted: amendment, before: today, after, by: by.personId, at });
	return { done: true, clauseId };
}

function clauseIn(text: TextCopy, clauseId: string): PlacedClause | null {
	return readDraft(text.doc).clauses.find(({ id }) => id === clauseId) ?? null;
}

/** Null: nobody confirmed words of their own. */
function confirmedWords(asked: AcceptInput): PlainWording | null {
	if (asked.plain === null) return null;
	const title = tidyText((asked.title ?? '').replace(/\s+/g, ' '));
	return { plain: wordingAsTyped(asked.plain), title: title === '' ? null : title };
}

async function suggest(
	unit: UnitOfWork,
	amendment: AmendmentRow,
	today: Today,
	asked: AcceptInput,
): Promise<ToConfirm['suggestion']> {
	const { draft_id: draftId, clause_id: clauseId, base_hash: hash } = amendment;
	const title = amendment.clause_title ?? today.title;
	const confirmed = confirmedWords(asked);
	if (confirmed !== null && asked.seenPlain !== null) {
		const seen = wordingAsTyped(asked.seenPlain);
		return { ...mergeWordings(seen, today.plain, confirmed.plain), title: confirmed.title ?? title };
	}
	const base = (await keptWordings(unit.db, draftId, clauseId, [hash])).get(hash);
	return { ...mergeWordings(base?.plain ?? today.plain, today.plain, amendment.plain), title };
}

function faultsOf({ plain, reason }: AcceptInput): Readonly<Record<string, AcceptFault>> | null {
	const faults: Record<string, AcceptFault> = {};
	if (plain !== null && !/[\p{L}\p{N}]/u.test(plain)) faults.plain = 'wording-missing';
	if (plain !== null && wordingAsTyped(plain).length > longestWording) faults.plain = 'wording-too-long';
	if (reasonAsTyped(reason).length > longestReason) faults.reason = 'reason-too-long';
	return Object.keys(faults).length > 0 ? faults : null;
}
