import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => {
	const office = await locals.app.space.readOffice(locals.actor);
	if (office === null) error(404, m.common_not_found());
	return { office };
};
