import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The threads of a clause, for the panel of the writing page. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null) error(404);
	const found = await locals.app.comment.threadsOfClause(locals.actor, space.draftId, params.clause);
	return json(found, { headers: { 'cache-control': 'no-store' } });
};
