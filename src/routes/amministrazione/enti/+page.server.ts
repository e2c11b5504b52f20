import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import { askedList } from '#lib/space/office/asked-list.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = askedList(url);
	const page = await locals.app.space.listOfficeBodies(locals.actor, asked);
	if (page === null) error(404, m.common_not_found());
	return { asked, page, posts: locals.app.invitation.postsLetters };
};

export const actions: Actions = {
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
