import { deskTyping } from '#lib/workshop/late-parts.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({
	...data,
	typing: await deskTyping(data.room.state === 'open' && data.room.moment !== null),
});
