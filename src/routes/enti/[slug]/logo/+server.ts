import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { RequestHandler } from './$types.ts';

/** A picture and nothing else: the browser must not take it for a page, whatever is in it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const logo = await locals.app.organization.readLogo(params.slug);
	if (!logo) error(404, m.common_not_found());
	return new Response(new Uint8Array(logo.bytes), {
		headers: {
			'content-type': logo.type,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'public, max-age=300',
		},
	});
};
