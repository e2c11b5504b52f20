import { bringForm } from '#lib/comment/ClauseComments.svelte';
import { voteBeside } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** A clause without a vote fetches nothing of votes; a page that opens with its form has it from the start. */
export const load: PageLoad = async ({ data }) => {
	if (data.comments.asked) await bringForm();
	return { ...data, Vote: await voteBeside(data.vote?.poll ?? null) };
};
