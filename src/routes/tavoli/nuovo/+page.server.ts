import { error, fail, redirect } from '@sveltejs/kit';
import { addDays, dayAt } from '#domain/space/day.ts';
import {
	spaceTemplates,
	templateAnswerDay,
	templatePhases,
	type SpaceTemplate,
} from '#domain/space/template.ts';
import { m } from '#i18n/paraglide/messages.js';
import { dayText } from '#lib/space/day-text.ts';
import {
	faultsByField,
	phaseValues,
	typedPhases,
	valuesOf,
	type FormValues,
} from '#lib/space/form/phase-form.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const daysBeforeStart = 7;

function templateOf(text: string | null): SpaceTemplate | null {
	return spaceTemplates.find((template) => template === text) ?? null;
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const hosts = await locals.app.space.listHosts(locals.actor);
	if (hosts === null) error(404, m.common_not_found());
	const template = templateOf(url.searchParams.get('modello'));
	if (template === null) return { hosts, template, prefilled: {} };
	const firstDay = addDays(dayAt(Date.now()), daysBeforeStart);
	const prefilled: FormValues = {
		template,
		visibility: template === 'network' ? 'members' : 'public',
		hostId: hosts.length === 1 ? hosts[0]!.id : '',
		answerDue: dayText(templateAnswerDay(template, firstDay)),
		...phaseValues(templatePhases(template, firstDay)),
	};
	return { hosts, template, prefilled };
};

function inputOf(values: FormValues) {
	return { ...values, phases: typedPhases(values) };
}

export const actions: Actions = {
	controlla: async ({ request, locals }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.space.checkNewSpace(locals.actor, inputOf(values));
		if (!('refused' in answer)) return { step: 'summary' as const, values, faults: {}, malformed: false };
		if (answer.refused === 'forbidden') error(404, m.common_not_found());
		const faults = 'faults' in answer ? faultsByField(answer.faults, typedPhases(values)) : {};
		return fail(400, { step: 'words' as const, values, faults, malformed: !('faults' in answer) });
	},
	modifica: async ({ request }) => ({
		step: 'words' as const,
		values: valuesOf(await request.formData()),
		faults: {},
		malformed: false,
	}),
	apri: async ({ request, locals }) => {
		const values = valuesOf(await request.formData());
		const answer = await locals.app.space.createSpace(locals.actor, inputOf(values));
		if (!('refused' in answer)) redirect(303, `/tavoli/${answer.slug}`);
		if (answer.refused === 'forbidden') error(404, m.common_not_found());
		const faults = 'faults' in answer ? faultsByField(answer.faults, typedPhases(values)) : {};
		return fail(400, { step: 'words' as const, values, faults, malformed: !('faults' in answer) });
	},
};
