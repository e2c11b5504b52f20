import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { dayText } from '#lib/space/day-text.ts';
import { valuesOf, type FormValues } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ parent }) => {
	const { space } = await parent();
	const values: FormValues = {
		title: space.title,
		place: space.place,
		purpose: space.purpose,
		decides: space.decides,
		decidesNot: space.decidesNot,
		whoDecides: space.whoDecides,
		answerDue: dayText(space.answerDueOn),
		visibility: space.visibility,
		residentsWrite: space.residentsWrite ? 'on' : '',
		accountsOnly: space.guestsComment ? '' : 'on',
	};
	return { values };
};

export const actions: Actions = {
	parole: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.space.editSettings(locals.actor, params.slug, {
			...values,
			residentsWrite: values.residentsWrite === 'on',
			guestsComment: values.accountsOnly !== 'on',
			unprotect: values.unprotect === 'on',
		});
		if (!('refused' in answer)) {
			// An office that is not in the tavolo has just protected it: it is no longer there for them.
			const still = await locals.app.space.readSpace(locals.actor, params.slug);
			if (still === null) redirect(303, '/');
			return { done: true };
		}
		if (answer.refused === 'not-found') error(404, m.common_not_found());
		return fail(400, { values, faults: 'faults' in answer ? answer.faults : {} });
	},
	risposta: async ({ request, locals, params }) => {
		const answeredOn = String((await request.formData()).get('answeredOn') ?? '');
		const answer = await locals.app.space.recordAnswer(locals.actor, params.slug, answeredOn);
		if (!('refused' in answer)) return { done: true };
		if (answer.refused === 'not-found') error(404, m.common_not_found());
		return fail(400, { answeredOn, answerFault: answer.refused });
	},
	chiudi: async ({ locals, params }) => {
		const answer = await locals.app.space.closeSpace(locals.actor, params.slug);
		if ('refused' in answer) error(404, m.common_not_found());
		return { done: true };
	},
	riapri: async ({ locals, params }) => {
		const answer = await locals.app.space.reopenSpace(locals.actor, params.slug);
		if ('refused' in answer) error(404, m.common_not_found());
		return { done: true };
	},
};
