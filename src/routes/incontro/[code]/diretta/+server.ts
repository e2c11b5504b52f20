import { error } from '@sveltejs/kit';
import { readSeat } from '#lib/workshop/seat-cookie.ts';
import type { RequestHandler } from './$types';

/** The event channel of one seat: it says when to read again, and nothing else. */
export const GET: RequestHandler = async ({ locals, params, cookies, getClientAddress }) => {
	const { app, actor } = locals;
	const seated = await app.workshop.seatAt(params.code, { actor, token: readSeat(cookies, params.code) });
	if (seated === null) error(404);
	const stream = app.workshop.feed.open({
		role: 'seat',
		workshopId: seated.stored.workshop.id,
		spaceId: seated.stored.workshop.spaceId,
		seatId: seated.seat.id,
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
