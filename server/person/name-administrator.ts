import * as v from 'valibot';
import type { Actor, PersonId } from '#domain/person/actor.ts';
import { decideAdministrator, type AdministratorRefusal } from '#domain/person/decide-administrator.ts';
import type { Kit } from '../kit.ts';
import { administratorCount, personById, updatePerson } from './store.ts';

const input = v.object({ personId: v.string(), administrator: v.boolean() });

/** Takes somebody into the office that runs the installation, or out of it. Their open sockets ask again. */
export async function nameAdministrator(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<
	{ readonly done: true } | AdministratorRefusal | { readonly refused: 'not-here' | 'input-malformed' }
> {
	if (actor.kind !== 'person') return { refused: 'not-here' };
	const parsed = v.safeParse(input, typed);
	return kit.storage.unitOfWork(async (unit) => {
		// Asked inside: two of the office may take the right from each other at the same moment.
		if ((await personById(unit.db, actor.personId))?.administrator !== 1) return { refused: 'not-here' };
		if (!parsed.success) return { refused: 'input-malformed' };
		const { personId, administrator } = parsed.output;
		const row = await personById(unit.db, personId);
		const decided = decideAdministrator(
			row ? { administrator: row.administrator === 1, demonstration: row.demonstration !== null } : null,
			await administratorCount(unit.db),
			administrator,
		);
		if ('refused' in decided) return decided;
		if (decided.changed) {
			await updatePerson(unit.db, personId, { administrator: administrator ? 1 : 0 });
			unit.afterCommit(() =>
				kit.bus.publish({ kind: 'rights-changed', personId: personId as PersonId, spaceId: null }),
			);
		}
		return { done: true as const };
	});
}
