import { roomName } from '#protocol/room-name.ts';
import type { PageServerLoad } from './$types';

/** Every body that publishes here, with the tavoli this person may read and how many write in each now. */
export const load: PageServerLoad = async ({ locals }) => {
	const { app, actor } = locals;
	const hosts = await app.space.listSpaces(actor);
	function writersIn(boardId: string, draftId: string): number {
		const rooms = [roomName('board', boardId), roomName('draft', draftId)];
		return new Set(rooms.flatMap((room) => app.sync.presence(room).map((one) => one.personId))).size;
	}
	return {
		hosts: hosts.map((host) => ({
			slug: host.slug,
			name: host.name,
			place: host.place,
			spaces: host.spaces.map((space) => ({
				...space,
				writers: writersIn(space.boardId, space.draftId),
			})),
		})),
		mayOpen: actor.kind === 'person' && actor.administrator,
	};
};
