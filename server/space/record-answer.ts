import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { readDateAsTyped, type DateFault } from '#domain/space/date-as-typed.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import type { Kit } from '../kit.ts';
import { changing, type NotHere } from './configure.ts';
import { insertNotice, updateSpace } from './store.ts';

const input = v.pipe(v.string(), v.maxLength(200));

/** Writes down the day the answer was given; an empty text takes it back. */
export async function recordAnswer(
	kit: Kit,
	actor: Actor,
	slug: string,
	typed: unknown,
): Promise<
	| { readonly done: true }
	| NotHere
	| { readonly refused: 'input-malformed' | DateFault | 'date-in-the-future' }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	return changing(kit, actor, slug, 'configure', async (unit, space, by) => {
		let answeredOn: Day | null = null;
		if (parsed.output.trim() !== '') {
			const read = readDateAsTyped(parsed.output);
			if ('refused' in read) return read;
			if (read.day > dayAt(kit.clock())) return { refused: 'date-in-the-future' as const };
			answeredOn = read.day;
		}
		await updateSpace(unit.db, space.id, { answered_on: answeredOn });
		if (answeredOn !== null && space.answered_on === null) {
			const at = kit.clock();
			await insertNotice(unit.db, { spaceId: space.id, at, kind: 'answer-given', personId: by.personId });
		}
		return { done: true as const };
	});
}
