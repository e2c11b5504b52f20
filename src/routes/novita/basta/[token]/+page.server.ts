import { error } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** The page only asks: programs that look into letters open every address in them. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin' });
	if (!(await locals.app.reading.stopLinkKnown(params.token))) error(404);
	return {};
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		if (!(await locals.app.reading.stopDigest(params.token))) error(404);
		return { done: true };
	},
};
