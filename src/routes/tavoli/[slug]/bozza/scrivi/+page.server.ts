import { error, redirect } from '@sveltejs/kit';
import { can, spaceActions, type SpaceAction } from '#domain/space/can.ts';
import { readerOf } from '#lib/comment/reader.ts';
import { newId } from '#lib/draft/new-id.ts';
import { roomName } from '#protocol/room-name.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	// Who may read but not write is shown the same text where it can be read.
	if (actor.kind === 'visitor' || !can(actor, 'write-draft', space.subject)) {
		redirect(303, `/tavoli/${space.slug}/bozza`);
	}
	const may = Object.fromEntries(
		spaceActions.map((action) => [action, can(actor, action, space.subject)]),
	) as Record<SpaceAction, boolean>;
	const [text, passages] = await Promise.all([
		app.draft.readText(space.draftId),
		app.comment.passagesOf(space.draftId),
	]);
	return {
		slug: space.slug,
		draftTitle: space.draftTitle,
		spaceTitle: space.title,
		room: roomName('draft', space.draftId),
		personId: actor.personId,
		clauses: text.clauses,
		passages,
		reader: readerOf(space, may, false, url.pathname, newId()),
		// In a protected tavolo nobody is followed with the eyes.
		readingSeen: space.subject.visibility !== 'protected',
	};
};
