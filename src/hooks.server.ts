import { AsyncLocalStorage } from 'node:async_hooks';
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { isLocale, isTextSize, type Locale, type TextSize } from '#domain/person/preferences.ts';
import { getTextDirection, overwriteGetLocale } from '#i18n/paraglide/runtime.js';
import { languageCookie, sessionCookie, setSessionCookie, textSizeCookie } from '#lib/person/cookies.ts';
import type { App } from '#server/app.ts';

const appKey = Symbol.for('tavolo.app');

/** The language of the page being made: many are made at once. */
const language = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => language.getStore() ?? 'it');

function localeOf(event: RequestEvent, own: Locale | undefined): Locale {
	const chosen = event.cookies.get(languageCookie);
	return own ?? (isLocale(chosen) ? chosen : 'it');
}

function textSizeOf(event: RequestEvent, own: TextSize | undefined): TextSize {
	const chosen = event.cookies.get(textSizeCookie);
	return own ?? (isTextSize(chosen) ? chosen : 'normal');
}

/** A form cut short by the network, or made by hand, is the sender's mistake and no fault of ours; one too large says so itself. */
function expectBrokenForms(request: Request): void {
	const read = request.formData.bind(request);
	request.formData = () =>
		read().catch((problem: { readonly status?: number }) => {
			if (problem.status !== undefined) throw problem;
			error(400);
		});
}

/** The door: the running app, who is asking, and in which language. */
export const handle: Handle = async ({ event, resolve }) => {
	const app = (globalThis as unknown as Record<symbol, App>)[appKey]!;
	const token = event.cookies.get(sessionCookie) ?? null;
	const { actor, person, prolongedUntil } = await app.person.sessions.presenceOf(token);
	if (token && prolongedUntil)
		setSessionCookie(event.cookies, event.url, { token, expiresAt: prolongedUntil });
	expectBrokenForms(event.request);
	const locale = localeOf(event, person?.locale);
	const textSize = textSizeOf(event, person?.textSize);
	const asking = {
		personId: actor.kind === 'person' ? actor.personId : null,
		address: event.getClientAddress(),
	};
	Object.assign(event.locals, { app, actor, asking, person, locale, textSize });
	const response = await language.run(locale, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%lang%', locale)
					.replace('%dir%', getTextDirection(locale))
					.replace('%text-size%', `tv-text-${textSize}`),
		}),
	);
	// What a person sees when signed in is theirs: no shared cache may keep it.
	if (actor.kind === 'person' && !response.headers.has('cache-control')) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};
