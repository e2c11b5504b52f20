import { error, fail, redirect } from '@sveltejs/kit';
import { safeReturn } from '#lib/person/cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** Exactly what changed in the text since this person last read it. */
export const load: PageServerLoad = async ({ locals, parent, isDataRequest }) => {
	const { space } = await parent();
	const { app, actor } = locals;
	const since = await app.reading.changesSinceLastReading(actor, space.draftId);
	// Somebody who comes here first has nothing to compare with: from now on they have.
	if (since === null && !isDataRequest) await app.reading.beginReading(actor, space.slug);
	return { since };
};

export const actions: Actions = {
	letto: async ({ request, locals, params }) => {
		const form = await request.formData();
		const tooMany = await locals.app.limits.take(locals.asking, 'vote');
		if (tooMany) return fail(429, tooMany);
		const answer = await locals.app.reading.markRead(locals.actor, params.slug, form.get('seen'));
		if (!('refused' in answer)) {
			redirect(
				303,
				safeReturn(String(form.get('ritorno') ?? ''), `/tavoli/${params.slug}/bozza/ultima-volta`),
			);
		}
		if (answer.refused === 'not-found') error(404);
		return fail(400, { refused: answer.refused });
	},
};
