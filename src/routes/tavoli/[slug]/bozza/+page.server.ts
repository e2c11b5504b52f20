import { error } from '@sveltejs/kit';
import { can } from '#domain/space/can.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const [text, comments, since] = await Promise.all([
		app.draft.readText(space.draftId),
		app.comment.countsByClause(space.draftId),
		app.reading.sinceLastReading(actor, space.draftId),
	]);
	// The first time all of it is new: this is what the next time is compared with.
	if (since === null) await app.reading.beginReading(actor, space.slug);
	return {
		slug: space.slug,
		draftTitle: space.draftTitle,
		spaceTitle: space.title,
		mayWrite: can(actor, 'write-draft', space.subject),
		text,
		since,
		comments: Object.fromEntries(comments),
	};
};
