import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The thread of a clause for the panel of the writing page. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null) error(404);
	const thread = await locals.app.lineage.threadOfClause(space, params.clause);
	return json(thread, { headers: { 'cache-control': 'no-store' } });
};
