import type { ThreadItem } from '#domain/lineage/thread-item.ts';
import type { Kit } from '../kit.ts';
import type { ThreadSource } from '../lineage/thread-source.ts';
import { rowsForThread } from './source-views.ts';

/** Emendamenti as stations of *il filo*: all that were written on these clauses, however they ended. */
export function amendmentThread(kit: Kit): ThreadSource {
	return {
		async itemsOfClauses(space, clauseIds) {
			const rows = await rowsForThread(kit.storage.read, space.draftId, clauseIds);
			return rows.map((row): ThreadItem => ({
				kind: 'amendment',
				id: row.id,
				clauseId: row.clauseId,
				title: row.name,
				byName: row.byName,
				at: row.at,
				state: row.state,
				reason: row.reason,
				href: `/tavoli/${space.slug}/emendamenti/${row.id}`,
			}));
		},
	};
}
