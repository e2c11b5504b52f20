import type { LedAlone } from '#domain/person/decide-erasure.ts';
import type { UnitOfWork } from '../storage/storage.ts';

/** Tavoli that are not closed and that this person leads without anybody beside them. */
export async function spacesLedAlone(db: UnitOfWork['db'], personId: string): Promise<readonly LedAlone[]> {
	const rows = await db
		.selectFrom('space_member')
		.innerJoin('space', 'space.id', 'space_member.space_id')
		.select(['slug', 'title', 'visibility'])
		.where('person_id', '=', personId)
		.where('role', '=', 'facilitator')
		.where('state', '<>', 'closed')
		.where('space.id', 'not in', (others) =>
			others
				.selectFrom('space_member as other')
				.select('other.space_id')
				.where('other.role', '=', 'facilitator')
				.where('other.person_id', '<>', personId),
		)
		.orderBy('space.title')
		.execute();
	return rows.map(({ slug, title, visibility }) => ({
		slug,
		title: visibility === 'protected' ? '' : title,
	}));
}
