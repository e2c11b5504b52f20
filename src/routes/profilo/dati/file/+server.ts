import { error, redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** All of it in one file, for whoever it is about. */
export const GET: RequestHandler = async ({ locals }) => {
	const { app, actor } = locals;
	if (actor.kind !== 'person') redirect(303, '/entra?poi=/profilo/dati');
	if (await app.limits.take(locals.asking, 'document')) error(429);
	const data = await app.person.myData(actor);
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			// A name that says nothing to whoever else uses the device.
			'content-disposition': `attachment; filename="dati-${data.madeAt.slice(0, 10)}.json"`,
			'cache-control': 'private, no-store',
		},
	});
};
