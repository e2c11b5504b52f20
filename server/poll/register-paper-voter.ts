import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decidePaper, type PaperFault, type PaperRefusal } from '#domain/poll/paper.ts';
import type { Kit } from '../kit.ts';
import { register, withPoll, type NotHere } from './act.ts';
import { votersCalled } from './called-voter-store.ts';
import { insertParticipation, participationOf } from './vote-store.ts';

const input = v.object({
	pollId: v.pipe(v.string(), v.maxLength(64)),
	name: v.pipe(v.string(), v.maxLength(2_000)),
});

/**
 * Secret polls only: marks that somebody is given a sheet, before they get it. Their choice can't be told apart later, so
 * whoever has a sheet votes no more online, and whoever voted online gets no sheet.
 */
export async function registerPaperVoter(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	| { readonly name: string }
	| NotHere
	| { readonly refused: 'malformed' | 'not-secret' | PaperRefusal }
	| {
			readonly refused: 'fields';
			readonly faults: { readonly name: PaperFault };
			readonly among?: { readonly name: readonly string[] };
	  }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, name } = parsed.output;
	return withPoll(kit, actor, pollId, 'enter-paper', async (held, by) => {
		const { unit, poll } = held;
		const taken = decidePaper(poll);
		if ('refused' in taken) return taken;
		if (poll.ballot !== 'secret') return { refused: 'not-secret' as const };
		const fault = (code: PaperFault) => ({ refused: 'fields' as const, faults: { name: code } });
		const found = (await votersCalled(unit.db, poll, [name]))(name);
		if (found.length === 0) return fault('voter-unknown');
		if (found.length > 1)
			return { ...fault('voter-ambiguous'), among: { name: found.map(({ label }) => label) } };
		const voter = found[0]!;
		const via = await participationOf(unit.db, pollId, voter.voter);
		if (via === 'online') return fault('voted-online');
		if (via === null) {
			await insertParticipation(unit.db, pollId, voter.voter, 'paper');
			await register(held, 'sheet-given', by.personId);
		}
		return { name: voter.label };
	});
}
