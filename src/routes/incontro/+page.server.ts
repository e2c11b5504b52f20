import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Where the sign sends who types the code. A wrong code stays in the field, with a sentence. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const typed = (url.searchParams.get('codice') ?? '').slice(0, 40);
	if (typed.trim() === '') return { bare: true, typed: '', refused: null };
	const tooMany = await locals.app.limits.take(locals.asking, 'door');
	if (tooMany) return { bare: true, typed, refused: 'too-many' as const };
	const door = await locals.app.workshop.knock(typed);
	if ('refused' in door) return { bare: true, typed, refused: door.refused };
	redirect(303, `/incontro/${door.workshop.code}`);
};
