import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideConfirmation, decidePaper, type PaperRefusal } from '#domain/poll/paper.ts';
import type { Kit } from '../kit.ts';
import { register, tellTally, withPoll, type NotHere } from './act.ts';
import { handsOf, markHands, markPaperLine, paperOf } from './paper-store.ts';

const input = v.object({
	pollId: v.pipe(v.string(), v.maxLength(64)),
	sheet: v.pipe(v.number(), v.integer()),
	/** When the newest line on the screen was entered: one typed anew since, with another name perhaps, is not confirmed unseen. */
	seenAt: v.number(),
	/** The lines the second person saw on the screen: a line entered meanwhile is not confirmed with them. */
	lines: v.pipe(
		v.array(
			v.object({
				line: v.pipe(v.number(), v.integer()),
				choice: v.pipe(v.string(), v.maxLength(400)),
				right: v.boolean(),
			}),
		),
		v.maxLength(999),
	),
});

export type ConfirmRefusal =
	NotHere | { readonly refused: 'malformed' | 'same-person' | 'changed' | PaperRefusal };

/** A second person has read the sheet: lines that agree count from now on, the others go back to be entered again. */
export async function confirmSheet(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly confirmed: number; readonly wrong: number } | ConfirmRefusal> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, sheet, seenAt, lines } = parsed.output;
	return withPoll(kit, actor, pollId, 'enter-paper', async (held, by) => {
		const { unit, poll, now } = held;
		const taken = decidePaper(poll);
		if ('refused' in taken) return taken;
		const waiting = new Map(
			(await paperOf(unit.db, pollId))
				.filter((one) => one.sheet === sheet && one.confirmedBy === null && one.state === 'typed')
				.map((one) => [one.line, one]),
		);
		const seen = lines.map((line) => ({ ...line, stored: waiting.get(line.line) }));
		const isSeen = ({ stored, choice }: (typeof seen)[number]): boolean =>
			stored !== undefined && stored.choice === choice && stored.enteredAt <= seenAt;
		if (seen.length === 0 || !seen.every(isSeen)) return { refused: 'changed' as const };
		for (const { stored } of seen) {
			const decided = decideConfirmation({ enteredBy: stored!.enteredBy, by: by.personId });
			if ('refused' in decided) return decided;
		}
		for (const { line, right } of seen)
			await markPaperLine(unit.db, pollId, { sheet, line }, { by: by.personId, at: now, right });
		const confirmed = seen.filter(({ right }) => right).length;
		await register(held, 'paper-confirmed', by.personId, {
			...{ sheet, confirmed, wrong: seen.length - confirmed },
		});
		tellTally(kit, unit, poll);
		return { confirmed, wrong: seen.length - confirmed };
	});
}

const handsInput = v.object({
	pollId: v.pipe(v.string(), v.maxLength(64)),
	id: v.pipe(v.string(), v.maxLength(64)),
	right: v.boolean(),
});

/** A second person who was in the room says whether the hands were counted so. */
export async function confirmHands(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly right: boolean } | ConfirmRefusal> {
	const parsed = v.safeParse(handsInput, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, id, right } = parsed.output;
	return withPoll(kit, actor, pollId, 'enter-paper', async (held, by) => {
		const { unit, poll, now } = held;
		const taken = decidePaper(poll);
		if ('refused' in taken) return taken;
		const hands = (await handsOf(unit.db, pollId)).find((one) => one.id === id);
		if (!hands || hands.confirmedBy !== null || hands.wrong) return { refused: 'changed' as const };
		const decided = decideConfirmation({ enteredBy: hands.enteredBy, by: by.personId });
		if ('refused' in decided) return decided;
		await markHands(unit.db, pollId, id, { by: by.personId, at: now, right });
		await register(held, 'hands-confirmed', by.personId, { right });
		tellTally(kit, unit, poll);
		return { right };
	});
}
