import { error } from '@sveltejs/kit';
import { isAwaited, promisedAnswer } from '#domain/proposal/life.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import { m } from '#i18n/paraglide/messages.js';
import { newId } from '#lib/draft/new-id.ts';
import { lifeSteps } from '#lib/proposal/life-steps.ts';
import { takePart } from '#lib/proposal/take-part.ts';
import { sent, told } from '#lib/proposal/form.ts';
import type { Actions, PageServerLoad } from './$types';

const happened: Readonly<Record<string, () => string>> = {
	pubblicata: m.proposal_published,
	cambiata: m.proposal_saved,
	aggiunta: m.proposal_added,
	risposta: m.proposal_decided,
};

/** One proposal, and everything people said and decided about it. */
export const load: PageServerLoad = async ({ locals, parent, params, depends, url }) => {
	depends('tavolo:proposal');
	const { space, may } = await parent();
	const { app, actor } = locals;
	const [proposal, poll, comments] = await Promise.all([
		app.proposal.readProposal({ actor, space: space.subject }, params.proposal),
		app.poll.pollOfSubject(actor, space, 'proposal', params.proposal),
		app.comment.threadsOfSubject(actor, space.id, { kind: 'proposal', id: params.proposal }),
	]);
	if (proposal === null) error(404);
	const origin =
		proposal.card === null || proposal.hidden
			? null
			: await app.workshop.originOfCard(space.id, proposal.card.id);
	const dates = {
		state: proposal.state,
		createdOn: dayAt(proposal.createdAt),
		promisedOn: proposal.promisedOn as Day | null,
	};
	return {
		proposal,
		/** The incontro its card comes from. */
		origin,
		vote: poll && { poll, key: newId() },
		/** As many as are shown at once, at least. */
		comments: comments.threads.flatMap((thread) => thread.comments.filter(({ withdrawn }) => !withdrawn))
			.length,
		path: lifeSteps(proposal.state, proposal.steps),
		awaited: isAwaited(proposal.state),
		promise: promisedAnswer(dates, space.answerDueOn, dayAt(Date.now())),
		instead: takePart(
			may.propose,
			actor.kind === 'person',
			space,
			`/tavoli/${space.slug}/proposte/${proposal.id}`,
		),
		happened: happened[url.searchParams.get('fatto') ?? '']?.() ?? null,
		key: newId(),
	};
};

export const actions: Actions = {
	sostieni: async (event) => {
		const here = await sent(event, 'sostieni', 'vote');
		if ('over' in here) return here.over;
		const on = here.values.on === '1';
		return told('sostieni', {}, await here.room.supportProposal(here.actor, { ...here.input, on }));
	},
	segui: async (event) => {
		const here = await sent(event, 'segui', 'vote');
		if ('over' in here) return here.over;
		const on = here.values.on === '1';
		return told('segui', {}, await here.room.followProposal(here.actor, { ...here.input, on }));
	},
	argomenta: async (event) => {
		const here = await sent(event, 'argomenta', 'contribute');
		if ('over' in here) return here.over;
		const answer = await here.room.argue(here.actor, here.input);
		return told('argomenta', here.values, answer, m.proposal_argued(), { text: 'argument' });
	},
	ritira: async (event) => {
		const here = await sent(event, 'ritira', 'contribute');
		if ('over' in here) return here.over;
		const input = { ...here.input, argumentId: here.values.argument };
		return told(
			'ritira',
			{},
			await here.room.withdrawArgument(here.actor, input),
			m.proposal_argument_gone(),
		);
	},
	concorda: async (event) => {
		const here = await sent(event, 'concorda', 'vote');
		if ('over' in here) return here.over;
		const input = { ...here.input, argumentId: here.values.argument, on: here.values.on === '1' };
		return told('concorda', {}, await here.room.supportArgument(here.actor, input));
	},
};
