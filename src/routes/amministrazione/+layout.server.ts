import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { LayoutServerLoad } from './$types.ts';

export const load: LayoutServerLoad = async ({ locals }) => {
	const counts = await locals.app.space.countOffice(locals.actor);
	if (counts === null) error(404, m.common_not_found());
	return { counts };
};
