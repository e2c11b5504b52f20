import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { qrPath } from '#protocol/qr-path.ts';
import type { PageServerLoad } from './$types';

/** What the wall shows is what every phone may know: opened by whoever leads, with nothing of the desk in it. */
export const load: PageServerLoad = async ({ locals, params, parent, url, depends, setHeaders }) => {
	depends('tavolo:screen');
	const { app, actor } = locals;
	const { space } = await parent();
	const led = await app.workshop.deskView(actor, params.workshop);
	if (led?.stored.workshop.spaceId !== space.id) error(404, m.common_not_found());
	const room = await app.workshop.roomView(led.stored);
	if (space.visibility === 'protected') setHeaders({ 'cache-control': 'private, no-store' });
	return { bare: true, room, host: url.host, qr: qrPath(`${url.origin}/incontro/${room.code}`) };
};
