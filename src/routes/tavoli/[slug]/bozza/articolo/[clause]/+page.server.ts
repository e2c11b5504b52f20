import { error } from '@sveltejs/kit';
import { readerOf } from '#lib/comment/reader.ts';
import { sentencesOf } from '#lib/comment/passage.ts';
import { newId } from '#lib/draft/new-id.ts';
import { differenceBetween } from '#lib/poll/difference.ts';
import { wordsOfHtml } from '#protocol/draft/mark-passages.ts';
import type { PageServerLoad } from './$types';

/** One clause, and everything people say of it. */
export const load: PageServerLoad = async ({ locals, params, parent, url, depends }) => {
	depends('tavolo:clause');
	const { space, may } = await parent();
	const { app, actor } = locals;
	const reading = { actor, space: space.subject, draftId: space.draftId };
	const [clause, comments, passages, amendments, poll, dissents] = await Promise.all([
		app.draft.readClause(space.draftId, params.clause),
		app.comment.threadsOfClause(actor, space.draftId, params.clause),
		app.comment.passagesOf(space.draftId, params.clause),
		app.amendment.compareAmendments(reading, params.clause),
		app.poll.pollOfClause(actor, space, params.clause),
		app.workshop.dissentsOf(space.id, params.clause),
	]);
	if (clause === null) error(404);
	const words = wordsOfHtml(clause.html);
	return {
		clause,
		words,
		amendments,
		dissents,
		vote: poll && {
			poll,
			key: newId(),
			difference:
				poll.mine.kind === 'voted' && poll.mine.before && poll.clause
					? differenceBetween(poll.mine.before, poll.clause)
					: null,
		},
		comments: {
			...comments,
			passages: clause.archived ? [] : passages,
			sentences:
				(may.comment || may['comment-as-guest']) && !clause.archived ? sentencesOf(words, clause.hash) : [],
			asked: url.searchParams.has('commenta'),
			said: url.searchParams.get('detto'),
		},
		reader: readerOf(space, may, actor.kind === 'visitor', url.pathname, newId()),
	};
};
