import { error, fail, redirect } from '@sveltejs/kit';
import { isAwaited, promisedAnswer } from '#domain/proposal/life.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import { newId } from '#lib/draft/new-id.ts';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Limited } from '#server/limits/limits.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One proposal, and everything people said and decided about it. */
export const load: PageServerLoad = async ({ locals, parent, params, depends, url }) => {
	depends('tavolo:proposal');
	const { space, may } = await parent();
	const { app, actor } = locals;
	const proposal = await app.proposal.readProposal({ actor, space: space.subject }, params.proposal);
	if (proposal === null) error(404);
	const answers = may.answer && proposal.state !== 'withdrawn';
	const text = answers ? await app.draft.readText(space.draftId) : null;
	return {
		proposal,
		answers,
		awaited: isAwaited(proposal.state),
		promise: promisedAnswer(
			{
				state: proposal.state,
				createdOn: dayAt(proposal.createdAt),
				promisedOn: proposal.promisedOn as Day | null,
			},
			space.answerDueOn,
			dayAt(Date.now()),
		),
		clauses: text?.clauses.map(({ id, number, title }) => ({ id, number, title })) ?? [],
		just: {
			published: url.searchParams.get('fatto') === 'pubblicata',
			changed: url.searchParams.get('fatto') === 'cambiata',
		},
		keys: { argue: newId(), attach: newId(), author: newId(), answer: newId() },
	};
};

/** What a form sent, with the tavolo it is about; too many at once come back before anything is done. */
async function sent(event: RequestEvent, act: string, turn: Limited) {
	const { locals, params } = event;
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	let form: FormData;
	try {
		form = await event.request.formData();
	} catch (problem) {
		// Whoever sends more than a form may hold still gets the page back, with a sentence.
		if ((problem as { status?: number }).status !== 413) throw problem;
		return { over: fail(413, { act, refused: 'too-large', retryAfterSeconds: 0, values: {}, faults: {} }) };
	}
	const values = valuesOf(form);
	const tooMany = await app.limits.take(locals.asking, turn);
	if (tooMany) return { over: fail(429, { act, ...tooMany, values, faults: {} }) };
	const input = { ...values, spaceId: space.id, proposalId: params.proposal };
	return { over: null, proposal: app.proposal, actor, form, values, input };
}

function told(
	act: string,
	values: Readonly<Record<string, string>>,
	answer: object & {
		readonly refused?: string;
		readonly faults?: Readonly<Record<string, string | undefined>>;
	},
) {
	if (answer.refused === undefined)
		return { act, done: true, refused: null, retryAfterSeconds: 0, values: {}, faults: {} };
	if (answer.refused === 'not-found') error(404);
	const faults = (answer.faults ?? {}) as Readonly<Record<string, string>>;
	const status = answer.faults ? 400 : 409;
	return fail(status, {
		act,
		refused: answer.faults ? null : answer.refused,
		retryAfterSeconds: 0,
		values,
		faults,
	});
}

export const actions: Actions = {
	sostieni: async (event) => {
		const { over, ...here } = await sent(event, 'sostieni', 'vote');
		if (over) return over;
		const on = here.values!.on === '1';
		return told('sostieni', {}, await here.proposal!.supportProposal(here.actor!, { ...here.input, on }));
	},
	segui: async (event) => {
		const { over, ...here } = await sent(event, 'segui', 'vote');
		if (over) return over;
		const on = here.values!.on === '1';
		return told('segui', {}, await here.proposal!.followProposal(here.actor!, { ...here.input, on }));
	},
	argomenta: async (event) => {
		const { over, ...here } = await sent(event, 'argomenta', 'contribute');
		if (over) return over;
		return told('argomenta', here.values!, await here.proposal!.argue(here.actor!, here.input));
	},
	concorda: async (event) => {
		const { over, ...here } = await sent(event, 'concorda', 'vote');
		if (over) return over;
		const input = { ...here.input, argumentId: here.values!.argument, on: here.values!.on === '1' };
		return told('concorda', {}, await here.proposal!.supportArgument(here.actor!, input));
	},
	allega: async (event) => {
		const { over, ...here } = await sent(event, 'allega', 'contribute');
		if (over) return over;
		const file = here.form!.get('file');
		const bytes = new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
		const input = { ...here.input, name: file instanceof File ? file.name : '', bytes };
		return told('allega', {}, await here.proposal!.attachFile(here.actor!, input));
	},
	togli: async (event) => {
		const { over, ...here } = await sent(event, 'togli', 'contribute');
		if (over) return over;
		const input = { ...here.input, attachmentId: here.values!.attachment };
		return told('togli', {}, await here.proposal!.detachFile(here.actor!, input));
	},
	aggiungi: async (event) => {
		const { over, ...here } = await sent(event, 'aggiungi', 'contribute');
		if (over) return over;
		return told('aggiungi', here.values!, await here.proposal!.addToProposal(here.actor!, here.input));
	},
	ritira: async (event) => {
		const { over, ...here } = await sent(event, 'ritira', 'contribute');
		if (over) return over;
		const answer = await here.proposal!.withdrawProposal(here.actor!, here.input);
		if (!('refused' in answer))
			redirect(303, `/tavoli/${event.params.slug}/proposte/${event.params.proposal}`);
		return told('ritira', {}, answer);
	},
	rispondi: async (event) => {
		const { over, ...here } = await sent(event, 'rispondi', 'office');
		if (over) return over;
		return told('rispondi', here.values!, await here.proposal!.answerProposal(here.actor!, here.input));
	},
	articolo: async (event) => {
		const { over, ...here } = await sent(event, 'articolo', 'office');
		if (over) return over;
		const on = here.values!.on === '1';
		const input = { ...here.input, clauseId: here.values!.clause, on };
		const answer = await here.proposal!.linkClause(here.actor!, input);
		return told(on ? 'articolo' : 'articolo-via', {}, answer);
	},
};
