import { error, redirect } from '@sveltejs/kit';
import { readerOf } from '#lib/comment/reader.ts';
import { newId } from '#lib/draft/new-id.ts';
import type { PageServerLoad } from './$types';

/** What people say of one proposal. */
export const load: PageServerLoad = async ({ locals, parent, params, url, depends }) => {
	depends('tavolo:comments');
	const { space, may } = await parent();
	const { app, actor } = locals;
	const here = `/tavoli/${space.slug}/proposte/${params.proposal}`;
	const [proposal, comments] = await Promise.all([
		app.proposal.readProposal({ actor, space: space.subject }, params.proposal),
		app.comment.threadsOfSubject(actor, space.id, { kind: 'proposal', id: params.proposal }),
	]);
	if (proposal === null) error(404);
	if (proposal.state === 'withdrawn') redirect(303, here);
	return {
		here,
		proposal: { id: proposal.id, title: proposal.title, hidden: proposal.hidden !== null },
		comments,
		said: url.searchParams.get('detto'),
		reader: readerOf(space, may, actor.kind === 'visitor', url.pathname, newId()),
	};
};
