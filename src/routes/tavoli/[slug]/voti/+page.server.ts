import type { PageServerLoad } from './$types';

/** The polls of the tavolo, a page at a time, open ones first. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { space } = await parent();
	return locals.app.poll.listPolls(locals.actor, space, Number(url.searchParams.get('pagina') ?? 1));
};
