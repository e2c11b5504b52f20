import { voteBeside } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** A proposal nobody votes on fetches nothing of votes. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	Vote: await voteBeside(data.vote?.poll ?? null),
});
