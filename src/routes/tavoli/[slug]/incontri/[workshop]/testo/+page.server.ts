import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url, setHeaders }) => {
	const { space } = await parent();
	const { app, actor } = locals;
	const minutes = await app.workshop.minutesOf(actor, params.workshop);
	if (minutes === null || minutes.space.slug !== params.slug) error(404, m.common_not_found());
	const outcome = await app.workshop.outcomeChoices(actor, params.workshop);
	if (outcome === null) error(404, m.common_not_found());
	if (space.visibility === 'protected') setHeaders({ 'cache-control': 'private, no-store' });
	return { outcome, workshopId: params.workshop, carried: Number(url.searchParams.get('portati')) || 0 };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { app, actor, asking } = locals;
		const form = await request.formData();
		const targets = form.getAll('gruppo').map(String);
		const again = (status: number, sentence: string) => fail(status, { sentence, targets });
		if (await app.limits.take(asking, 'office')) return again(429, m.workshop_outcome_too_many());
		if (targets.length === 0) return again(400, m.workshop_outcome_text_none());
		if (targets.length > 30) return again(400, m.workshop_outcome_text_many());
		const carried = await app.workshop.carryGroups(actor, { workshopId: params.workshop, targets });
		if (!('refused' in carried))
			redirect(
				303,
				`/tavoli/${params.slug}/incontri/${params.workshop}/testo?portati=${carried.clauses.length}#portati`,
			);
		if (carried.refused === 'not-found') error(404, m.common_not_found());
		if (carried.refused === 'rehearsal') return again(400, m.workshop_outcome_text_rehearsal());
		if (carried.refused === 'not-allowed') return again(403, m.workshop_outcome_text_not_allowed());
		return again(409, m.workshop_outcome_text_moved());
	},
};
