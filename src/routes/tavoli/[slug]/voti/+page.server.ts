import type { PageServerLoad } from './$types';

/** Every poll of the tavolo, open ones first. */
export const load: PageServerLoad = async ({ locals, parent }) => {
	const { space } = await parent();
	return { polls: await locals.app.poll.listPolls(locals.actor, space) };
};
