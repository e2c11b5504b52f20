import { fail, redirect } from '@sveltejs/kit';
import { setSessionCookie } from '#lib/person/cookies.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, setHeaders, url }) => {
	// The address is a secret: it must not stay in caches or travel to other sites. Not 'no-referrer': browsers would then
	// send the form with 'Origin: null', and it would be refused as coming from elsewhere.
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store' });
	const { app, person } = locals;
	return { invitation: await app.invitation.readInvitation(params.token), person, here: url.pathname };
};

/** Into the tavolo, or to one's own page for an invitation into a body. */
function enter(spaceId: string | null, slug: string | null): never {
	redirect(303, spaceId !== null && slug !== null ? `/tavoli/${slug}` : '/profilo');
}

async function slugOf(event: RequestEvent): Promise<string | null> {
	const invitation = await event.locals.app.invitation.readInvitation(event.params.token);
	return invitation.state === 'open' && invitation.into.kind === 'space' ? invitation.into.slug : null;
}

export const actions: Actions = {
	accept: async (event) => {
		const { actor, app } = event.locals;
		if (actor.kind !== 'person') return fail(401, { act: 'accept' as const });
		const slug = await slugOf(event);
		const done = await app.invitation.acceptInvitation(actor, event.params.token);
		if ('refused' in done) return fail(410, { act: 'accept' as const });
		return enter(done.spaceId, slug);
	},

	join: async (event) => {
		const { request, locals, params, cookies, url } = event;
		const form = await request.formData();
		const typed = { name: String(form.get('name') ?? ''), email: String(form.get('email') ?? '') };
		const slug = await slugOf(event);
		const done = await locals.app.invitation.acceptAsNewcomer(params.token, {
			...typed,
			password: String(form.get('password') ?? ''),
			locale: locals.locale,
			textSize: locals.textSize,
			device: request.headers.get('user-agent') ?? '',
		});
		if ('refused' in done) {
			const faults = done.refused === 'fields' ? done.faults : {};
			const taken = done.refused === 'email-taken';
			const status = done.refused === 'invitation' ? 410 : taken ? 409 : 400;
			return fail(status, { act: 'join' as const, ...typed, faults, taken });
		}
		if (done.session) setSessionCookie(cookies, url, done.session);
		return enter(done.spaceId, slug);
	},

	enter: async (event) => {
		const { request, locals, params, cookies, url, getClientAddress, setHeaders } = event;
		const form = await request.formData();
		const email = String(form.get('email') ?? '');
		const signedIn = await locals.app.person.signIn({
			email,
			password: String(form.get('password') ?? ''),
			device: request.headers.get('user-agent') ?? '',
			address: getClientAddress(),
		});
		if ('refused' in signedIn) {
			if (signedIn.refused === 'too-many-tries') setHeaders({ 'retry-after': String(signedIn.seconds) });
			return fail(signedIn.refused === 'too-many-tries' ? 429 : 401, {
				act: 'enter' as const,
				email,
				refused: signedIn.refused,
				seconds: signedIn.refused === 'too-many-tries' ? signedIn.seconds : 0,
			});
		}
		setSessionCookie(cookies, url, signedIn);
		const slug = await slugOf(event);
		const actor = await locals.app.person.actorOfRequest(`tavolo_session=${signedIn.token}`);
		if (actor.kind !== 'person') return fail(401, { act: 'accept' as const });
		const done = await locals.app.invitation.acceptInvitation(actor, params.token);
		if ('refused' in done) return fail(410, { act: 'accept' as const });
		return enter(done.spaceId, slug);
	},
};
