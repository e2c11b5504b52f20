import { error, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** The short address on a printed sheet. Absent and forbidden get the same answer. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const path = await locals.app.poll.pathOfCode(locals.actor, params.code);
	if (path === null) error(404, m.common_not_found());
	redirect(302, path);
};
