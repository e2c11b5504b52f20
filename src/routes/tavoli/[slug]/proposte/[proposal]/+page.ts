import { voteBeside } from '#lib/poll/late-parts.ts';
import { proposalFiles } from '#lib/proposal/late-parts.ts';
import type { PageLoad } from './$types';

/** A proposal nobody votes on fetches nothing of votes, one without files nothing of files. */
export const load: PageLoad = async ({ data }) => {
	const [Vote, Files] = await Promise.all([
		voteBeside(data.vote?.poll ?? null),
		proposalFiles(data.proposal.attachments.length > 0),
	]);
	return { ...data, Vote, Files };
};
