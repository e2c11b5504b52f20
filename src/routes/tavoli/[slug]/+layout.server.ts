import { error } from '@sveltejs/kit';
import { can, spaceActions, type SpaceAction } from '#domain/space/can.ts';
import type { LayoutServerLoad } from './$types';

/** The tavolo of all pages below, and what this person may do in it. Absent and forbidden get the same answer. */
export const load: LayoutServerLoad = async ({ locals, params, depends }) => {
	depends('tavolo:space');
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null) error(404);
	const may = Object.fromEntries(
		spaceActions.map((action) => [action, can(locals.actor, action, space.subject)]),
	) as Record<SpaceAction, boolean>;
	return { space, may };
};
