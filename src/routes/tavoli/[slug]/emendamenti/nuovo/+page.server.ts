import { error, fail, redirect } from '@sveltejs/kit';
import { wordingAsTyped } from '#domain/amendment/amendment-text.ts';
import { longestWording } from '#domain/amendment/amendment.ts';
import { newId } from '#lib/draft/new-id.ts';
import { valuesOf } from '#lib/space/form/phase-form.ts';
import { readableDifference } from '#protocol/draft/word-difference.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Other words for a clause: its words in a plain text box. With `riscrive`, one's own earlier emendamento on the new text. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { space, may } = await parent();
	const { app, actor } = locals;
	const clause = await app.draft.readClause(space.draftId, url.searchParams.get('articolo') ?? '');
	if (clause === null) error(404);
	const reading = { actor, space: space.subject, draftId: space.draftId };
	const earlier = url.searchParams.get('riscrive');
	const before = earlier === null ? null : await app.amendment.readAmendment(reading, earlier);
	const rewrites = before?.own && before.clauseId === clause.id ? before : null;
	const { id, number, title, plain, hash, archived } = clause;
	return {
		clause: { id, number, title, plain, hash, archived },
		rewrites: rewrites && {
			id: rewrites.id,
			letter: rewrites.letter,
			clashes: rewrites.suggestion?.clashes ?? false,
		},
		start: {
			wording: rewrites ? (rewrites.suggestion?.plain ?? rewrites.proposed.plain) : plain,
			reason: rewrites?.reason ?? '',
			name: rewrites?.name ?? '',
			title: rewrites?.proposed.title ?? '',
		},
		may: may.propose,
		visitor: actor.kind === 'visitor',
		key: newId(),
	};
};

async function sent({ locals, params, request }: RequestEvent) {
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null) error(404);
	return { space, values: valuesOf(await request.formData()) };
}

export const actions: Actions = {
	/** What changes, before it is sent; also without script. */
	anteprima: async (event) => {
		const { space, values } = await sent(event);
		const none = { preview: null, today: null, faults: {}, retryAfterSeconds: 0 };
		const tooMany = await event.locals.app.limits.take(event.locals.asking, 'search');
		if (tooMany) return fail(429, { ...none, ...tooMany, values });
		const clause = await event.locals.app.draft.readClause(space.draftId, values.clauseId ?? '');
		if (clause === null) error(404);
		const wording = wordingAsTyped((values.wording ?? '').slice(0, 2 * longestWording));
		return {
			values,
			preview: readableDifference(clause.plain, wording),
			today: null,
			refused: null,
			faults: {},
		};
	},
	manda: async (event) => {
		const { space, values } = await sent(event);
		const { locals } = event;
		const none = { preview: null, today: null, faults: {}, retryAfterSeconds: 0 };
		const tooMany = await locals.app.limits.take(locals.asking, 'contribute');
		if (tooMany) return fail(429, { ...none, ...tooMany, values });
		const answer = await locals.app.amendment.proposeAmendment(locals.actor, {
			...values,
			spaceId: space.id,
			rewrites: values.rewrites || null,
		});
		if ('id' in answer) redirect(303, `/tavoli/${space.slug}/emendamenti/${answer.id}?fatto=mandato`);
		if (answer.refused === 'not-found') error(404);
		if (answer.refused === 'fields') return fail(400, { ...none, ...answer, values });
		if (answer.refused !== 'changed') return fail(409, { ...none, ...answer, values });
		const typed = wordingAsTyped(values.wording ?? '');
		return fail(409, {
			...none,
			refused: answer.refused,
			today: answer.today,
			preview: readableDifference(answer.today.plain, typed),
			values,
		});
	},
};
