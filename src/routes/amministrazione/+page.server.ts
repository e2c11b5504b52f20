import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { askedList } from '#lib/space/office/asked-list.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = askedList(url);
	const page = await locals.app.space.listOfficeSpaces(locals.actor, asked);
	if (page === null) error(404, m.common_not_found());
	return { asked, page };
};
