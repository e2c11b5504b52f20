import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const clause = await app.draft.readClause(space.draftId, params.clause);
	if (clause === null) error(404);
	return {
		slug: space.slug,
		spaceTitle: space.title,
		draftTitle: space.draftTitle,
		clause: { id: clause.id, number: clause.number, title: clause.title, archived: clause.archived },
		thread: await app.lineage.threadOfClause(space, clause.id),
	};
};
