import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideWithdrawal } from '#domain/proposal/decide.ts';
import type { Kit } from '../kit.ts';
import { contributionGone } from '../moderation/contribution-gone.ts';
import { retellTitle } from '../space/tell-space.ts';
import { dropSearchText } from '../storage/search.ts';
import { announce, onProposal, standingOf, where, type Malformed, type NotHere } from './acting.ts';
import { deleteAdditions, deleteAttachments, insertStep, updateProposal } from './store.ts';

/**
 * Its author takes a proposal back while nobody else stands behind it: its words and files are gone for good, its place
 * and its history say that there was one.
 */
export async function withdrawProposal(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | Malformed | { readonly refused: 'not-any-more' }> {
	const parsed = v.safeParse(v.object(where), typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by) => {
		if (proposal.author_id !== by.personId) return { refused: 'not-found' as const };
		if (proposal.state === 'withdrawn') return { done: true as const };
		if (!decideWithdrawal(await standingOf(unit, proposal), by.personId))
			return { refused: 'not-any-more' as const };
		const at = kit.clock();
		await updateProposal(unit.db, proposal.id, { state: 'withdrawn', title: '', body: '', changed_at: at });
		await deleteAttachments(unit.db, proposal.id);
		await deleteAdditions(unit.db, proposal.id);
		await dropSearchText(unit.db, 'proposal', proposal.id);
		const { id, space_id: spaceId } = proposal;
		await retellTitle(unit, { spaceId, kind: 'proposal', id }, '');
		await contributionGone(unit, { kind: 'proposal', id, at });
		const step = {
			id: kit.ids(),
			proposal_id: proposal.id,
			state: 'withdrawn',
			reason: '',
			promised_on: null,
		};
		await insertStep(unit.db, { ...step, person_id: by.personId, at });
		await announce(kit, unit, proposal.id);
		return { done: true as const };
	});
}
