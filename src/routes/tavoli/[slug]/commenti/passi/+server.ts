import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where open threads stand in the draft, to be drawn on the writing page. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null) error(404);
	const [passages, counts] = await Promise.all([
		locals.app.comment.passagesOf(space.draftId),
		locals.app.comment.countsByClause(space.draftId),
	]);
	return json({ passages, counts: Object.fromEntries(counts) }, { headers: { 'cache-control': 'no-store' } });
};
