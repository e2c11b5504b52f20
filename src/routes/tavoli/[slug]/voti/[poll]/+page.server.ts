import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { differenceBetween } from '#lib/poll/difference.ts';
import { chosenNumbers, typedChoice } from '#lib/poll/typed-choice.ts';
import { faultSummary, refusalWords } from '#lib/poll/refusal-words.ts';
import { ruleWords } from '#lib/poll/rule-words.ts';
import { safeReturn } from '#lib/person/cookies.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { space } = await parent();
	const poll = await locals.app.poll.readPoll(locals.actor, space, params.poll);
	if (poll === null) error(404);
	const { clause, mine } = poll;
	return {
		poll,
		key: crypto.randomUUID(),
		rules: ruleWords(poll),
		difference:
			clause && mine.kind === 'voted' && mine.before ? differenceBetween(mine.before, clause) : null,
		editorial: poll.editorial.map(({ before, after, ...rest }) => ({
			...rest,
			difference: differenceBetween(before, after),
		})),
		earlier: clause
			? poll.earlier.map((words) => ({
					hash: words.hash,
					votes: words.votes,
					difference: differenceBetween(words, clause),
				}))
			: [],
	};
};

async function here(event: RequestEvent) {
	const { app, actor } = event.locals;
	const space = await app.space.readSpace(actor, event.params.slug);
	if (space === null) error(404, m.common_not_found());
	const poll = await app.poll.readPoll(actor, space, event.params.poll);
	if (poll === null) error(404, m.common_not_found());
	return { app, actor, poll, form: await event.request.formData() };
}

async function cast(event: RequestEvent, confirmed: boolean) {
	const { app, actor, poll, form } = await here(event);
	const path = `/tavoli/${event.params.slug}/voti/${poll.id}`;
	if (actor.kind !== 'person') redirect(303, `/entra?poi=${encodeURIComponent(path)}`);
	const typed = typedChoice(poll.method.kind, form);
	const chosen = confirmed ? {} : chosenNumbers(typed);
	const tooMany = await app.limits.take(event.locals.asking, 'vote');
	if (tooMany) {
		event.setHeaders({ 'retry-after': String(tooMany.retryAfterSeconds) });
		return fail(429, { failed: { sentence: refusalWords(tooMany.refused), chosen } });
	}
	const taken = await app.poll.castVote(actor, {
		pollId: poll.id,
		key: String(form.get('chiave') ?? ''),
		seen: String(form.get('testo') ?? ''),
		choice: confirmed ? { kind: 'same' } : typed,
	});
	if ('refused' in taken) {
		if (taken.refused === 'not-found') error(404, m.common_not_found());
		return fail(taken.refused === 'closed' || taken.refused === 'wording-changed' ? 409 : 400, {
			failed: { sentence: refusalWords(taken.refused), chosen },
		});
	}
	redirect(303, safeReturn(String(form.get('ritorno') ?? ''), `${path}#voto`));
}

/** An act of whoever leads: done, or why not. */
async function lead(
	event: RequestEvent,
	name: 'apri' | 'ritira' | 'chiudi' | 'conta' | 'forma',
	act: (house: Awaited<ReturnType<typeof here>>) => Promise<object | { readonly refused: string }>,
) {
	const house = await here(event);
	const answer = await act(house);
	if (!('refused' in answer)) return { done: name };
	if (answer.refused === 'not-found') error(404, m.common_not_found());
	return fail(400, {
		sentence: answer.refused === 'fields' ? null : refusalWords(String(answer.refused)),
		faults: faultSummary('faults' in answer ? (answer.faults as Record<string, string>) : {}),
		note: String(house.form.get('nota') ?? ''),
		from: String(house.form.get('da') ?? ''),
	});
}

export const actions: Actions = {
	vota: (event) => cast(event, false),
	conferma: (event) => cast(event, true),
	apri: (event) => lead(event, 'apri', ({ app, actor, poll }) => app.poll.openPoll(actor, poll.id)),
	ritira: (event) => lead(event, 'ritira', ({ app, actor, poll }) => app.poll.withdrawPoll(actor, poll.id)),
	chiudi: (event) => lead(event, 'chiudi', ({ app, actor, poll }) => app.poll.closePoll(actor, poll.id)),
	conta: (event) => lead(event, 'conta', ({ app, actor, poll }) => app.poll.finishCount(actor, poll.id)),
	forma: (event) =>
		lead(event, 'forma', ({ app, actor, poll, form }) =>
			app.poll.markEditorial(actor, {
				pollId: poll.id,
				from: String(form.get('da') ?? ''),
				to: String(form.get('a') ?? ''),
				note: String(form.get('nota') ?? ''),
			}),
		),
};
