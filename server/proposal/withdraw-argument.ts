import * as v from 'valibot';
import { decideArgumentWithdrawal } from '#domain/proposal/decide.ts';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { announce, anId, onProposal, where, type Malformed, type NotHere } from './acting.ts';
import { argumentIn, deleteArgument } from './store.ts';

const input = v.object({ ...where, argumentId: anId });

/** Takes one's own argument back for good: its words, and who stood behind them. Nobody else can. */
export async function withdrawArgument(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly done: true } | NotHere | Malformed> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { argumentId, key } = parsed.output;
	return onProposal(kit, actor, 'read', parsed.output, (unit, proposal, by) =>
		once(unit, { by: by.personId, act: 'withdraw-argument', key, at: kit.clock() }, async () => {
			const argument = await argumentIn(unit.db, proposal.id, argumentId);
			if (argument === null || !decideArgumentWithdrawal({ authorId: argument.author_id }, by.personId))
				return { refused: 'not-found' as const };
			await deleteArgument(unit.db, argument.id);
			await announce(kit, unit, proposal.id);
			return { done: true as const };
		}),
	);
}
