import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decidePaper, decideTakingOut, type PaperRefusal } from '#domain/poll/paper.ts';
import type { Kit } from '../kit.ts';
import { register, tellTally, withPoll, type NotHere } from './act.ts';
import { markLineAbsent, paperOf } from './paper-store.ts';

const whole = v.pipe(v.number(), v.integer());
const input = v.object({
	pollId: v.pipe(v.string(), v.maxLength(64)),
	sheet: whole,
	line: whole,
	/** When the line on the screen was entered: one typed anew since is another line. */
	enteredAt: v.number(),
});

/**
 * "This line is not on the sheet." Said by one person it waits; when another says the same, the line is out: it stays in
 * sight and counts no more. Without this a line typed by mistake would hold up the count for ever.
 */
export async function takeLineOut(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	| { readonly line: 'missing' | 'out' }
	| NotHere
	| { readonly refused: 'malformed' | 'changed' | 'same-person' | PaperRefusal }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, sheet, line, enteredAt } = parsed.output;
	return withPoll(kit, actor, pollId, 'enter-paper', async (held, by) => {
		const { unit, poll } = held;
		const taken = decidePaper(poll);
		if ('refused' in taken) return taken;
		const stored = (await paperOf(unit.db, pollId)).find((one) => one.sheet === sheet && one.line === line);
		if (!stored || stored.enteredAt !== enteredAt) return { refused: 'changed' as const };
		const decided = decideTakingOut({ ...stored, confirmed: stored.confirmedBy !== null, by: by.personId });
		if ('refused' in decided) return decided;
		await markLineAbsent(unit.db, pollId, { sheet, line }, { by: by.personId, state: decided.state });
		const kind = decided.state === 'out' ? 'paper-line-out' : 'paper-line-missing';
		await register(held, kind, by.personId, { sheet, line });
		tellTally(kit, unit, poll);
		return { line: decided.state };
	});
}
