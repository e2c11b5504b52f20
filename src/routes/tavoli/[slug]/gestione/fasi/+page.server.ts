import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { faultsByField, phaseValues, typedPhases, valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ parent }) => {
	const { space } = await parent();
	return { values: phaseValues(space.phases) };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const phases = typedPhases(values);
		const answer = await locals.app.space.editPhases(locals.actor, params.slug, phases);
		if (!('refused' in answer)) return { done: true };
		if (answer.refused === 'not-found') error(404, m.common_not_found());
		return fail(400, { values, faults: 'faults' in answer ? faultsByField(answer.faults, phases) : {} });
	},
};
