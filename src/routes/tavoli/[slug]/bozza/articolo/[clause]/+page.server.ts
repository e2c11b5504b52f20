import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** One clause, and everything people say of it. */
export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { space } = await parent();
	const clause = await locals.app.draft.readClause(space.draftId, params.clause);
	if (clause === null) error(404);
	return { clause };
};
