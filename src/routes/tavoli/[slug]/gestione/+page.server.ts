import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { app, actor } = locals;
	const { space } = await parent();
	const [members, invitations] = await Promise.all([
		app.space.listMembers(actor, params.slug),
		app.invitation.listInvitations(actor, { spaceId: space.id }),
	]);
	if (members === null || invitations === null) error(404, m.common_not_found());
	return {
		members,
		invitations: invitations.filter((line) => line.state === 'open'),
		posts: app.invitation.postsLetters,
		me: actor.kind === 'person' ? actor.personId : null,
	};
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
	invita: async ({ request, locals, params, url }) => {
		const values = valuesOf(await request.formData());
		const space = await locals.app.space.readSpace(locals.actor, params.slug);
		if (space === null) error(404, m.common_not_found());
		const answer = await locals.app.invitation.createInvitation(
			locals.actor,
			{
				kind: 'space',
				spaceId: space.id,
				role: values.role ?? '',
				organizationId: values.organizationId || null,
				email: values.email ?? '',
				note: '',
			},
			{ origin: url.origin, locale: locals.locale },
		);
		if (!('refused' in answer)) {
			return { invited: { link: url.origin + answer.path, posted: answer.delivery === 'posted' } };
		}
		if (answer.refused === 'not-here') error(404, m.common_not_found());
		return fail(400, { values, emailWrong: answer.faults.email !== undefined, refused: 'invitation' });
	},
	ritira: async ({ request, locals }) => {
		const { id } = valuesOf(await request.formData());
		const answer = await locals.app.invitation.revokeInvitation(locals.actor, id ?? '');
		if ('refused' in answer) error(404, m.common_not_found());
		return { done: true };
	},
};

function refused(code: 'not-found' | 'input-malformed' | 'member-unknown' | 'last-facilitator') {
	if (code === 'not-found') error(404, m.common_not_found());
	return fail(code === 'last-facilitator' ? 409 : 400, { refused: code });
}
