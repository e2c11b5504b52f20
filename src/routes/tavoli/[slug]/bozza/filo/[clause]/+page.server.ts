import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const text = await app.draft.readText(space.draftId);
	const clause = text.clauses.find(({ id }) => id === params.clause);
	if (!clause) error(404);
	return {
		slug: space.slug,
		spaceTitle: space.title,
		draftTitle: space.draftTitle,
		clause: { id: clause.id, number: clause.number, title: clause.title },
		cards: await app.lineage.threadOfClause(space.draftId, clause.id),
	};
};
