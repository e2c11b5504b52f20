import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { lineOf, momentsInput, readAgenda, readIntent, rearrange } from '#lib/workshop/agenda-form.ts';
import { faultSentences, prepareRefusal } from '#lib/workshop/prepare-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** For those who lead: everything of the incontro that can be changed before it, and while it is held. */
export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { space } = await parent();
	const sheet = await locals.app.workshop.readWorkshop(locals.actor, space.id, params.workshop);
	if (!sheet?.lead) error(404, m.common_not_found());
	return { sheet, lead: sheet.lead, lines: sheet.moments.map(lineOf), key: crypto.randomUUID() };
};

async function sheetOf({ locals, params }: RequestEvent) {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	const sheet = space && (await app.workshop.readWorkshop(actor, space.id, params.workshop));
	if (!sheet?.lead) error(404, m.common_not_found());
	return { sheet, lead: sheet.lead };
}

export const actions: Actions = {
	salva: async (event) => {
		const { app, actor, asking } = event.locals;
		const { sheet } = await sheetOf(event);
		const form = await event.request.formData();
		const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000);
		const values = {
			title: text('title'),
			tables: text('tables'),
			keepDays: text('keepDays'),
			begins: text('begins'),
			seen: text('seen'),
		};
		const typed = readAgenda(form);
		const intent = readIntent(form);
		if (intent.kind !== 'save') {
			const lines = rearrange(typed, intent, crypto.randomUUID(), m.workshop_prepare_moment_new());
			return { values, lines, faults: {}, sentence: null, saved: false };
		}
		const drawn = { values, lines: typed, saved: false };
		if (await app.limits.take(asking, 'office'))
			return fail(429, { ...drawn, faults: {}, sentence: prepareRefusal('too-many') });
		const { title, tables, keepDays } = values;
		const moments = momentsInput(typed);
		const done = await app.workshop.editWorkshop(actor, {
			workshopId: sheet.id,
			seen: values.seen,
			title,
			tables,
			keepDays,
			moments,
		});
		if ('done' in done) {
			return { values: { begins: values.begins }, lines: null, faults: {}, sentence: null, saved: true };
		}
		if (done.refused === 'not-found') error(404, m.common_not_found());
		const faults = 'faults' in done ? faultSentences(done.faults) : {};
		// Who has read that a colleague saved meanwhile may save all the same.
		const told =
			done.refused === 'changed-meanwhile' ? { ...values, seen: (await sheetOf(event)).lead.mark } : values;
		return fail(400, {
			...drawn,
			values: told,
			faults,
			sentence: 'faults' in done ? null : prepareRefusal(done.refused),
		});
	},

	/** A copy that nobody else sees, to be run alone. */
	prova: async (event) => {
		const { app, actor, asking } = event.locals;
		const { sheet, lead } = await sheetOf(event);
		const form = await event.request.formData();
		const nothing = { values: null, lines: null, faults: {}, saved: false };
		if (await app.limits.take(asking, 'office'))
			return fail(429, { ...nothing, sentence: prepareRefusal('too-many') });
		const made = await app.workshop.createWorkshop(actor, {
			spaceId: sheet.spaceId,
			key: String(form.get('key') ?? ''),
			format: sheet.format,
			rehearsal: true,
			title: [...m.workshop_prepare_rehearsal_of({ title: sheet.title })].slice(0, 80).join(''),
			tables: lead.tables,
			keepDays: 1,
			moments: sheet.moments.map(({ kind, title, instructions, minutes, settings }) => ({
				kind,
				title,
				instructions,
				minutes,
				settings,
			})),
		});
		if ('id' in made) redirect(303, `/tavoli/${event.params.slug}/incontri/${made.id}/regia`);
		if (made.refused === 'not-found') error(404, m.common_not_found());
		return fail(400, { ...nothing, sentence: prepareRefusal(made.refused) });
	},
};
