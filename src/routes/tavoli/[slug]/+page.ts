import { spaceMeetings } from '#lib/workshop/late-parts.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({
	...data,
	Meetings: await spaceMeetings(data.meetings),
});
