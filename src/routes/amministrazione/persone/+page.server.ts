import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { askedList } from '#lib/space/office/asked-list.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = askedList(url);
	const page = await locals.app.space.listOfficePeople(locals.actor, asked);
	if (page === null) error(404, m.common_not_found());
	return { asked, page };
};

export const actions: Actions = {
	segreteria: async ({ request, locals }) => {
		const form = await request.formData();
		const answer = await locals.app.person.nameAdministrator(locals.actor, {
			personId: String(form.get('personId') ?? ''),
			administrator: form.get('administrator') === 'on',
		});
		if (!('refused' in answer)) return { done: true };
		if (answer.refused === 'not-here') error(404, m.common_not_found());
		return fail(400, { officeRefused: answer.refused });
	},
};
