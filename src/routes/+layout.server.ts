import type { LayoutServerLoad } from './$types';

/** What the frame of every page needs: who is in, in which language, and whose installation it is. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { app, actor, person, locale, textSize } = locals;
	return {
		person,
		locale,
		textSize,
		/** Lines of the person's news they have not seen. */
		unread: await app.reading.unreadNews(actor),
		demonstration: app.config.demonstration,
		/** The one body that publishes here; null when there are several, or none yet. */
		host: await app.organization.readSoleHost(),
	};
};
