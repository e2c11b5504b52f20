import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const members = await locals.app.space.listMembers(locals.actor, params.slug);
	if (members === null) error(404, m.common_not_found());
	return { members, me: locals.actor.kind === 'person' ? locals.actor.personId : null };
};

export const actions: Actions = {
	ruolo: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.space.changeRole(locals.actor, params.slug, values);
		return 'refused' in answer ? refused(answer.refused) : { done: true };
	},
	togli: async ({ request, locals, params }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.space.removeMember(locals.actor, params.slug, values);
		return 'refused' in answer ? refused(answer.refused) : { done: true };
	},
};

function refused(code: 'not-found' | 'input-malformed' | 'member-unknown' | 'last-facilitator') {
	if (code === 'not-found') error(404, m.common_not_found());
	return fail(code === 'last-facilitator' ? 409 : 400, { refused: code });
}
