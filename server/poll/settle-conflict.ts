import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decidePaper, type PaperRefusal } from '#domain/poll/paper.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Kit } from '../kit.ts';
import { register, tellTally, withPoll, type NotHere } from './act.ts';
import { insertSettlement } from './paper-store.ts';
import { takeTally } from './take-tally.ts';

const short = v.pipe(v.string(), v.maxLength(64));
const input = v.object({
	pollId: short,
	voter: short,
	keep: short,
	reason: v.pipe(v.string(), v.maxLength(400_000)),
});

export const longestReason = 500;

/**
 * Says which of several votes of one voter counts, and why. Nothing is overwritten: the other votes stay in sight, marked
 * as not counted.
 */
export async function settleConflict(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	| { readonly settled: true }
	| NotHere
	| { readonly refused: 'malformed' | 'changed' | 'settled-already' | 'not-confirmed' | PaperRefusal }
	| { readonly refused: 'fields'; readonly faults: { readonly reason: 'text-missing' | 'text-too-long' } }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, voter, keep } = parsed.output;
	const reason = tidyText(parsed.output.reason);
	return withPoll(kit, actor, pollId, 'enter-paper', async (held, by) => {
		const { unit, poll, now } = held;
		const taken = decidePaper(poll);
		if ('refused' in taken) return taken;
		if (reason === '') return { refused: 'fields' as const, faults: { reason: 'text-missing' as const } };
		if (reason.length > longestReason * 4 || lettersIn(reason) > longestReason)
			return { refused: 'fields' as const, faults: { reason: 'text-too-long' as const } };
		const { conflicts } = await takeTally(unit.db, poll);
		const conflict = conflicts.find((one) => one.voter === voter);
		if (!conflict) return { refused: 'changed' as const };
		if (conflict.settled !== null) return { refused: 'settled-already' as const };
		const claims = [
			...(conflict.online ? ['online'] : []),
			...conflict.lines.map(({ sheet, line }) => `${sheet}/${line}`),
		];
		if (!claims.includes(keep)) return { refused: 'changed' as const };
		if (conflict.lines.some((line) => line.confirmedBy === null))
			return { refused: 'not-confirmed' as const };
		await insertSettlement(unit.db, pollId, { voter, keep, reason, personId: by.personId, at: now });
		await register(held, 'vote-settled', by.personId, { kept: keep === 'online' ? 'online' : 'paper' });
		tellTally(kit, unit, poll);
		return { settled: true as const };
	});
}
