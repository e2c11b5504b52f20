import { error, json } from '@sveltejs/kit';
import { can } from '#domain/space/can.ts';
import type { RequestHandler } from './$types';

/** A task for the browser of somebody without an account who wants to write here. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null || !can(locals.actor, 'comment-as-guest', space.subject)) error(404);
	const tooMany = await locals.app.limits.take(locals.asking, 'guest-challenge');
	if (tooMany) {
		return json(
			{ type: 'about:blank', title: 'Too Many Requests', status: 429 },
			{
				status: 429,
				headers: {
					'content-type': 'application/problem+json',
					'retry-after': String(tooMany.retryAfterSeconds),
				},
			},
		);
	}
	return json(await locals.app.moderation.guests.offer(params.slug), {
		headers: { 'cache-control': 'no-store' },
	});
};
