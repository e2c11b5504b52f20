import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideSupport, type SupportRefusal } from '#domain/proposal/decide.ts';
import type { ProposalState } from '#domain/proposal/life.ts';
import type { Kit } from '../kit.ts';
import { announce, anId, onProposal, type Malformed, type NotHere } from './acting.ts';
import { argumentIn, setArgumentSupport, setFollow, setSupport } from './store.ts';

const input = v.object({ spaceId: anId, proposalId: anId, on: v.boolean() });
const argumentInput = v.object({ ...input.entries, argumentId: anId });

export type Supported = { readonly done: true } | NotHere | Malformed | { readonly refused: SupportRefusal };

/** One person, one support: saying so twice changes nothing, and it can be taken back until the answer. */
export async function supportProposal(kit: Kit, actor: Actor, typed: unknown): Promise<Supported> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by) => {
		const standing = { state: proposal.state as ProposalState, authorId: proposal.author_id };
		const refused = decideSupport(standing, by.personId);
		if (refused) return refused;
		if (await setSupport(unit.db, proposal.id, by.personId, parsed.output.on, kit.clock()))
			await announce(kit, unit, proposal.id);
		return { done: true as const };
	});
}

/** "Anch'io la penso così", on an argument of somebody else. */
export async function supportArgument(kit: Kit, actor: Actor, typed: unknown): Promise<Supported> {
	const parsed = v.safeParse(argumentInput, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { argumentId, on } = parsed.output;
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by) => {
		const argument = await argumentIn(unit.db, proposal.id, argumentId);
		if (argument === null) return { refused: 'not-found' as const };
		const standing = { state: proposal.state as ProposalState, authorId: argument.author_id };
		const refused = decideSupport(standing, by.personId);
		if (refused) return refused;
		if (await setArgumentSupport(unit.db, argument.id, by.personId, on, kit.clock()))
			await announce(kit, unit, proposal.id);
		return { done: true as const };
	});
}

/** To be told what happens with it; whoever wrote it is told anyway, as long as they don't say otherwise. */
export async function followProposal(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | Malformed> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	return onProposal(kit, actor, 'propose', parsed.output, async (unit, proposal, by) => {
		await setFollow(unit.db, proposal.id, by.personId, parsed.output.on, kit.clock());
		return { done: true as const };
	});
}
