import { personColor } from '#domain/person/color.ts';
import { roomName, type RoomKind } from '#protocol/room-name.ts';
import type { PageServerLoad } from './$types';

/** Who is writing at this moment. Names only for people who are in themselves: a visitor gets the number. */
export const load: PageServerLoad = async ({ locals, parent, isDataRequest }) => {
	const { space, may } = await parent();
	const { moderation, reading } = locals.app;
	if (!isDataRequest) await reading.beginSpaceNews(locals.actor, space.slug);
	const [unread, since, hidden, waiting] = await Promise.all([
		reading.unreadInSpace(locals.actor, space.slug),
		reading.sinceLastReading(locals.actor, space.draftId),
		moderation.hiddenCount(space.id),
		may.moderate ? moderation.waitingCount(space.id) : null,
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
	return {
		moderation: { hidden, waiting },
		/** What is new to this person; nothing is known of a visitor. */
		unread: { news: unread, changes: since?.all ?? 0 },
		writers: { board: writers('board', space.boardId), draft: writers('draft', space.draftId) },
		news: await locals.app.space.latestNews(space),
	};
};
