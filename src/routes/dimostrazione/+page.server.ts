import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { safeReturn, setSessionCookie } from '#lib/person/cookies.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	if (!app.config.demonstration) error(404, m.common_not_found());
	return {
		people: await app.person.demonstrationPeople(),
		back: safeReturn(url.searchParams.get('poi'), ''),
	};
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		const form = await request.formData();
		const outcome = await locals.app.person.stepIn({
			person: String(form.get('person') ?? ''),
			device: request.headers.get('user-agent') ?? '',
		});
		if ('refused' in outcome) return fail(404, { refused: outcome.refused });
		setSessionCookie(cookies, url, outcome);
		redirect(303, safeReturn(String(form.get('back') ?? ''), '/'));
	},
};
