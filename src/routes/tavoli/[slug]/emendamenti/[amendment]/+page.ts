import { isUndecided } from '#domain/amendment/amendment.ts';
import { authorActs, decideForms } from '#lib/amendment/late-parts.ts';
import { commentForm } from '#lib/comment/late-parts.ts';
import { voteBeside } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** An emendamento nobody votes on fetches nothing of votes; whoever only reads fetches no form. */
export const load: PageLoad = async ({ data }) => {
	const { amendment, may, reader, vote } = data;
	const undecided = isUndecided(amendment.state);
	const [Vote, CommentForm, DecideForms, AuthorActs] = await Promise.all([
		voteBeside(vote?.poll ?? null),
		commentForm((reader.mayComment || reader.guest) && !amendment.hidden),
		decideForms(may.facilitate && undecided && amendment.clause !== null && !amendment.hidden),
		authorActs(amendment.own && undecided && may.propose),
	]);
	return { ...data, Vote, CommentForm, DecideForms, AuthorActs };
};
