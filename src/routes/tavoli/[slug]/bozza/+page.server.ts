import { error } from '@sveltejs/kit';
import { can } from '#domain/space/can.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const [text, comments] = await Promise.all([
		app.draft.readText(space.draftId),
		app.comment.countsByClause(space.draftId),
	]);
	return {
		slug: space.slug,
		draftTitle: space.draftTitle,
		spaceTitle: space.title,
		mayWrite: can(actor, 'write-draft', space.subject),
		text,
		comments: Object.fromEntries(comments),
	};
};
