import type { Actor, PersonId } from '#domain/person/actor.ts';
import { can, type SpaceSubject } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { subjectAt } from '../space/subject.ts';
import { once } from '../storage/once.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { findOne, type Moderated, type ModerationSources } from './source.ts';

export interface Moderating {
	readonly unit: UnitOfWork;
	readonly space: SpaceSubject;
	readonly by: PersonId;
	readonly at: number;
	readonly found: Moderated;
}

/** One act of whoever moderates, about one contribution: the right first, then once, in one unit of work. */
export async function moderating<T>(
	kit: Kit,
	sources: ModerationSources,
	doing: {
		readonly actor: Actor;
		readonly slug: string;
		readonly kind: string;
		readonly id: string;
		readonly key: string;
		readonly act: string;
	},
	work: (moderating: Moderating) => Promise<T>,
): Promise<T | { readonly refused: 'not-found' }> {
	const { actor, slug, kind, id, key, act } = doing;
	if (actor.kind !== 'person') return { refused: 'not-found' };
	const at = kit.clock();
	const by = actor.personId;
	return kit.storage.unitOfWork(async (unit) => {
		const space = await subjectAt(unit.db, actor, slug);
		if (space === null || !can(actor, 'moderate', space)) return { refused: 'not-found' as const };
		const found = await findOne(unit.db, sources, { id: space.spaceId, slug }, kind, id);
		if (found === null) return { refused: 'not-found' as const };
		return once(unit, { by, key, act, at }, () => work({ unit, space, by, at, found }));
	});
}
