import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A file for download and nothing else: the browser must not show it, nor take it for a page, whatever is in it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const reading = { actor, space: space.subject };
	const file = await app.proposal.readAttachment(reading, params.proposal, params.attachment);
	if (file === null) error(404);
	return new Response(new Uint8Array(file.bytes), {
		headers: {
			'content-type': file.type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escaped)}`,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
		},
	});
};

function escaped(sign: string): string {
	return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
