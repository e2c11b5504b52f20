import type { ThreadItem } from '#domain/lineage/thread-item.ts';
import type { Kit } from '../kit.ts';
import type { ThreadSource } from '../lineage/thread-source.ts';
import { spaceOfWorkshop } from './store.ts';
import { giftsInto } from './thread-views.ts';

/** Incontri as stations of *il filo*: those in which cards or groups of a clause were written. Nobody is named: nobody was. */
export function workshopThread(kit: Kit): ThreadSource {
	return {
		async itemsOfClauses(space, clauseIds, reaches = () => true) {
			const db = kit.storage.read;
			const [row, gifts] = await Promise.all([
				spaceOfWorkshop(db, space.id),
				giftsInto(db, space.id, clauseIds, reaches),
			]);
			const neutral = row === null || row.visibility === 'protected';
			return gifts
				.map(({ id, title, state, at, since, clauseId, gift }): ThreadItem => ({
					kind: 'workshop',
					id,
					clauseId,
					title: neutral ? '' : title,
					byName: null,
					at,
					since,
					state,
					reason: '',
					href: `/tavoli/${space.slug}/incontri/${id}`,
					gift: neutral ? { ...gift, groups: [] } : gift,
				}))
				.toSorted((one, other) => one.at - other.at);
		},
	};
}
