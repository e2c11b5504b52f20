import type { PageServerLoad } from './$types';

/** The incontri this reader may know of. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { space } = await parent();
	return {
		workshops: await locals.app.workshop.listWorkshops(locals.actor, space.id),
		deleted: url.searchParams.get('detto') === 'eliminato',
	};
};
