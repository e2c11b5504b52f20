import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { faultSummary, refusalWords } from '#lib/poll/refusal-words.ts';
import { newPollInput, newPollValues } from '#lib/poll/new-poll-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** `?in-sala`: a vote for the people in the room, opened and closed by hand, hands and paper counted.
 * `?articolo=`, `?proposta=`, `?emendamento=`: what the poll is to be about; none: a question of its own. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { space, may } = await parent();
	if (!may.facilitate) error(404, m.common_not_found());
	const { clauses } = await locals.app.draft.readText(space.draftId);
	const subject = url.searchParams.has('articolo')
		? `articolo:${url.searchParams.get('articolo')}`
		: url.searchParams.has('proposta')
			? `proposta:${url.searchParams.get('proposta')}`
			: url.searchParams.has('emendamento')
				? `emendamento:${url.searchParams.get('emendamento')}`
				: '';
	const clause = clauses.find(({ id }) => `articolo:${id}` === subject);
	return {
		key: crypto.randomUUID(),
		subject,
		inRoom: url.searchParams.has('in-sala'),
		clauses: clauses.map(({ id, number, title }) => ({ id, number, title })),
		title: clause ? m.poll_question_of_clause({ title: clause.title }) : '',
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { app, actor, asking } = locals;
		const space = await app.space.readSpace(actor, params.slug);
		if (space === null) error(404, m.common_not_found());
		const form = await request.formData();
		const values = newPollValues(form);
		const tooMany = await app.limits.take(asking, 'office');
		if (tooMany) return fail(429, { values, sentence: refusalWords('too-many'), faults: faultSummary({}) });
		const made = await app.poll.createPoll(actor, newPollInput(space.id, form));
		if (!('refused' in made)) redirect(303, `/tavoli/${space.slug}/voti/${made.pollId}`);
		if (made.refused === 'not-found') error(404, m.common_not_found());
		const faults: Record<string, string> = 'faults' in made ? { ...made.faults } : {};
		const sentence = 'faults' in made ? null : refusalWords(made.refused);
		return fail(400, { values, sentence, faults: faultSummary(faults) });
	},
};
