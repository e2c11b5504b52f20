import { redirect } from '@sveltejs/kit';
import { isLocale, isTextSize } from '#domain/person/preferences.ts';
import { languageCookie, safeReturn, setPreferenceCookie, textSizeCookie } from '#lib/person/cookies.ts';
import type { RequestHandler } from './$types.ts';

/** A plain form in the header: language and text size, then back to the page one was on. */
export const POST: RequestHandler = async ({ request, locals, cookies, url }) => {
	const form = await request.formData();
	const locale = String(form.get('locale') ?? '');
	const textSize = String(form.get('textSize') ?? '');
	if (isLocale(locale)) setPreferenceCookie(cookies, url, languageCookie, locale);
	if (isTextSize(textSize)) setPreferenceCookie(cookies, url, textSizeCookie, textSize);
	await locals.app.person.changePreferences(locals.actor, { locale, textSize });
	redirect(303, safeReturn(String(form.get('back') ?? '/')));
};
