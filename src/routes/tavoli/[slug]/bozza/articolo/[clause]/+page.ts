import { pollBox, voteForm } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** A clause without a vote fetches nothing of votes. */
export const load: PageLoad = async ({ data }) => {
	if (data.vote === null) return { ...data, Vote: null };
	const [Box, Form] = await Promise.all([pollBox(), voteForm(data.vote.poll)]);
	return { ...data, Vote: { Box, Form } };
};
