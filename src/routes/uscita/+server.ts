import { neutralSite } from '#lib/space/quick-exit.ts';
import type { RequestHandler } from './$types';

/** The quick exit of whoever has no JavaScript: a blank page that leaves at once (a form may not be redirected to another site). */
export const GET: RequestHandler = () =>
	new Response(
		`<!doctype html><meta charset="utf-8"><title>-</title><meta http-equiv="refresh" content="0;url=${neutralSite}">`,
		{ headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } },
	);
