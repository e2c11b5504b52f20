import { personColor } from '#domain/person/color.ts';
import { roomName, type RoomKind } from '#protocol/room-name.ts';
import { meetingsAmong, type Meetings } from '#lib/workshop/meetings.ts';
import type { PageServerLoad } from './$types';

/** Who is writing at this moment. Names only for people who are in themselves: a visitor gets the number. */
export const load: PageServerLoad = async ({ locals, parent, isDataRequest }) => {
	const { space, may } = await parent();
	const { moderation, reading, workshop } = locals.app;
	if (!isDataRequest) await reading.beginSpaceNews(locals.actor, space.slug);
	const [unread, since, hidden, waiting, workshops] = await Promise.all([
		reading.unreadInSpace(locals.actor, space.slug),
		reading.sinceLastReading(locals.actor, space.draftId),
		moderation.hiddenCount(space.id),
		may.moderate ? moderation.waitingCount(space.id) : null,
		workshop.listWorkshops(locals.actor, space.id),
	]);
	function writers(kind: RoomKind, id: string) {
		const present = locals.app.sync.presence(roomName(kind, id));
		const people = [...new Map(present.map((one) => [one.personId, one])).values()];
		return {
			count: people.length,
			people:
				locals.person === null
					? []
					: people.map((one) => ({ name: one.name, color: personColor(one.personId) })),
		};
	}
	const { open, next, last } = meetingsAmong(workshops, Date.now());
	const outcome = last && (await workshop.outcomeInShort(locals.actor, last.id));
	const named = ({ id, title, place }: { id: string; title: string; place: string }) => ({
		id,
		title,
		place,
	});
	return {
		meetings: {
			open: open && named(open),
			next: next && { ...named(next), plannedAt: next.plannedAt },
			last: last && outcome && { ...named(last), at: last.startedAt ?? last.createdAt, outcome },
		} satisfies Meetings,
		moderation: { hidden, waiting },
		/** What is new to this person; nothing is known of a visitor. */
		unread: { news: unread, changes: since?.all ?? 0 },
		writers: { board: writers('board', space.boardId), draft: writers('draft', space.draftId) },
		news: await locals.app.space.latestNews(space),
	};
};
