import type { Kit } from '../kit.ts';
import type { ThreadSource } from '../lineage/thread-source.ts';
import { excerpt } from './excerpt.ts';
import { commentsForThread } from './thread-store.ts';

/** Comments as stations of *il filo*: those about any of these clauses, where they were made and where they stand now. */
export function commentThreadSource(kit: Kit): ThreadSource {
	return {
		async itemsOfClauses(space, clauseIds) {
			const rows = await commentsForThread(kit.storage.read, space.draftId, clauseIds);
			return rows.map((row) => ({
				kind: 'comment' as const,
				id: row.id,
				clauseId: row.made_in,
				standsIn: row.clause_id,
				title: row.hidden ? '' : excerpt(row.text),
				byName: row.hidden ? null : (row.person_name ?? row.guest_name),
				byGuest: row.guest_name !== null,
				at: row.at,
				state: row.anchor_state === 'orphan' ? 'gone' : row.state,
				reason: '',
				href: `/tavoli/${space.slug}/commenti/${row.id}`,
			}));
		},
	};
}
