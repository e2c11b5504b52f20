import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Proposals like the title somebody is typing. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const tooMany = await app.limits.take(locals.asking, 'search');
	if (tooMany) {
		return new Response(null, { status: 429, headers: { 'retry-after': String(tooMany.retryAfterSeconds) } });
	}
	const title = (url.searchParams.get('titolo') ?? '').slice(0, 400);
	const similar = await app.proposal.similarProposals({ actor, space: space.subject }, title);
	return json(
		{
			similar: similar.map(({ id, title, excerpt, state, support }) => ({
				id,
				title,
				excerpt,
				state,
				support,
			})),
		},
		{ headers: { 'cache-control': 'no-store' } },
	);
};
