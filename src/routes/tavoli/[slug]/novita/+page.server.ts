import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** What happened in this tavolo since this person last read. Of a visitor nothing is kept, so nothing is told. */
export const load: PageServerLoad = async ({ locals, parent, url, isDataRequest, depends }) => {
	depends('tavolo:news');
	const { space } = await parent();
	const { app, actor } = locals;
	const before = url.searchParams.get('prima');
	if (!isDataRequest) await app.reading.beginSpaceNews(actor, space.slug);
	const [news, since] = await Promise.all([
		app.reading.readSpaceNews(actor, space.slug, before),
		app.reading.sinceLastReading(actor, space.draftId),
	]);
	return { news, since, older: before !== null };
};

export const actions: Actions = {
	viste: async ({ request, locals, params }) => {
		const form = await request.formData();
		const tooMany = await locals.app.limits.take(locals.asking, 'vote');
		if (tooMany) return fail(429, { refused: true });
		const answer = await locals.app.reading.markSpaceNewsSeen(
			locals.actor,
			params.slug,
			String(form.get('fino') ?? ''),
		);
		if (!('refused' in answer)) redirect(303, `/tavoli/${params.slug}/novita`);
		if (answer.refused === 'not-found') error(404);
		return fail(400, { refused: true });
	},
};
