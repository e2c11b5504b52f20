import { error, fail, redirect } from '@sveltejs/kit';
import { can } from '#domain/space/can.ts';
import { longest } from '#domain/proposal/words.ts';
import { faultTexts, refusalText } from '#lib/proposal/form-words.ts';
import { newId } from '#lib/draft/new-id.ts';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Long cards begin the explanation, short ones are the proposal in a line. */
function fromCard(text: string) {
	const [first = ''] = text.split('\n');
	return first.length <= longest.title ? { title: first, body: '' } : { title: '', body: text };
}

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
	const { space, may } = await parent();
	const home = `/tavoli/${space.slug}/proposte`;
	if (!may.propose) {
		if (locals.actor.kind === 'person') redirect(303, home);
		redirect(303, `/entra?poi=${encodeURIComponent(`${home}/nuova${url.search}`)}`);
	}
	const cardId = url.searchParams.get('cartellino') ?? '';
	const card = cardId === '' ? null : await locals.app.proposal.cardFor(space.id, cardId);
	return {
		slug: params.slug,
		bodies: [space.host, ...space.organizations.filter(({ id }) => id !== space.host.id)].map(
			({ id, name }) => ({
				id,
				name,
			}),
		),
		card,
		prefilled: {
			key: newId(),
			cardId: card?.id ?? '',
			forId: '',
			...(card ? fromCard(card.text) : { title: '', body: '' }),
		} as Readonly<Record<string, string>>,
	};
};

async function sent({ request, locals, params }: RequestEvent) {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null || !can(actor, 'propose', space.subject)) error(404);
	const values = valuesOf(await request.formData());
	const card = values.cardId ? await app.proposal.cardFor(space.id, values.cardId) : null;
	return { app, actor, space, values, card, input: { ...values, spaceId: space.id } };
}

export const actions: Actions = {
	/** Nothing is stored yet: what is like it, and the text as it will be read. */
	controlla: async (event) => {
		const { app, actor, space, values, card, input } = await sent(event);
		// It looks through every proposal for similar ones.
		const tooMany = await app.limits.take(event.locals.asking, 'search');
		if (tooMany) return refused(tooMany, values, card);
		const answer = await app.proposal.checkProposal(actor, input);
		if ('refused' in answer) return refused(answer, values, card);
		const reading = { actor, space: space.subject };
		const similar = await app.proposal.similarProposals(reading, values.title ?? '');
		return { step: 'check' as const, values, card, similar, faults: {}, refused: null };
	},
	modifica: async (event) => {
		const { values, card } = await sent(event);
		return {
			step: 'write' as const,
			values,
			card,
			similar: [],
			faults: {},
			refused: null,
		};
	},
	senza: async (event) => {
		const { values } = await sent(event);
		const without = { ...values, cardId: '' };
		return {
			step: 'write' as const,
			values: without,
			card: null,
			similar: [],
			faults: {},
			refused: null,
		};
	},
	pubblica: async (event) => {
		const { app, actor, space, values, card, input } = await sent(event);
		const tooMany = await app.limits.take(event.locals.asking, 'contribute');
		if (tooMany) return refused(tooMany, values, card);
		const answer = await app.proposal.propose(actor, input);
		if ('refused' in answer) return refused(answer, values, card);
		redirect(303, `/tavoli/${space.slug}/proposte/${answer.proposalId}?fatto=pubblicata`);
	},
};

function refused(
	answer: {
		readonly refused: string;
		readonly faults?: Readonly<Record<string, string>>;
		readonly retryAfterSeconds?: number;
	},
	values: Readonly<Record<string, string>>,
	card: { readonly id: string; readonly text: string } | null,
) {
	if (answer.refused === 'not-found') error(404);
	return fail(answer.refused === 'too-many' ? 429 : 400, {
		step: 'write' as const,
		values,
		card,
		similar: [],
		faults: faultTexts(answer.faults ?? {}, values),
		refused: answer.faults ? null : refusalText(answer.refused, answer.retryAfterSeconds),
	});
}
