import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { space } = await parent();
	const seated = new Set(space.organizations.map((each) => each.id as string));
	const all = await locals.app.space.listOrganizationChoices(locals.actor);
	return { choices: all.filter((choice) => !seated.has(choice.id)) };
};

export const actions: Actions = {
	siede: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.space.seatOrganization(locals.actor, params.slug, values);
		return 'refused' in answer ? refused(answer.refused) : { done: true };
	},
	togli: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.space.unseatOrganization(locals.actor, params.slug, values);
		return 'refused' in answer ? refused(answer.refused) : { done: true };
	},
};

function refused(
	code: 'not-found' | 'input-malformed' | 'organization-unknown' | 'organization-has-members',
) {
	if (code === 'not-found') error(404, m.common_not_found());
	return fail(code === 'organization-has-members' ? 409 : 400, { refused: code });
}
