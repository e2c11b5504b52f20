import { error } from '@sveltejs/kit';
import { readerOf } from '#lib/comment/reader.ts';
import { newId } from '#lib/draft/new-id.ts';
import type { PageServerLoad } from './$types';

/** One card: its words, where it ended, and what people say of it. */
export const load: PageServerLoad = async ({ locals, parent, params, url, depends }) => {
	depends('tavolo:card');
	const { space, may } = await parent();
	const { app, actor } = locals;
	const card = await app.board.readCardView(space.boardId, params.card);
	if (card === null) error(404);
	const [endings, proposals, comments, origin] = await Promise.all([
		app.lineage.endingsOfCards(space.boardId),
		app.proposal.proposalsOfCards(space.id),
		app.comment.threadsOfSubject(actor, space.id, { kind: 'card', id: card.id }),
		app.workshop.originOfCard(space.id, card.id),
	]);
	return {
		card,
		endings: endings.get(card.id) ?? [],
		proposals: proposals.get(card.id) ?? [],
		comments,
		origin,
		said: url.searchParams.get('detto'),
		reader: readerOf(space, may, actor.kind === 'visitor', url.pathname, newId()),
	};
};
