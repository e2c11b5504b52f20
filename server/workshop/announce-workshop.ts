import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Kit } from '../kit.ts';
import { anId, asLeader, malformed, type Malformed, type NotHere } from './acting.ts';
import { writeAnnounced } from './store.ts';

const announcing = v.object({
	workshopId: anId,
	/** Milliseconds since 1970; null: nobody is told any more. */
	at: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
	place: v.string(),
});
export const longestPlace = 200;

export type Announced =
	| { readonly done: true }
	| NotHere
	| Malformed
	| { readonly refused: 'rehearsal' | 'already-open' | 'past' | 'too-long' };

/** "Annuncia": from now on whoever reads the tavolo knows of the incontro, when and where. Its code stays with the desk. */
export async function announceWorkshop(kit: Kit, actor: Actor, typed: unknown): Promise<Announced> {
	const parsed = v.safeParse(announcing, typed);
	if (!parsed.success) return malformed;
	const { workshopId, at } = parsed.output;
	const place = tidyText(parsed.output.place);
	if (lettersIn(place) > longestPlace) return { refused: 'too-long' };
	return asLeader(kit, actor, workshopId, async (unit, { workshop }): Promise<Announced> => {
		if (workshop.rehearsal) return { refused: 'rehearsal' };
		if (workshop.desk.state !== 'prepared') return { refused: 'already-open' };
		if (at !== null && at <= kit.clock()) return { refused: 'past' };
		await writeAnnounced(unit.db, workshop.id, { plannedAt: at, place });
		return { done: true };
	});
}
