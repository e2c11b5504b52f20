import { minutesTending } from '#lib/workshop/late-parts.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({
	...data,
	Tend: await minutesTending(data.tend !== null),
});
