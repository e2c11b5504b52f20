import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { readMoment, type MomentFault } from '#domain/poll/moment.ts';
import { decidePaper, type PaperRefusal } from '#domain/poll/paper.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { register, tellTally, withPoll, type NotHere } from './act.ts';
import { wordingOfSheet } from './enter-paper.ts';
import { insertHands } from './paper-store.ts';

const short = v.pipe(v.string(), v.maxLength(2_000));
const input = v.object({
	...{ pollId: short, key: short, place: short, day: short, hour: short },
	...{ inFavour: short, against: short, abstained: short },
});

export type HandsFault =
	MomentFault | 'text-missing' | 'text-too-long' | 'number-unreadable' | 'hands-none' | 'hands-in-the-future';
export type HandsFaults = Readonly<Record<string, HandsFault>>;

const mostHands = 10_000;

/** Enters a count of hands: how many, where and when. It counts once a second person has confirmed it. */
export async function enterHands(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	| { readonly id: string }
	| NotHere
	| { readonly refused: 'malformed' | 'hands-not-here' | PaperRefusal }
	| { readonly refused: 'fields'; readonly faults: HandsFaults }
> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, key, ...fields } = parsed.output;
	return withPoll(kit, actor, pollId, 'enter-paper', async (held, by) => {
		const { unit, poll, now } = held;
		const taken = decidePaper(poll);
		if ('refused' in taken) return taken;
		if (poll.method.kind !== 'yes-no') return { refused: 'hands-not-here' as const };
		return once(unit, { by: by.personId, key: `${pollId}/${key}`, act: 'enter-hands', at: now }, async () => {
			const faults: Record<string, HandsFault> = {};
			const place = tidyText(fields.place.replace(/[\r\n]+/g, ' '));
			if (place === '') faults.place = 'text-missing';
			else if (lettersIn(place) > 120) faults.place = 'text-too-long';
			const moment = readMoment(fields.day, fields.hour);
			if ('refused' in moment) faults[moment.refused.startsWith('hour') ? 'hour' : 'day'] = moment.refused;
			else if (moment.at > now) faults.day = 'hands-in-the-future';
			const number = (name: 'inFavour' | 'against' | 'abstained'): number => {
				const text = fields[name].normalize('NFKC').trim();
				const count = Number(text || '0');
				if (/^\d{0,5}$/.test(text) && count <= mostHands) return count;
				faults[name] = 'number-unreadable';
				return 0;
			};
			const counted = {
				inFavour: number('inFavour'),
				against: number('against'),
				abstained: number('abstained'),
			};
			if (Object.keys(faults).length === 0 && counted.inFavour + counted.against + counted.abstained === 0)
				faults.inFavour = 'hands-none';
			if (Object.keys(faults).length > 0 || 'refused' in moment)
				return { refused: 'fields' as const, faults };
			const id = kit.ids();
			await insertHands(unit.db, pollId, {
				...{ id, place, heldAt: moment.at, ...counted },
				wording: await wordingOfSheet(held, ''),
				...{ enteredBy: by.personId, enteredAt: now },
				...{ confirmedBy: null, confirmedAt: null, wrong: false },
			});
			await register(held, 'hands-entered', by.personId, {
				hands: counted.inFavour + counted.against + counted.abstained,
			});
			tellTally(kit, unit, poll);
			return { id };
		});
	});
}
