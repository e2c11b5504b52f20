import { error } from '@sveltejs/kit';
import { spokenCode } from '#domain/workshop/code.ts';
import { m } from '#i18n/paraglide/messages.js';
import { qrPath } from '#protocol/qr-path.ts';
import type { PageServerLoad } from './$types';

/** Cards on one sheet of paper. */
const cardsOnPage = 8;
const mostPages = 20;

/**
 * What the room needs on paper. `?cartello`, `?cartellini` with `?fogli=2`, `?schede` say what to print; nothing said: the sign.
 * The address is the one the phones in the room reach.
 */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { space } = await parent();
	const { app, actor } = locals;
	const sheet = await app.workshop.readWorkshop(actor, space.id, params.workshop);
	if (!sheet?.lead) error(404, m.common_not_found());
	const papers = await app.workshop.papersOf(sheet.id);
	const asked = url.searchParams;
	const chosen = asked.has('scelta');
	const typed = Number(asked.get('fogli'));
	const pages = Number.isInteger(typed) && typed >= 1 ? Math.min(typed, mostPages) : 2;
	const origin = app.config.origin ?? url.origin;
	const { code } = sheet.lead;
	return {
		sheet,
		code: spokenCode(code),
		address: `${new URL(origin).host}/incontro`,
		qr: qrPath(`${origin}/incontro/${code}`),
		votes: papers.votes,
		nextCard: papers.nextCard,
		pages,
		cardPages: Array.from({ length: pages }, (_, page) =>
			Array.from({ length: cardsOnPage }, (__, card) => papers.nextCard + page * cardsOnPage + card),
		),
		print: {
			sign: chosen ? asked.has('cartello') : true,
			cards: asked.has('cartellini'),
			votes: asked.has('schede'),
		},
		/** A protected tavolo leaves no title on paper that is left behind. */
		title: space.visibility === 'protected' ? '' : sheet.title,
	};
};
