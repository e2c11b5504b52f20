import { error, fail, redirect } from '@sveltejs/kit';
import { isFormat } from '#domain/workshop/workshop.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plannedMoments } from '#lib/workshop/plan-words.ts';
import { faultSentences, prepareRefusal } from '#lib/workshop/prepare-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
	const { may } = await parent();
	if (!may.facilitate) error(404, m.common_not_found());
	return { key: crypto.randomUUID() };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { app, actor, asking } = locals;
		const space = await app.space.readSpace(actor, params.slug);
		if (space === null) error(404, m.common_not_found());
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000);
		const values = {
			format: text('format'),
			title: text('title'),
			tables: text('tables'),
			keepDays: text('keepDays'),
			rehearsal: form.has('rehearsal'),
		};
		if (await app.limits.take(asking, 'office'))
			return fail(429, { values, faults: {}, sentence: prepareRefusal('too-many') });
		const { format } = values;
		if (!isFormat(format)) {
			return fail(400, {
				values,
				faults: faultSentences({ format: 'format-missing' }),
				sentence: null,
			});
		}
		const made = await app.workshop.createWorkshop(actor, {
			...values,
			spaceId: space.id,
			key: text('key'),
			moments: plannedMoments(format),
		});
		if ('id' in made) redirect(303, `/tavoli/${space.slug}/incontri/${made.id}/prepara`);
		if (made.refused === 'not-found') error(404, m.common_not_found());
		const faults: Record<string, string> = 'faults' in made ? faultSentences(made.faults) : {};
		return fail(400, {
			values,
			faults,
			sentence: 'faults' in made ? null : prepareRefusal(made.refused),
		});
	},
};
