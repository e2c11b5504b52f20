import { redirect } from '@sveltejs/kit';
import { clearSessionCookie, safeReturn } from '#lib/person/cookies.ts';
import { forgetSeat } from '#lib/workshop/seat-cookie.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = async ({ request, locals, cookies, url }) => {
	const { actor, app } = locals;
	if (actor.kind === 'person') await app.person.sessions.end(actor.personId, actor.sessionId);
	clearSessionCookie(cookies, url);
	const form = await request.formData().catch(() => new FormData());
	forgetSeat(cookies, url, String(form.get('posto') ?? ''));
	redirect(303, safeReturn(String(form.get('back') ?? '/')));
};
