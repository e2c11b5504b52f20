import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import { keepWording } from '../draft/keep-wording.ts';
import { keptWordings } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { register, tellTally, withPoll, type NotHere } from './act.ts';
import { insertEditorialChange } from './wording-store.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const input = v.object({
	pollId: v.pipe(v.string(), v.maxLength(64)),
	from: hash,
	to: hash,
	note: v.pipe(v.string(), v.maxLength(400_000)),
});

export const longestNote = 500;

/**
 * Says that a change of words changed no meaning: votes given on the earlier wording go on holding. Whoever leads the
 * tavolo does it under their name, with a note, on two wordings they have seen; everybody can read it.
 */
export async function markEditorial(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	| { readonly marked: true }
	| NotHere
	| { readonly refused: 'malformed' | 'not-open' | 'wording-changed' | 'wording-unknown' }
	| { readonly refused: 'fields'; readonly faults: { readonly note: 'text-missing' | 'text-too-long' } }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, from, to } = parsed.output;
	const note = tidyText(parsed.output.note);
	return withPoll(kit, actor, pollId, 'facilitate', async (held, by) => {
		const { unit, poll, now } = held;
		if (poll.subject.kind !== 'clause' || poll.state !== 'open') return { refused: 'not-open' as const };
		const { draftId, clauseId } = poll.subject;
		if (note === '') return { refused: 'fields' as const, faults: { note: 'text-missing' as const } };
		if (note.length > longestNote * 4 || lettersIn(note) > longestNote)
			return { refused: 'fields' as const, faults: { note: 'text-too-long' as const } };
		const kept = await keepWording(unit, draftId, clauseId, now);
		if (kept === null || kept.hash !== to) return { refused: 'wording-changed' as const };
		const known = await keptWordings(unit.db, draftId, clauseId, [from]);
		if (from === to || !known.has(from)) return { refused: 'wording-unknown' as const };
		const isNew = await insertEditorialChange(unit.db, {
			...{ draftId, clauseId, from, to, note },
			...{ personId: by.personId, at: now },
		});
		if (!isNew) return { marked: true as const };
		await register(held, 'wording-marked-editorial', by.personId, { clause: clauseId, from, to });
		await tellSpace(kit, unit, {
			spaceId: poll.spaceId,
			kind: 'wording-marked-editorial',
			by: by.personId,
			subject: { kind: 'poll', id: poll.id, title: poll.title },
			clauseId,
		});
		tellTally(kit, unit, poll);
		return { marked: true as const };
	});
}
