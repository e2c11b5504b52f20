import { error, fail, redirect } from '@sveltejs/kit';
import { readerOf } from '#lib/comment/reader.ts';
import { newId } from '#lib/draft/new-id.ts';
import { safeReturn } from '#lib/person/cookies.ts';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import { readableDifference } from '#protocol/draft/word-difference.ts';
import type { Limited } from '#server/limits/limits.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One emendamento: what it changes, who stands behind it, what happened with it. */
export const load: PageServerLoad = async ({ locals, parent, params, url, depends }) => {
	depends('tavolo:amendment');
	const { space, may } = await parent();
	const reading = { actor: locals.actor, space: space.subject, draftId: space.draftId };
	const { app, actor } = locals;
	const [amendment, poll, comments] = await Promise.all([
		app.amendment.readAmendment(reading, params.amendment),
		app.poll.pollOfSubject(actor, space, 'amendment', params.amendment),
		app.comment.threadsOfSubject(actor, space.id, { kind: 'amendment', id: params.amendment }),
	]);
	if (amendment === null) error(404);
	return {
		amendment,
		vote: poll && { poll, key: newId() },
		may: { propose: may.propose, facilitate: may.facilitate, moderate: may.moderate },
		visitor: actor.kind === 'visitor',
		comments,
		said: url.searchParams.get('detto'),
		reader: readerOf(space, may, actor.kind === 'visitor', url.pathname, newId()),
		done: url.searchParams.get('fatto'),
		keys: { accept: newId(), reject: newId(), withdraw: newId() },
	};
};

/** What a form sent; too many at once come back before anything is done. */
async function sent(event: RequestEvent, act: string, turn: Limited) {
	const { locals, params, request } = event;
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null) error(404);
	const values = valuesOf(await request.formData());
	const tooMany = await locals.app.limits.take(locals.asking, turn);
	if (tooMany) return { over: told(act, values, tooMany) };
	const input = { ...values, spaceId: space.id, amendmentId: params.amendment };
	const page = `/tavoli/${space.slug}/emendamenti/${params.amendment}`;
	return { over: null, actor: locals.actor, room: locals.app.amendment, values, input, page };
}

interface Refused {
	readonly refused: string;
	readonly faults?: Readonly<Record<string, string>>;
	readonly retryAfterSeconds?: number;
}

function told(act: string, values: Readonly<Record<string, string>>, answer: Refused) {
	if (answer.refused === 'not-found') error(404);
	const { refused, faults = {}, retryAfterSeconds = 0 } = answer;
	const status = refused === 'fields' ? 400 : refused === 'too-many' ? 429 : 409;
	return fail(status, { act, refused, faults, retryAfterSeconds, values, merge: null });
}

export const actions: Actions = {
	parere: async (event) => {
		const back = event.url.searchParams.get('ritorno');
		const { over, ...here } = await sent(event, 'parere', 'vote');
		if (over) return over;
		const answer = await here.room!.takeStance(here.actor!, here.input);
		if ('refused' in answer) return told('parere', here.values!, answer);
		redirect(303, safeReturn(back, here.page));
	},
	ritira: async (event) => {
		const { over, ...here } = await sent(event, 'ritira', 'contribute');
		if (over) return over;
		const answer = await here.room!.withdrawAmendment(here.actor!, here.input);
		if ('refused' in answer) return told('ritira', here.values!, answer);
		redirect(303, `${here.page}?fatto=ritirato`);
	},
	respingi: async (event) => {
		const { over, ...here } = await sent(event, 'respingi', 'office');
		if (over) return over;
		const answer = await here.room!.rejectAmendment(here.actor!, here.input);
		if ('refused' in answer) return told('respingi', here.values!, answer);
		redirect(303, `${here.page}?fatto=respinto`);
	},
	accogli: async (event) => {
		const { over, ...here } = await sent(event, 'accogli', 'office');
		if (over) return over;
		const answer = await here.room!.acceptAmendment(here.actor!, here.input);
		if (!('refused' in answer)) {
			// Readers' pages follow the text a moment later: the next page shows it already.
			await event.locals.app.draft.settle();
			redirect(303, `${here.page}?fatto=accolto`);
		}
		if (answer.refused !== 'changed') return told('accogli', here.values!, answer);
		const { today, suggestion } = answer;
		return fail(409, {
			act: 'accogli',
			refused: answer.refused,
			faults: {} as Readonly<Record<string, string>>,
			retryAfterSeconds: 0,
			values: here.values!,
			merge: {
				hash: today.hash,
				today: { title: today.title, plain: today.plain },
				suggestion,
				runs: readableDifference(today.plain, suggestion.plain),
			},
		});
	},
};
