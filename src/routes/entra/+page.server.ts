import { fail, redirect } from '@sveltejs/kit';
import { safeReturn, setSessionCookie } from '#lib/person/cookies.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ locals, url }) => {
	const back = safeReturn(url.searchParams.get('poi'));
	if (locals.actor.kind === 'person') redirect(303, back);
	return { back, demonstration: locals.app.config.demonstration };
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress, setHeaders }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '');
		const outcome = await locals.app.person.signIn({
			email,
			password: String(form.get('password') ?? ''),
			device: request.headers.get('user-agent') ?? '',
			address: getClientAddress(),
		});
		if ('refused' in outcome) {
			if (outcome.refused === 'too-many-tries') {
				setHeaders({ 'retry-after': String(outcome.seconds) });
				return fail(429, { email, ...outcome });
			}
			return fail(outcome.refused === 'not-recognized' ? 401 : 400, { email, ...outcome });
		}
		setSessionCookie(cookies, url, outcome);
		redirect(303, safeReturn(String(form.get('back') ?? '/')));
	},
};
