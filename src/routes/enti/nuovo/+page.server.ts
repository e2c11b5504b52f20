import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { typedLogo, typedOrganization } from '#lib/organization/typed-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.actor.kind !== 'person' || !locals.actor.administrator) error(404, m.common_not_found());
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData();
		const typed = typedOrganization(form);
		const host = form.get('host') !== null;
		const logo = await typedLogo(form);
		const outcome = await locals.app.organization.createOrganization(locals.actor, typed, { host, logo });
		if (!('refused' in outcome)) redirect(303, `/enti/${outcome.slug}`);
		if (outcome.refused === 'not-here') error(404, m.common_not_found());
		return fail(400, { typed, host, faults: outcome.faults });
	},
};
