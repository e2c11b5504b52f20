import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import type { ProposalState } from '#domain/proposal/life.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { linkThings, unlinkThings } from '../lineage/link-things.ts';
import { clauseOf } from '../lineage/views.ts';
import { announce, anId, onProposal, type Malformed, type NotHere } from './acting.ts';
import { tellOfProposal } from './tell.ts';

const input = v.object({ spaceId: anId, proposalId: anId, clauseId: anId, on: v.boolean() });

/** "Accolta nell'art. 3": the clause an accepted proposal went into, or that it did not after all. */
export async function linkClause(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	{ readonly done: true } | NotHere | Malformed | { readonly refused: 'clause-gone' | 'not-accepted' }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { spaceId, clauseId, on } = parsed.output;
	const clause = await clauseOf(kit, spaceId, clauseId);
	return onProposal(kit, actor, 'answer', parsed.output, async (unit, proposal, by) => {
		const state = proposal.state as ProposalState;
		if (state !== 'accepted' && state !== 'partly') return { refused: 'not-accepted' as const };
		if (clause === null || (on && clause.archived)) return { refused: 'clause-gone' as const };
		const from = { kind: 'proposal', id: proposal.id };
		const to = { kind: 'clause', id: clauseId };
		const things = { spaceId, from, to, personId: by.personId };
		const changed = await (on ? linkThings(kit, unit, things) : unlinkThings(unit, things));
		if (!changed) return { done: true as const };
		if (on)
			await tellOfProposal(kit, unit, proposal, {
				kind: 'proposal-linked',
				by: by.personId,
				clauseId,
				toSupporters: true,
			});
		await record(unit, {
			spaceId,
			kind: on ? 'proposal-linked' : 'proposal-unlinked',
			by: by.personId,
			subject: from,
			details: { clauseId },
			at: kit.clock(),
		});
		await announce(kit, unit, proposal.id);
		return { done: true as const };
	});
}
