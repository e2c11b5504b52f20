import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The event channel of the desk (`?per=regia`) and of the projector (`?per=proiettore`): it says when to read again, and nothing else. */
export const GET: RequestHandler = async ({ locals, params, url, getClientAddress }) => {
	const { app, actor } = locals;
	const desk = await app.workshop.deskView(actor, params.workshop);
	if (desk === null || actor.kind !== 'person') error(404);
	const { workshop } = desk.stored;
	const stream = app.workshop.feed.open({
		role: url.searchParams.get('per') === 'proiettore' ? 'projector' : 'desk',
		workshopId: workshop.id,
		spaceId: workshop.spaceId,
		personId: actor.personId,
		sessionId: actor.sessionId,
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
