import type { Kit } from '../kit.ts';
import type { ThreadSource } from '../lineage/thread-source.ts';
import { pollsOfClauses } from './store.ts';
import { namesOf } from './voter-store.ts';

/** Polls in *il filo* of a clause. How a poll ended is a word of its state; the figures are on its own page. */
export function pollThread(kit: Kit): ThreadSource {
	return {
		async itemsOfClauses(space, clauseIds) {
			const db = kit.storage.read;
			const polls = await pollsOfClauses(db, space.draftId, clauseIds);
			const names = await namesOf(
				db,
				polls.flatMap(({ createdBy }) => (createdBy === null ? [] : [createdBy])),
			);
			return polls
				.filter(({ state }) => state !== 'waiting')
				.toReversed()
				.map((poll) => ({
					kind: 'poll' as const,
					id: poll.id,
					clauseId: poll.subject.kind === 'clause' ? poll.subject.clauseId : '',
					title: poll.title,
					byName: poll.createdBy === null ? null : (names.get(poll.createdBy) ?? null),
					at: poll.openedAt ?? poll.createdAt,
					state: poll.state,
					reason: '',
					href: `/tavoli/${space.slug}/voti/${poll.id}`,
				}));
		},
	};
}
