import { writtenInRoom } from '#lib/lineage/late-parts.ts';
import { voteBeside } from '#lib/poll/late-parts.ts';
import { proposalEndings, proposalFiles } from '#lib/proposal/late-parts.ts';
import type { PageLoad } from './$types';

/** A proposal nobody votes on fetches nothing of votes, and so with files and clauses. */
export const load: PageLoad = async ({ data }) => {
	const [Vote, Files, Endings, Written] = await Promise.all([
		voteBeside(data.vote?.poll ?? null),
		proposalFiles(data.proposal.attachments.length > 0),
		proposalEndings(data.proposal.endings.length > 0),
		writtenInRoom(data.origin !== null),
	]);
	return { ...data, Vote, Files, Endings, Written };
};
