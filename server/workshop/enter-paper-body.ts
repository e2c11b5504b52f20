import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decidePaperBody } from '#domain/workshop/paper-bodies.ts';
import type { Kit } from '../kit.ts';
import { bodiesOfSpace } from '../space/organization-views.ts';
import { anId, asLeader, malformed, notHere, readAsLeader, type Malformed, type NotHere } from './acting.ts';
import { paperBodiesOf, paperPeopleOf, setPaperBody } from './seat-store.ts';

const bodyInput = v.object({
	workshopId: anId,
	organizationId: anId,
	people: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
});

export type PaperBodyEntered =
	| { readonly done: true }
	| NotHere
	| Malformed
	| { readonly refused: 'more-than-counted'; readonly left: number };

/** How many of the people without a phone were there for a body, also once it is over: entering it again corrects it. */
export async function enterPaperBody(kit: Kit, actor: Actor, typed: unknown): Promise<PaperBodyEntered> {
	const parsed = v.safeParse(bodyInput, typed);
	if (!parsed.success) return malformed;
	const { workshopId, organizationId, people } = parsed.output;
	const found = await readAsLeader(kit, actor, workshopId);
	if (found === null) return notHere;
	const bodies = await bodiesOfSpace(kit, found.workshop.spaceId);
	if (!bodies.includes(organizationId)) return malformed;
	return asLeader(kit, actor, workshopId, async (unit, { workshop }): Promise<PaperBodyEntered> => {
		const tables = await paperPeopleOf(unit.db, workshop.id);
		const others = (await paperBodiesOf(unit.db, workshop.id)).filter(
			({ organization_id }) => organization_id !== organizationId,
		);
		const counted = tables.reduce((sum, table) => sum + table.people, 0);
		const decided = decidePaperBody(counted, others, people);
		if ('refused' in decided) return decided;
		await setPaperBody(unit.db, workshop.id, organizationId, decided.people);
		return { done: true };
	});
}
