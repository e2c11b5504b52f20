import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { can } from '#domain/space/can.ts';
import type { LayoutServerLoad } from './$types.ts';

/** Only those who run the tavolo find these pages; for everybody else they are not there. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const space = await locals.app.space.readSpace(locals.actor, params.slug);
	if (space === null || !can(locals.actor, 'configure', space.subject)) error(404, m.common_not_found());
	return { space };
};
