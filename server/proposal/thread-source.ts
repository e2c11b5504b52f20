import type { ThreadItem } from '#domain/lineage/thread-item.ts';
import type { Kit } from '../kit.ts';
import { linksBetween } from '../lineage/views.ts';
import type { ThreadSource } from '../lineage/thread-source.ts';
import { threadRows } from './thread-views.ts';

/** Proposals as stations of *il filo*: those that went into a clause. */
export function proposalThread(kit: Kit): ThreadSource {
	return {
		async itemsOfClauses(space, clauseIds) {
			const kinds = { from: 'proposal', to: 'clause' };
			const links = await linksBetween(kit, space.id, kinds, { toIds: clauseIds });
			const rows = await threadRows(kit, space.id, [...new Set(links.map(({ fromId }) => fromId))]);
			return links
				.flatMap(({ fromId, toId, at: since }): ThreadItem[] => {
					const row = rows.get(fromId);
					if (!row) return [];
					const href = `/tavoli/${space.slug}/proposte/${fromId}`;
					return [{ kind: 'proposal', id: fromId, clauseId: toId, ...row, since, href }];
				})
				.sort((one, other) => one.at - other.at);
		},
	};
}
