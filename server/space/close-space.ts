import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { changing, publishShiftedRights, type NotHere } from './configure.ts';
import { insertNotice, updateSpace } from './store.ts';
import { subjectOfRow } from './subject.ts';

type Answer = { readonly done: true } | NotHere;

/** Everything stays readable, nothing can be written any more; open sockets lose the right at once. */
export function closeSpace(kit: Kit, actor: Actor, slug: string): Promise<Answer> {
	return setState(kit, actor, slug, 'closed');
}

/** Opens a closed tavolo again, as it was. */
export function reopenSpace(kit: Kit, actor: Actor, slug: string): Promise<Answer> {
	return setState(kit, actor, slug, 'open');
}

async function setState(kit: Kit, actor: Actor, slug: string, state: 'open' | 'closed'): Promise<Answer> {
	return changing(kit, actor, slug, 'configure', async (unit, space, by) => {
		const before = subjectOfRow(space);
		if (before.state === state) return { done: true as const };
		await updateSpace(unit.db, space.id, { state });
		await insertNotice(unit.db, {
			spaceId: space.id,
			at: kit.clock(),
			kind: state === 'closed' ? 'space-closed' : 'space-reopened',
			personId: by.personId,
		});
		await publishShiftedRights(kit, unit, before, { ...before, state });
		return { done: true as const };
	});
}
