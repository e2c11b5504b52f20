import { error, fail, redirect } from '@sveltejs/kit';
import { newId } from '#lib/draft/new-id.ts';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Its author's own words, as long as nobody has answered to them. */
export const load: PageServerLoad = async ({ locals, parent, params }) => {
	const { space, may } = await parent();
	const { app, actor } = locals;
	const proposal = await app.proposal.readProposal({ actor, space: space.subject }, params.proposal);
	if (proposal === null || !proposal.mine.author || !may.propose) error(404);
	const here = `/tavoli/${space.slug}/proposte/${proposal.id}`;
	if (proposal.mine.edit !== 'change') redirect(303, here);
	return { here, written: { key: newId(), title: proposal.title, body: proposal.body } };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { app, actor } = locals;
		const space = await app.space.readSpace(actor, params.slug);
		if (space === null) error(404);
		const values = valuesOf(await request.formData());
		const tooMany = await app.limits.take(locals.asking, 'contribute');
		if (tooMany) return fail(429, { ...tooMany, values, faults: {} });
		const input = { ...values, spaceId: space.id, proposalId: params.proposal };
		const answer = await app.proposal.editProposal(actor, input);
		if (!('refused' in answer))
			redirect(303, `/tavoli/${params.slug}/proposte/${params.proposal}?fatto=cambiata`);
		if (answer.refused === 'not-found') error(404);
		const faults = ('faults' in answer ? answer.faults : {}) as Readonly<Record<string, string>>;
		return fail(answer.refused === 'fields' ? 400 : 409, {
			refused: answer.refused === 'fields' ? null : answer.refused,
			retryAfterSeconds: 0,
			values,
			faults,
		});
	},
};
