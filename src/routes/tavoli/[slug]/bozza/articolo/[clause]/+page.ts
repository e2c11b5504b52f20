import { bringForm } from '#lib/comment/ClauseComments.svelte';
import { pollBox, voteForm } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** A clause without a vote fetches nothing of votes; a page that opens with its form has it from the start. */
export const load: PageLoad = async ({ data }) => {
	if (data.comments.asked) await bringForm();
	if (data.vote === null) return { ...data, Vote: null };
	const [Box, Form] = await Promise.all([pollBox(), voteForm(data.vote.poll)]);
	return { ...data, Vote: { Box, Form } };
};
