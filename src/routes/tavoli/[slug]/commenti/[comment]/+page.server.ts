import { error, redirect } from '@sveltejs/kit';
import { readerOf } from '#lib/comment/reader.ts';
import { newId } from '#lib/draft/new-id.ts';
import type { PageServerLoad } from './$types';

/** A comment by its own address: where it stands now; a page of its own when it stands nowhere any more. */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { space, may } = await parent();
	const { app, actor } = locals;
	const asked = url.searchParams.get('risposte');
	const page = asked === null ? null : Number(asked);
	const thread = await app.comment.readThread(actor, space.id, params.comment, page);
	if (thread === null) error(404);
	const hash = `#commento-${params.comment}`;
	const { place, subject } = thread;
	// Beside the text only the first answers stand; the others are here.
	const here = asked !== null || thread.answers.from > 0;
	if (!here && place?.state === 'found')
		redirect(303, `/tavoli/${space.slug}/bozza/articolo/${place.clauseId}${hash}`);
	if (!here && subject.kind === 'proposal')
		redirect(303, `/tavoli/${space.slug}/proposte/${subject.id}/commenti${hash}`);
	if (!here && subject.kind === 'amendment')
		redirect(303, `/tavoli/${space.slug}/emendamenti/${subject.id}${hash}`);
	if (!here && subject.kind === 'card')
		redirect(303, `/tavoli/${space.slug}/lavagna/carta/${subject.id}${hash}`);
	return {
		thread,
		reader: readerOf(space, may, actor.kind === 'visitor', url.pathname + url.search, newId()),
	};
};
