import { error, fail, redirect } from '@sveltejs/kit';
import { newId } from '#lib/draft/new-id.ts';
import { safeReturn } from '#lib/person/cookies.ts';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** One contribution, to be reported; by whoever moderates, to be hidden. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const kind = url.searchParams.get('tipo') ?? '';
	const id = url.searchParams.get('id') ?? '';
	const subject = await locals.app.moderation.subject(locals.actor, params.slug, kind, id);
	if (subject === null) error(404);
	const { text, authorName, guest = false, fromThere, href, hidden, own } = subject;
	return {
		subject: { kind, id, text, authorName, guest, fromThere, hidden, own },
		back: safeReturn(url.searchParams.get('ritorno'), href),
		key: newId(),
	};
};

export const actions: Actions = {
	segnala: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const tooMany = await locals.app.limits.take(locals.asking, 'report');
		if (tooMany) return fail(429, { ...tooMany, values });
		const answer = await locals.app.moderation.reportContribution(locals.actor, params.slug, values);
		if (!('refused' in answer)) return { done: true };
		if (answer.refused === 'not-found') error(404);
		return fail(answer.refused === 'fields' ? 400 : 409, { ...answer, values });
	},
	nascondi: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const tooMany = await locals.app.limits.take(locals.asking, 'office');
		if (tooMany) return fail(429, { ...tooMany, values });
		const answer = await locals.app.moderation.hideContribution(locals.actor, params.slug, values);
		if (!('refused' in answer)) redirect(303, `/tavoli/${params.slug}/moderazione?fatto=nascosto`);
		if (answer.refused === 'not-found') error(404);
		return fail(answer.refused === 'fields' ? 400 : 409, { ...answer, values });
	},
};
