import type { ModerationSource } from '../moderation/source.ts';
import { rowsForModeration } from './source-views.ts';

/** Emendamenti as whoever moderates has to see them: name, title, words, reason. */
export const amendmentModeration: ModerationSource = {
	kind: 'amendment',
	async find(db, space, ids) {
		const rows = await rowsForModeration(db, space.id, ids);
		return rows.map((row) => ({
			id: row.id,
			text: [row.name, row.clause_title ?? '', row.plain, row.reason]
				.filter((part) => part !== '')
				.join('\n\n'),
			authorId: row.author_id,
			authorName: row.author_name,
			at: row.at,
			href: `/tavoli/${space.slug}/emendamenti/${row.id}`,
			clauseId: row.clause_id,
		}));
	},
};
