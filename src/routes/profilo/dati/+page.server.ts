import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, actor, person } = locals;
	if (actor.kind !== 'person' || person === null)
		redirect(303, `/entra?poi=${encodeURIComponent(url.pathname)}`);
	if (await app.limits.take(locals.asking, 'document')) error(429);
	return { name: person.name, email: person.email, ...(await app.person.myDataInShort(actor)) };
};
