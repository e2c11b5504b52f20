import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { announcedAt, announceFaults, announceValues } from '#lib/workshop/announce-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One incontro, for everybody who reads the tavolo; in rehearsal, and before it is announced or opened, only for who leads. */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { space } = await parent();
	const { workshop } = locals.app;
	const sheet = await workshop.readWorkshop(locals.actor, space.id, params.workshop);
	if (sheet === null) error(404, m.common_not_found());
	const minutes = sheet.state === 'closed' ? await workshop.minutesOf(locals.actor, sheet.id) : null;
	return {
		sheet,
		/** What was just done. */
		said: url.searchParams.get('detto'),
		losses: sheet.lead && (await workshop.lossesOf(locals.actor, sheet.id)),
		outcome: minutes && {
			clauses: minutes.clauses,
			decisions: minutes.decisions,
			nextSteps: minutes.nextSteps,
		},
	};
};

/** Announced here, or not any more: one form, two buttons. */
async function announce(event: RequestEvent, on: boolean) {
	const { app, actor, asking } = event.locals;
	const { slug, workshop: workshopId } = event.params;
	const space = await app.space.readSpace(actor, slug);
	const sheet = space && (await app.workshop.readWorkshop(actor, space.id, workshopId));
	if (!sheet?.lead) error(404, m.common_not_found());
	const values = announceValues(await event.request.formData());
	if (await app.limits.take(asking, 'office'))
		return fail(429, { values, faults: { day: m.workshop_outcome_too_many() } });
	const read = on ? announcedAt(values) : { at: null };
	if ('faults' in read) return fail(400, { values, faults: read.faults });
	const done = await app.workshop.announceWorkshop(actor, {
		workshopId,
		at: read.at,
		place: on ? values.place : '',
	});
	if ('refused' in done) {
		if (done.refused === 'not-found') error(404, m.common_not_found());
		return fail(400, { values, faults: announceFaults(done.refused) });
	}
	return redirect(
		303,
		`/tavoli/${slug}/incontri/${workshopId}?detto=${on ? 'annunciato' : 'ritirato'}#annuncio`,
	);
}

export const actions: Actions = {
	annuncia: (event) => announce(event, true),
	ritira: (event) => announce(event, false),
	elimina: async ({ locals, params }) => {
		const { app, actor, asking } = locals;
		const outcome =
			(await app.limits.take(asking, 'office')) ??
			(await app.workshop.deleteWorkshop(actor, { workshopId: params.workshop }));
		if (!('refused' in outcome)) redirect(303, `/tavoli/${params.slug}/incontri?detto=eliminato`);
		if (outcome.refused === 'not-found') error(404, m.common_not_found());
		return fail(outcome.refused === 'too-many' ? 429 : 409, { undeleted: outcome.refused });
	},
};
