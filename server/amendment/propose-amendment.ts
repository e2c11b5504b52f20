import * as v from 'valibot';
import { isUndecided, longestName, type AmendmentState } from '#domain/amendment/amendment.ts';
import { readTyped, type ProposalFault } from '#domain/amendment/amendment-text.ts';
import { membershipIn, type Actor, type SpaceId } from '#domain/person/actor.ts';
import { nameOfChange, sameWording } from '#protocol/draft/name-of-change.ts';
import { keepWording, type KeptWording } from '../draft/keep-wording.ts';
import { draftOfSpace } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import {
	aHash,
	anId,
	announce,
	mayDo,
	tellOf,
	type Malformed,
	type NotAllowed,
	type NotHere,
} from './acting.ts';
import { holdAmendment, insertAmendment, nextNumber } from './store.ts';
import { takeBack } from './withdraw-amendment.ts';

const input = v.object({
	spaceId: anId,
	clauseId: anId,
	key: anId,
	/** Of the wording the person had before their eyes. */
	base: aHash,
	wording: v.string(),
	reason: v.string(),
	name: v.string(),
	title: v.string(),
	/** The emendamento of the same person that these words write again on a newer text. */
	rewrites: v.optional(v.nullable(anId), null),
});

/** The text as it is now, for whoever wrote on an older one. */
export type Today = Pick<KeptWording, 'hash' | 'title' | 'html' | 'plain'>;

export type ProposeAnswer =
	| { readonly id: string }
	| NotHere
	| NotAllowed
	| Malformed
	| { readonly refused: 'fields'; readonly faults: Readonly<Record<string, ProposalFault>> }
	| { readonly refused: 'identical' | 'clause-gone' | 'not-yours' }
	| { readonly refused: 'changed'; readonly today: Today };

/** Other words for a clause, on the wording the person has seen. */
export async function proposeAmendment(kit: Kit, actor: Actor, typed: unknown): Promise<ProposeAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { spaceId, clauseId, key, base, rewrites } = parsed.output;
	const by = await mayDo(kit.storage.read, actor, 'propose', spaceId);
	if ('refused' in by) return by;
	const words = readTyped(parsed.output);
	if ('refused' in words) return words;
	const draftId = await draftOfSpace(kit.storage.read, spaceId);
	if (draftId === null) return { refused: 'not-found' };
	const at = kit.clock();
	return kit.storage.unitOfWork(async (unit) => {
		// It may have closed meanwhile.
		const may = await mayDo(unit.db, actor, 'propose', spaceId);
		if ('refused' in may) return may;
		return once(
			unit,
			{ by: by.personId, key, act: 'proposeAmendment', at },
			async (): Promise<ProposeAnswer> => {
				const today = await keepWording(unit, draftId, clauseId, at);
				if (today === null) return { refused: 'clause-gone' };
				if (today.hash !== base) {
					const { hash, title, html, plain } = today;
					return { refused: 'changed', today: { hash, title, html, plain } };
				}
				// A title typed as it is already is no change.
				const title = words.title === null || sameWording(words.title, today.title) ? null : words.title;
				if (title === null && sameWording(words.wording, today.plain)) return { refused: 'identical' };
				const before = rewrites === null ? null : await holdAmendment(unit.db, spaceId, rewrites);
				if (rewrites !== null && before?.author_id !== by.personId) return { refused: 'not-yours' };
				const row = {
					id: kit.ids(),
					space_id: spaceId,
					draft_id: draftId,
					clause_id: clauseId,
					number: await nextNumber(unit.db, draftId, clauseId),
					base_hash: today.hash,
					name: words.name || nameOfChange(today.plain, words.wording, longestName) || (title ?? ''),
					clause_title: title,
					plain: words.wording,
					reason: words.reason,
					author_id: by.personId,
					organization_id: membershipIn(by, spaceId as SpaceId)?.organizationId ?? null,
					at,
					state: 'open',
					decided_by: null,
					decided_at: null,
					decision_reason: '',
					accepted_plain: null,
					accepted_title: null,
					overtaken_by: null,
					overtaken_at: null,
					rewrites: before?.id ?? null,
				};
				await insertAmendment(unit.db, row);
				await tellOf(kit, unit, row, { kind: 'amendment-proposed', by: by.personId, toSupporters: false });
				if (before && isUndecided(before.state as AmendmentState)) {
					await takeBack(kit, unit, before, by.personId, at);
				}
				await announce(kit, unit, row, 'open');
				return { id: row.id };
			},
		);
	});
}
