import { fail, redirect } from '@sveltejs/kit';
import {
	clearSessionCookie,
	languageCookie,
	receiptPath,
	setPreferenceCookie,
	setReceiptCookie,
} from '#lib/person/cookies.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, actor, person } = locals;
	if (actor.kind !== 'person' || person === null)
		redirect(303, `/entra?poi=${encodeURIComponent(url.pathname)}`);
	const { office, spaces } = await app.person.toHandOver(actor);
	return {
		name: person.name,
		demonstration: person.demonstration,
		first: { office, spaces: spaces.map(({ slug, title }) => ({ slug, title })) },
	};
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, setHeaders }) => {
		const { app, actor, locale } = locals;
		if (actor.kind !== 'person') redirect(303, `/entra?poi=${encodeURIComponent(url.pathname)}`);
		const form = await request.formData();
		const words = form.get('words') === 'go' ? 'go' : 'stay';
		const sure = form.get('sure') === 'on';
		const answer = await app.person.eraseAccount(actor, {
			current: String(form.get('current') ?? ''),
			sure,
			words,
		});
		if ('refused' in answer) {
			if (answer.refused === 'too-many-tries') setHeaders({ 'retry-after': String(answer.seconds) });
			// What must be handed over first is said by the page itself, as it now stands.
			return fail(answer.refused === 'too-many-tries' ? 429 : 400, {
				words,
				sure,
				faults: answer.refused === 'fields' ? answer.faults : {},
				seconds: answer.refused === 'too-many-tries' ? answer.seconds : 0,
			});
		}
		clearSessionCookie(cookies, url);
		setReceiptCookie(cookies, url, answer.receipt);
		// Their language was kept with the account: the last page speaks it too.
		setPreferenceCookie(cookies, url, languageCookie, locale);
		redirect(303, receiptPath);
	},
};
