import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** One incontro, for everybody who reads the tavolo; before its doors open and in rehearsal only for who leads. */
export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { space } = await parent();
	const { workshop } = locals.app;
	const sheet = await workshop.readWorkshop(locals.actor, space.id, params.workshop);
	if (sheet === null) error(404, m.common_not_found());
	const minutes = sheet.state === 'closed' ? await workshop.minutesOf(locals.actor, sheet.id) : null;
	return {
		sheet,
		outcome: minutes && {
			clauses: minutes.clauses,
			decisions: minutes.decisions,
			nextSteps: minutes.nextSteps,
		},
	};
};
