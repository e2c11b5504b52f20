import { hiddenAmong } from '../moderation/views.ts';
import type { NameSource } from '../moderation/register-views.ts';
import { pollsAmong } from './store.ts';

/** Votes in the register, by the question they ask. One about something hidden may repeat its words: it keeps no name. */
export const pollNames: NameSource = {
	kind: 'poll',
	async names(db, space, ids) {
		const polls = await pollsAmong(db, space.id, ids);
		const hidden = new Set<string>();
		for (const kind of ['proposal', 'amendment'] as const) {
			const about = polls.flatMap(({ subject }) => (subject.kind === kind ? [subject.id] : []));
			for (const id of (await hiddenAmong(db, kind, about)).keys()) hidden.add(id);
		}
		return polls
			.filter(({ subject }) => !('id' in subject && hidden.has(subject.id)))
			.map(({ id, title }) => ({ id, title, href: `/tavoli/${space.slug}/voti/${id}` }));
	},
};
