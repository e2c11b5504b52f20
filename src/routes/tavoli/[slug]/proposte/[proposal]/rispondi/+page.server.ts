import { error, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { newId } from '#lib/draft/new-id.ts';
import { sent, told } from '#lib/proposal/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** For whoever answers in the name of the tavolo. */
export const load: PageServerLoad = async ({ locals, parent, params }) => {
	const { space, may } = await parent();
	const { app, actor } = locals;
	const proposal = await app.proposal.readProposal({ actor, space: space.subject }, params.proposal);
	if (proposal === null || !may.answer || proposal.state === 'withdrawn') error(404);
	const text = await app.draft.readText(space.draftId);
	return {
		proposal: { title: proposal.title, state: proposal.state, linkedClauses: proposal.linkedClauses },
		here: `/tavoli/${space.slug}/proposte/${params.proposal}`,
		clauses: text.clauses.map(({ id, number, title }) => ({ id, number, title })),
		key: newId(),
	};
};

export const actions: Actions = {
	rispondi: async (event) => {
		const here = await sent(event, 'rispondi', 'office');
		if ('over' in here) return here.over;
		const answer = await here.room.answerProposal(here.actor, here.input);
		const accepted = here.values.to === 'accepted' || here.values.to === 'partly';
		// Whoever accepts says next where it went; whoever doesn't is done.
		if (!('refused' in answer) && !accepted) {
			redirect(303, `/tavoli/${event.params.slug}/proposte/${event.params.proposal}?fatto=risposta`);
		}
		return told('rispondi', here.values, answer, m.proposal_decided());
	},
	articolo: async (event) => {
		const here = await sent(event, 'articolo', 'office');
		if ('over' in here) return here.over;
		const on = here.values.on === '1';
		const answer = await here.room.linkClause(here.actor, {
			...here.input,
			clauseId: here.values.clause,
			on,
		});
		return told('articolo', here.values, answer, on ? m.proposal_linked() : m.proposal_unlinked());
	},
};
