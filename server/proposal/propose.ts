import * as v from 'valibot';
import { membershipIn, type Actor, type SpaceId } from '#domain/person/actor.ts';
import { readWords, type WordsFault } from '#domain/proposal/words.ts';
import type { Kit } from '../kit.ts';
import { linkThings } from '../lineage/link-things.ts';
import { cardOf } from '../lineage/views.ts';
import { bodiesOfSpace } from '../space/organization-views.ts';
import { once } from '../storage/once.ts';
import { allowed, announce, anId, looseText, type Malformed, type NotHere } from './acting.ts';
import { makeFindable } from './make-findable.ts';
import { insertProposal, insertStep, setFollow } from './store.ts';
import { tellOfProposal } from './tell.ts';

const input = v.object({
	spaceId: anId,
	key: anId,
	title: looseText,
	body: looseText,
	/** The body it is made for; empty for the tavolo. */
	forId: v.union([v.literal(''), anId]),
	/** The card it starts from; empty for none. */
	cardId: v.union([v.literal(''), anId]),
});
export type ProposeInput = v.InferInput<typeof input>;

export type ProposeFault = WordsFault | 'body-unknown' | 'card-gone';
export type ProposeFields = 'title' | 'body' | 'forId' | 'cardId';
export type Proposed = { readonly proposalId: string };
export type ProposeRefusal =
	| NotHere
	| Malformed
	| { readonly refused: 'fields'; readonly faults: Partial<Record<ProposeFields, ProposeFault>> };

/** What a resident or a body asks for. With `onlyCheck` nothing is stored: the step before it is posted. */
export async function propose(
	kit: Kit,
	actor: Actor,
	typed: unknown,
	{ onlyCheck = false } = {},
): Promise<Proposed | ProposeRefusal> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { spaceId, key, forId, cardId } = parsed.output;
	const by = await allowed(kit.storage.read, actor, 'propose', spaceId);
	if (by === null) return { refused: 'not-found' };

	const read = readWords(parsed.output);
	const faults: Partial<Record<ProposeFields, ProposeFault>> = 'faults' in read ? { ...read.faults } : {};
	if (forId !== '' && !(await bodiesOfSpace(kit, spaceId)).includes(forId)) faults.forId = 'body-unknown';
	if (cardId !== '' && (await cardOf(kit, spaceId, cardId)) === null) faults.cardId = 'card-gone';
	if ('faults' in read || Object.keys(faults).length > 0) return { refused: 'fields', faults };
	if (onlyCheck) return { proposalId: '' };

	const { words } = read;
	const at = kit.clock();
	return kit.storage.unitOfWork(async (unit): Promise<Proposed | ProposeRefusal> => {
		// It may have closed meanwhile.
		if ((await allowed(unit.db, actor, 'propose', spaceId)) === null) return { refused: 'not-found' };
		return once(unit, { by: by.personId, act: 'propose', key, at }, async () => {
			const id = kit.ids();
			const row = {
				id,
				space_id: spaceId,
				author_id: by.personId,
				organization_id: membershipIn(by, spaceId as SpaceId)?.organizationId ?? null,
				for_id: forId === '' ? null : forId,
				...words,
				state: 'open',
				promised_on: null,
				support: 0,
				created_at: at,
				changed_at: at,
			};
			await insertProposal(unit.db, row);
			const step = { id: kit.ids(), proposal_id: id, state: 'open', reason: '', promised_on: null };
			await insertStep(unit.db, { ...step, person_id: by.personId, at });
			await setFollow(unit.db, id, by.personId, true, at);
			await makeFindable(unit, id);
			if (cardId !== '') {
				const from = { kind: 'card', id: cardId };
				await linkThings(kit, unit, { spaceId, from, to: { kind: 'proposal', id }, personId: by.personId });
			}
			await tellOfProposal(kit, unit, row, { kind: 'proposal-written', by: by.personId });
			await announce(kit, unit, id);
			return { proposalId: id };
		});
	});
}
