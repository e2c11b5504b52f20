import * as v from 'valibot';
import { membershipIn, type Actor, type SpaceId } from '#domain/person/actor.ts';
import { argumentsPerPerson, sides } from '#domain/proposal/decide.ts';
import { isAwaited, type ProposalState } from '#domain/proposal/life.ts';
import { readText, type WordsFault } from '#domain/proposal/words.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { announce, looseText, onProposal, where, type Malformed, type NotHere } from './acting.ts';
import { countArguments, insertArgument } from './store.ts';
import { tellOfProposal } from './tell.ts';

const input = v.object({ ...where, side: v.picklist(sides), text: looseText });

export type Argued =
	| { readonly argumentId: string }
	| NotHere
	| Malformed
	| { readonly refused: 'answered' | 'enough' }
	| { readonly refused: 'fields'; readonly faults: { readonly text: WordsFault } };

/** One reason for or against, in a few lines and with a name. */
export async function argue(kit: Kit, actor: Actor, typed: unknown): Promise<Argued> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { side, key, spaceId } = parsed.output;
	const read = readText(parsed.output.text, 'argument');
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by): Promise<Argued> => {
		if ('refused' in read) return read;
		const at = kit.clock();
		return once<Argued>(unit, { by: by.personId, act: 'argue', key, at }, async () => {
			if (!isAwaited(proposal.state as ProposalState)) return { refused: 'answered' };
			if ((await countArguments(unit.db, proposal.id, { of: by.personId })) >= argumentsPerPerson)
				return { refused: 'enough' };
			const id = kit.ids();
			await insertArgument(unit.db, {
				id,
				proposal_id: proposal.id,
				side,
				text: read.text,
				author_id: by.personId,
				organization_id: membershipIn(by, spaceId as SpaceId)?.organizationId ?? null,
				support: 0,
				at,
			});
			await tellOfProposal(kit, unit, proposal, { kind: 'proposal-argued', by: by.personId });
			await announce(kit, unit, proposal.id);
			return { argumentId: id };
		});
	});
}
