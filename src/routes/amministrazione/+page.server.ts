import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => {
	const office = await locals.app.space.readOffice(locals.actor);
	if (office === null) error(404, m.common_not_found());
	return { office, posts: locals.app.invitation.postsLetters };
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
	invita: async ({ request, locals, url }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.invitation.createInvitation(
			locals.actor,
			{
				kind: 'organization',
				organizationId: values.organizationId ?? '',
				position: values.position ?? '',
				email: values.email ?? '',
				note: '',
			},
			{ origin: url.origin, locale: locals.locale },
		);
		if (!('refused' in answer)) {
			return { invited: { link: url.origin + answer.path, posted: answer.delivery === 'posted' } };
		}
		if (answer.refused === 'not-here') error(404, m.common_not_found());
		return fail(400, { invitation: values, emailWrong: answer.faults.email !== undefined });
	},
};
