import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const before = url.searchParams.get('prima');
	const register = await locals.app.moderation.readRegister(locals.actor, params.slug, before);
	if (register === null) error(404);
	return { register, older: before !== null };
};
