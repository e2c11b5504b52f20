import { fail, redirect } from '@sveltejs/kit';
import type { SessionId } from '#domain/person/actor.ts';
import { deviceOf } from '#domain/person/device.ts';
import { clearSessionCookie, setSessionCookie } from '#lib/person/cookies.ts';
import type { ProfileRefusal } from '#server/person/change-profile.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, actor, person } = locals;
	if (actor.kind !== 'person' || person === null)
		redirect(303, `/entra?poi=${encodeURIComponent(url.pathname)}`);
	const sessions = await app.person.sessions.list(actor.personId);
	return {
		person,
		locale: locals.locale,
		textSize: locals.textSize,
		sessions: sessions.map(({ id, device, lastSeenAt }) => ({
			id,
			...deviceOf(device),
			lastSeenAt,
			here: id === actor.sessionId,
		})),
	};
};

function signedIn(event: RequestEvent) {
	const { actor } = event.locals;
	if (actor.kind !== 'person') redirect(303, '/entra?poi=/profilo');
	return actor;
}

/** Typed text goes back to the page, passwords never. */
function refusal(
	event: RequestEvent,
	part: 'name' | 'email' | 'password',
	refused: ProfileRefusal,
	typed = {},
) {
	if (refused.refused === 'too-many-tries') event.setHeaders({ 'retry-after': String(refused.seconds) });
	const status = refused.refused === 'too-many-tries' ? 429 : refused.refused === 'demonstration' ? 403 : 400;
	return fail(status, {
		part,
		done: null,
		typed: typed as { name?: string; email?: string },
		faults: refused.refused === 'fields' ? refused.faults : {},
		seconds: refused.refused === 'too-many-tries' ? refused.seconds : 0,
	});
}

export const actions: Actions = {
	name: async (event) => {
		const actor = signedIn(event);
		const form = await event.request.formData();
		const name = String(form.get('name') ?? '');
		const outcome = await event.locals.app.person.changeName(actor, { name });
		return 'refused' in outcome ? refusal(event, 'name', outcome, { name }) : { done: 'name' as const };
	},

	email: async (event) => {
		const actor = signedIn(event);
		const form = await event.request.formData();
		const email = String(form.get('email') ?? '');
		const current = String(form.get('current') ?? '');
		const outcome = await event.locals.app.person.changeEmail(actor, { email, current });
		return 'refused' in outcome ? refusal(event, 'email', outcome, { email }) : { done: 'email' as const };
	},

	password: async (event) => {
		const actor = signedIn(event);
		const form = await event.request.formData();
		const outcome = await event.locals.app.person.changePassword(actor, {
			current: String(form.get('current') ?? ''),
			password: String(form.get('password') ?? ''),
		});
		if ('refused' in outcome) return refusal(event, 'password', outcome);
		setSessionCookie(event.cookies, event.url, outcome.session);
		return { done: 'password' as const };
	},

	session: async (event) => {
		const actor = signedIn(event);
		const form = await event.request.formData();
		const sessionId = String(form.get('session') ?? '') as SessionId;
		await event.locals.app.person.sessions.end(actor.personId, sessionId);
		if (sessionId === actor.sessionId) {
			clearSessionCookie(event.cookies, event.url);
			redirect(303, '/entra');
		}
		return { done: 'session' as const };
	},

	everywhere: async (event) => {
		const actor = signedIn(event);
		await event.locals.app.person.sessions.endAll(actor.personId);
		clearSessionCookie(event.cookies, event.url);
		redirect(303, '/entra');
	},
};
