import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { lettersIn, tidyText } from '#domain/space/text-as-typed.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
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
	return asLeader(kit, actor, workshopId, async (unit, { workshop, row }, by): Promise<Announced> => {
		if (workshop.rehearsal) return { refused: 'rehearsal' };
		if (workshop.desk.state !== 'prepared') return { refused: 'already-open' };
		if (at !== null && at <= kit.clock()) return { refused: 'past' };
		await writeAnnounced(unit.db, workshop.id, { plannedAt: at, place });
		const kind = toldAs({ at: row.planned_at, place: row.place }, { at, place });
		if (kind !== null) {
			await tellSpace(kit, unit, {
				spaceId: workshop.spaceId,
				kind,
				by: by.personId,
				// Once it is withdrawn there is no page of it that readers may open.
				subject: { kind: at === null ? 'meeting' : 'workshop', id: workshop.id, title: workshop.title },
			});
		}
		return { done: true };
	});
}

interface When {
	readonly at: number | null;
	readonly place: string;
}

/** What the news of the tavolo say of it; null: nothing that its readers have not been told. */
function toldAs(before: When, now: When): string | null {
	if (before.at === null) return now.at === null ? null : 'workshop-announced';
	if (now.at === null) return 'workshop-withdrawn';
	return before.at === now.at && before.place === now.place ? null : 'workshop-moved';
}
