import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import {
	decidePaper,
	highestSheet,
	readSheet,
	type PaperFault,
	type PaperRefusal,
} from '#domain/poll/paper.ts';
import { keepWording } from '../draft/keep-wording.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { register, tellTally, withPoll, type Held, type NotHere } from './act.ts';
import { paperOf, putPaperLine } from './paper-store.ts';
import { votersCalled } from './called-voter-store.ts';

const short = v.pipe(v.string(), v.maxLength(2_000));
const input = v.object({
	pollId: v.pipe(v.string(), v.maxLength(64)),
	key: v.pipe(v.string(), v.maxLength(64)),
	sheet: short,
	/** Hash of the wording printed on the sheet, or 'earlier' for words that are no more; empty when the poll is not about a clause. */
	wording: v.pipe(v.string(), v.maxLength(64)),
	lines: v.pipe(v.array(v.object({ line: short, choice: short, name: short })), v.maxLength(100)),
});

export type EnterRefusal =
	| NotHere
	| { readonly refused: 'malformed' | PaperRefusal }
	| {
			readonly refused: 'fields';
			readonly faults: Readonly<Record<string, PaperFault>>;
			/** For a name that several have: how to say which. */
			readonly among: Readonly<Record<string, readonly string[]>>;
	  };

/** Enters the lines of a sheet. They count once a second person has read the same on the paper. */
export async function enterPaper(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly sheet: number; readonly lines: number } | EnterRefusal> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, key, lines, wording } = parsed.output;
	const sheet = Number(parsed.output.sheet.normalize('NFKC').trim());
	return withPoll(kit, actor, pollId, 'enter-paper', async (held, by) => {
		const { unit, poll, now } = held;
		const taken = decidePaper(poll);
		if ('refused' in taken) return taken;
		return once(unit, { by: by.personId, key: `${pollId}/${key}`, act: 'enter-paper', at: now }, async () => {
			const faults: Record<string, PaperFault> = {};
			if (!Number.isInteger(sheet) || sheet < 1 || sheet > highestSheet) faults.sheet = 'sheet-unreadable';
			const named = poll.ballot === 'secret' ? [] : lines.map(({ name }) => name);
			const called = await votersCalled(unit.db, poll, named);
			const voters = (name: string) => called(name).map(({ voter }) => voter);
			const read = readSheet(poll.method, poll.ballot, lines, voters);
			if ('faults' in read) Object.assign(faults, read.faults);
			const confirmed = new Set(
				(await paperOf(unit.db, pollId))
					.filter((one) => one.sheet === sheet && one.confirmedBy !== null)
					.map((one) => one.line),
			);
			for (const [index, { line }] of lines.entries())
				if (confirmed.has(Number(line)) && lines[index]!.choice.trim() !== '')
					faults[`line-${index}`] ??= 'line-confirmed';
			if (Object.keys(faults).length > 0 || 'faults' in read) {
				const unclear = lines.flatMap(({ name }, index) =>
					faults[`name-${index}`] === 'voter-ambiguous'
						? [[`name-${index}`, called(name).map(({ label }) => label)] as const]
						: [],
				);
				return { refused: 'fields' as const, faults, among: Object.fromEntries(unclear) };
			}
			const printed = await wordingOfSheet(held, wording);
			for (const one of read.lines) {
				await putPaperLine(unit.db, pollId, {
					...one,
					sheet,
					wording: printed,
					enteredBy: by.personId,
					enteredAt: now,
				});
			}
			await register(held, 'paper-entered', by.personId, { sheet, lines: read.lines.length });
			tellTally(kit, unit, poll);
			return { sheet, lines: read.lines.length };
		});
	});
}

/** The words on the sheet, when they are words this poll knows; else those of now, which is what a fresh sheet has. */
export async function wordingOfSheet({ unit, poll, now }: Held, typed: string): Promise<string> {
	if (poll.subject.kind !== 'clause') return '';
	if (poll.ballot === 'secret') return poll.wording ?? '';
	const { draftId, clauseId } = poll.subject;
	const kept = await keepWording(unit, draftId, clauseId, now);
	return /^([0-9a-f]{64}|earlier)$/.test(typed) ? typed : (kept?.hash ?? poll.wording ?? '');
}
