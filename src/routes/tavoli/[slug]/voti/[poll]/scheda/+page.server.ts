import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { qrPath } from '#protocol/qr-path.ts';
import type { PageServerLoad } from './$types';

/** The same question and options, to be printed: one sheet, numbered lines. A protected tavolo leaves no paper behind. */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { space } = await parent();
	const poll = await locals.app.poll.readPoll(locals.actor, space, params.poll);
	if (poll === null || !poll.paper || space.visibility === 'protected') error(404, m.common_not_found());
	const asked = Number(url.searchParams.get('foglio') ?? '');
	const sheet = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : null;
	const short = `/v/${poll.code}`;
	return { poll, sheet, host: url.host, short, qr: qrPath(url.origin + short) };
};
