import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The live feed of one tavolo, for everybody who may read it. */
export const GET: RequestHandler = async ({ locals, params, getClientAddress }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const stream = app.live.open({
		spaceId: space.id,
		personId: actor.kind === 'person' ? actor.personId : null,
		sessionId: actor.kind === 'person' ? actor.sessionId : null,
		address: getClientAddress(),
	});
	if ('refused' in stream) return new Response(null, { status: 429, headers: { 'retry-after': '30' } });
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			// A proxy that gathers before it sends would hold everything back.
			'x-accel-buffering': 'no',
		},
	});
};
