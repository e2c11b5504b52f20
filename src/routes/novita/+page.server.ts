import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** What happened in a person's tavoli, and what concerns them. Theirs alone. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const before = url.searchParams.get('prima');
	const news = await locals.app.reading.readNews(locals.actor, before);
	if (news === null) redirect(303, '/entra?poi=/novita');
	return { news, older: before !== null };
};

export const actions: Actions = {
	viste: async ({ request, locals }) => {
		await locals.app.reading.markNewsSeen(locals.actor, (await request.formData()).get('fino'));
		return { done: true };
	},
	lettera: async ({ request, locals }) => {
		await locals.app.reading.chooseDigest(locals.actor, (await request.formData()).get('voglio') === 'si');
		redirect(303, '/novita#lettera');
	},
};
