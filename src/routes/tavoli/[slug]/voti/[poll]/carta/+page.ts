import { conflictPart } from '#lib/poll/late-parts.ts';
import type { PageLoad } from './$types';

/** Double votes are rare: what settles them is fetched when there is one. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	Conflict: await conflictPart(data.paper.conflicts.length > 0),
});
