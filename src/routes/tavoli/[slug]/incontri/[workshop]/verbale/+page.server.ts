import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { noteFaults, noteValues } from '#lib/workshop/note-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const refusals = ['document-busy', 'document-failed'] as const;

export const load: PageServerLoad = async ({ locals, params, parent, url, setHeaders }) => {
	const { space } = await parent();
	const { app, actor } = locals;
	const minutes = await app.workshop.minutesOf(actor, params.workshop);
	if (minutes === null || minutes.space.slug !== params.slug) error(404, m.common_not_found());
	if (space.visibility === 'protected') setHeaders({ 'cache-control': 'private, no-store' });
	const notes = await app.workshop.outcomeNotes(actor, params.workshop);
	const paper = notes && (await app.workshop.paperBodies(actor, params.workshop));
	const here = `/tavoli/${params.slug}/incontri/${params.workshop}`;
	const refused = url.searchParams.get('rifiutato');
	return {
		minutes,
		links: {
			back: `/tavoli/${params.slug}`,
			pdf: `${here}/verbale.pdf`,
			docx: `${here}/verbale.docx`,
			csv: `${here}/verbale.csv`,
		},
		refused: refusals.find((known) => known === refused) ?? null,
		/** For whoever leads. */
		tend: notes && {
			notes,
			named: await app.workshop.namedInMinutes(actor, params.workshop),
			said: url.searchParams.get('detto'),
			text: `${here}/testo`,
			paper:
				paper && paper.counted > 0
					? {
							counted: paper.counted,
							bodies: space.organizations.map(({ id, name }) => ({
								...{ id, name },
								people: paper.bodies.find((body) => body.id === id)?.people ?? 0,
							})),
						}
					: null,
			keys: { decision: app.workshop.newKey(), step: app.workshop.newKey(), dissent: app.workshop.newKey() },
			clauses: (await app.draft.readText(space.draftId)).clauses.map(({ id, number, title }) => ({
				id,
				number,
				title,
			})),
		},
	};
};

const back = ({ params }: RequestEvent, said: string): never =>
	redirect(303, `/tavoli/${params.slug}/incontri/${params.workshop}/verbale?detto=${said}#completa`);

export const actions: Actions = {
	scrivi: async (event) => {
		const { app, actor, asking } = event.locals;
		const form = await event.request.formData();
		const values = noteValues(form);
		if (values === null) error(400, m.common_not_found());
		const again = (status: number, faults: Readonly<Record<string, string>>) =>
			fail(status, { values, faults, paperTyped: null });
		if (await app.limits.take(asking, 'office')) return again(429, { text: m.workshop_outcome_too_many() });
		const faults = noteFaults(values);
		if (Object.keys(faults).length > 0) return again(400, faults);
		const noted = await app.workshop.noteOutcome(actor, {
			workshopId: event.params.workshop,
			key: String(form.get('chiave') ?? ''),
			kind: values.kind,
			text: values.text,
			who: values.kind === 'next-step' ? values.who : '',
			dueOn: values.kind === 'next-step' && values.by !== '' ? values.by : null,
			clauseId: values.kind === 'dissent' && values.clauseId !== '' ? values.clauseId : null,
		});
		if (!('refused' in noted)) return back(event, 'scritto');
		if (noted.refused === 'not-found') error(404, m.common_not_found());
		if (noted.refused === 'empty') return again(400, { text: m.workshop_outcome_fault_empty() });
		return again(400, {
			text:
				noted.refused === 'too-long' ? m.workshop_outcome_fault_long() : m.workshop_outcome_fault_malformed(),
		});
	},
	nome: async (event) => {
		const { app, actor } = event.locals;
		const form = await event.request.formData();
		const dropped = await app.workshop.dropMinutesName(actor, {
			workshopId: event.params.workshop,
			seatId: String(form.get('posto') ?? ''),
		});
		if ('refused' in dropped) error(404, m.common_not_found());
		return back(event, 'tolto');
	},
	carta: async (event) => {
		const { app, actor, asking } = event.locals;
		const form = await event.request.formData();
		const [body, people] = [String(form.get('ente') ?? ''), String(form.get('persone') ?? '').trim()];
		const again = (status: number, fault: string) =>
			fail(status, { values: null, faults: {}, paperTyped: { body, people, fault } });
		if (await app.limits.take(asking, 'office')) return again(429, m.workshop_outcome_too_many());
		if (!/^\d{1,5}$/.test(people)) return again(400, m.workshop_outcome_paper_number());
		const entered = await app.workshop.enterPaperBody(actor, {
			workshopId: event.params.workshop,
			organizationId: body,
			people: Number(people),
		});
		if (!('refused' in entered)) return back(event, 'scritto');
		if (entered.refused === 'not-found') error(404, m.common_not_found());
		return again(
			400,
			entered.refused === 'more-than-counted'
				? m.workshop_outcome_paper_more({ left: entered.left })
				: m.workshop_outcome_fault_malformed(),
		);
	},
	togli: async (event) => {
		const { app, actor } = event.locals;
		const form = await event.request.formData();
		const removed = await app.workshop.removeNote(actor, {
			workshopId: event.params.workshop,
			noteId: String(form.get('nota') ?? ''),
		});
		// Taken out by a colleague meanwhile: it is gone, as wanted.
		if ('refused' in removed && (await app.workshop.outcomeNotes(actor, event.params.workshop)) === null)
			error(404, m.common_not_found());
		return back(event, 'tolto');
	},
};
