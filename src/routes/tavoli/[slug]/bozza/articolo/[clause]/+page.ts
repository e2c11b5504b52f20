import { clauseAmendments } from '#lib/amendment/late-parts.ts';
import { bringForm } from '#lib/comment/ClauseComments.svelte';
import { voteBeside } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** A clause without emendamenti or a vote fetches nothing of them; a page that opens with its form has it from the start. */
export const load: PageLoad = async ({ data }) => {
	const { amendments, comments, vote } = data;
	const [Amendments, Vote] = await Promise.all([
		clauseAmendments(amendments.undecided.length + amendments.decided > 0),
		voteBeside(vote?.poll ?? null),
		comments.asked ? bringForm() : null,
	]);
	return { ...data, Amendments, Vote };
};
