import type { Kit } from '../kit.ts';
import type { ModerationSource } from '../moderation/source.ts';
import { dropSearchText } from '../storage/search.ts';
import { anchorById } from './anchor-store.ts';
import { putWords } from './put-words.ts';
import { commentToHide, commentsToModerate } from './moderation-store.ts';
import { tellThread } from './tell-counts.ts';

/** Comments as whoever moderates sees them. What is hidden is not counted, not drawn and not found. */
export function commentModerationSource(kit: Kit): ModerationSource {
	return {
		kind: 'comment',
		async find(db, space, ids) {
			const rows = await commentsToModerate(db, space.id, ids);
			return rows.map((row) => ({
				id: row.id,
				text: row.text,
				authorId: row.person_id,
				authorName: row.person_name ?? row.guest_name,
				guest: row.guest_name !== null,
				at: row.at,
				href: `/tavoli/${space.slug}/commenti/${row.id}`,
				...(row.clause_id === null ? {} : { clauseId: row.clause_id }),
			}));
		},
		async shifted(unit, id, hidden) {
			const comment = await commentToHide(unit.db, id);
			if (comment === null) return;
			if (hidden) await dropSearchText(unit.db, 'comment', id);
			else if (comment.withdrawn_at === null) {
				const quote = (await anchorById(unit.db, id))?.quote ?? '';
				await putWords(unit, comment.space_id, { id, text: comment.text, quote });
			}
			await tellThread(kit, unit, comment);
		},
	};
}
