import { error, fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import {
	countsTyped,
	stepTyped,
	trialPeople,
	typedNumber,
	typedText,
	type DeskForm,
} from '#lib/workshop/desk-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The desk of an incontro, for those who lead its tavolo. */
export const load: PageServerLoad = async ({ locals, params, parent, depends, setHeaders }) => {
	depends('tavolo:desk');
	const { app, actor } = locals;
	const { space } = await parent();
	const led = await app.workshop.deskView(actor, params.workshop);
	if (led?.stored.workshop.spaceId !== space.id || actor.kind !== 'person') error(404, m.common_not_found());
	const [room, members] = await Promise.all([
		app.workshop.roomView(led.stored),
		app.space.listMembers(actor, params.slug),
	]);
	if (space.visibility === 'protected') setHeaders({ 'cache-control': 'private, no-store' });
	return {
		bare: true,
		desk: led.desk,
		room,
		/** Since when, and when this was read: for the hours in the agenda. */
		momentSince: led.stored.workshop.desk.momentSince,
		readAt: Date.now(),
		colleagues: (members ?? [])
			.filter(({ role, personId }) => role === 'facilitator' && personId !== actor.personId)
			.map(({ personId, name }) => ({ id: personId, name })),
		/** Simulated people may come in. */
		trial: room.rehearsal || app.config.demonstration,
		key: app.workshop.newKey(),
	};
};

interface Asked {
	readonly form: FormData;
	readonly actor: App.Locals['actor'];
	readonly workshopId: string;
}

const inVain = new Set(['moved-meanwhile', 'desk-of-another', 'nothing-to-do', 'nothing-to-undo']);

/** Runs an act of the desk; a refusal comes back with what was typed. */
async function act(
	event: RequestEvent,
	name: string,
	run: (room: App.Locals['app']['workshop'], asked: Asked) => Promise<object>,
) {
	const { app, actor, asking } = event.locals;
	const form = await event.request.formData();
	const asked = { form, actor, workshopId: event.params.workshop };
	const outcome = (await app.limits.take(asking, 'office')) ?? (await run(app.workshop, asked));
	if (!('refused' in outcome)) return { act: name, ...outcome };
	const { refused, ...more } = outcome as DeskForm & { readonly refused: string };
	if (refused === 'not-found') error(404, m.common_not_found());
	return fail(refused === 'too-many' ? 429 : inVain.has(refused) ? 409 : 400, {
		act: name,
		refused,
		...more,
		text: typedText(form, 'text'),
		table: typedNumber(form, 'table') || 0,
		kind: typedText(form, 'kind'),
		counts: countsTyped(form),
	});
}

export const actions: Actions = {
	passo: (event) =>
		act(event, 'passo', (room, { form, actor, workshopId }) =>
			room.takeStep(actor, { workshopId, seenRevision: typedNumber(form, 'seen'), step: stepTyped(form) }),
		),
	annulla: (event) =>
		act(event, 'annulla', (room, { form, actor, workshopId }) =>
			room.undoStep(actor, { workshopId, seenRevision: typedNumber(form, 'seen') }),
		),
	svela: (event) =>
		act(event, 'svela', (room, { form, actor, workshopId }) => {
			const card = typedText(form, 'card');
			return room.revealCards(actor, {
				workshopId,
				cards: card === 'all' || card === 'next' ? card : [card],
				read: form.getAll('letto').map(String),
			});
		}),
	trattieni: (event) =>
		act(event, 'trattieni', (room, { form, actor, workshopId }) =>
			room.holdCard(actor, {
				workshopId,
				cardId: typedText(form, 'card'),
				on: typedText(form, 'on') === '1',
			}),
		),
	allontana: (event) =>
		act(event, 'allontana', (room, { form, actor, workshopId }) =>
			room.removeSeat(actor, { workshopId, seatId: typedText(form, 'seat') }),
		),
	mano: (event) =>
		act(event, 'mano', (room, { form, actor, workshopId }) =>
			room.lowerHand(actor, { workshopId, seatId: typedText(form, 'seat') }),
		),
	carta: (event) =>
		act(event, 'carta', async (room, { form, actor, workshopId }) => {
			const table = typedNumber(form, 'table') || 0;
			const entered = await room.enterPaperCard(actor, {
				workshopId,
				key: typedText(form, 'key'),
				text: typedText(form, 'text'),
				table,
			});
			return 'refused' in entered ? entered : { number: entered.number, table };
		}),
	persone: (event) =>
		act(event, 'persone', (room, { form, actor, workshopId }) =>
			room.enterPaperPeople(actor, {
				workshopId,
				table: typedNumber(form, 'table') || 0,
				people: typedNumber(form, 'people'),
			}),
		),
	conta: (event) =>
		act(event, 'conta', (room, { form, actor, workshopId }) =>
			room.enterCounts(actor, {
				workshopId,
				kind: typedText(form, 'kind'),
				momentId: typedText(form, 'moment') || undefined,
				round: typedNumber(form, 'round') || undefined,
				counts: countsTyped(form),
				reasons: form.has('text') ? typedText(form, 'text') : undefined,
			}),
		),
	prova: (event) =>
		act(event, 'prova', (room, { form, actor, workshopId }) =>
			room.simulatePeople(actor, { workshopId, people: typedNumber(form, 'people'), ...trialPeople() }),
		),
};
