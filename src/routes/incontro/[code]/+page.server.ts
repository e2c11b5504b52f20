import { error, fail, redirect } from '@sveltejs/kit';
import { keepSeat, readSeat } from '#lib/workshop/seat-cookie.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Refusal = { readonly refused: string; readonly [more: string]: unknown };

/** The room as a phone sees it, or its door for who has no seat yet. */
export const load: PageServerLoad = async ({ locals, params, cookies, url, depends, setHeaders }) => {
	depends('tavolo:room');
	// One's own hidden cards are on it, or the secret of the seat one is about to take.
	setHeaders({ 'cache-control': 'private, no-store' });
	const { app, actor } = locals;
	const said = url.searchParams.get('detto');
	const sitting = { actor, token: readSeat(cookies, params.code) };
	const seated = await app.workshop.seatAt(params.code, sitting);
	if (seated) {
		const [room, own] = await Promise.all([
			app.workshop.roomView(seated.stored),
			app.workshop.ownView(seated),
		]);
		return {
			...{ bare: true, at: 'room' as const, room, own, key: app.workshop.newKey(), said },
			// Drawn by the frame of every page, which has the way out already.
			...(room.spaceName === '' ? { exitSeat: room.code } : {}),
		};
	}
	const tooMany = await app.limits.take(locals.asking, 'door');
	if (tooMany) error(429);
	const left = await app.workshop.wasSentOut(params.code, sitting);
	if (left) return { bare: true, at: 'out' as const, code: left.workshop.code };
	const door = await app.workshop.knock(params.code);
	if ('refused' in door) {
		if (door.refused === 'no-such-code') redirect(303, `/incontro?codice=${encodeURIComponent(params.code)}`);
		return { bare: true, at: 'outside' as const, refused: door.refused, code: params.code };
	}
	const { workshop } = door;
	if (workshop.code !== params.code) redirect(303, `/incontro/${workshop.code}`);
	return {
		bare: true,
		at: 'door' as const,
		...(await app.workshop.doorView(actor, door)),
		token: app.workshop.newToken(),
	};
};

interface Asked {
	readonly form: FormData;
	readonly sitting: { readonly actor: App.Locals['actor']; readonly token: string | null };
	readonly code: string;
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');
const number = (form: FormData, name: string): number => Number(form.get(name) ?? Number.NaN);
/** What was on the phone when it was answered. */
const askedFor = (form: FormData) => ({
	momentId: text(form, 'moment') || undefined,
	round: number(form, 'round') || undefined,
});

/** Runs an act of a seat; a refusal draws the page again with what was typed, anything else shows the room anew. */
async function act(
	event: RequestEvent,
	name: string,
	run: (app: App.Locals['app'], asked: Asked) => Promise<object>,
) {
	const { locals, params, cookies, request } = event;
	const sitting = { actor: locals.actor, token: readSeat(cookies, params.code) };
	const form = await request.formData();
	const seated = await locals.app.workshop.seatAt(params.code, sitting);
	// Whoever has no seat uses up the turns of the door, and none of the room's.
	const tooMany = seated
		? await locals.app.limits.take({ ...locals.asking, personId: seated.seat.id }, 'room')
		: await locals.app.limits.take(locals.asking, 'door');
	const asked = { form, sitting, code: params.code };
	const outcome = tooMany ?? (await run(locals.app, asked));
	if ('refused' in outcome) {
		const refusal = outcome as Refusal;
		return fail(refusal.refused === 'too-many' ? 429 : 400, {
			act: name,
			text: text(form, 'text'),
			choice: text(form, 'say') || text(form, 'step'),
			...refusal,
		});
	}
	redirect(303, `/incontro/${encodeURIComponent(params.code)}?detto=${name}`);
}

export const actions: Actions = {
	entra: async ({ locals, params, request, cookies, url }) => {
		const form = await request.formData();
		const token = text(form, 'token');
		const typed = {
			nickname: text(form, 'nickname'),
			table: number(form, 'table') || 0,
			body: text(form, 'body') || null,
		};
		const tooMany = await locals.app.limits.take(locals.asking, 'door');
		const joined =
			tooMany ??
			(await locals.app.workshop.joinWorkshop(locals.actor, { code: params.code, token, ...typed }));
		if ('refused' in joined) {
			const { nickname, table, body } = typed;
			const again = { act: 'entra', text: nickname, table, body, token, ...joined };
			return fail(tooMany ? 429 : 400, again as Refusal & typeof again);
		}
		keepSeat(cookies, url, joined.code, token);
		redirect(303, `/incontro/${joined.code}`);
	},
	scrivi: (event) =>
		act(event, 'scrivi', (app, { form, sitting, code }) =>
			app.workshop.writeCard(code, sitting, {
				key: text(form, 'key'),
				text: text(form, 'text'),
				momentId: text(form, 'moment') || undefined,
			}),
		),
	cambia: (event) =>
		act(event, 'cambia', (app, { form, sitting, code }) =>
			app.workshop.rewriteCard(code, sitting, { cardId: text(form, 'card'), text: text(form, 'text') }),
		),
	togli: (event) =>
		act(event, 'togli', (app, { form, sitting, code }) =>
			app.workshop.withdrawCard(code, sitting, { cardId: text(form, 'card') }),
		),
	finito: (event) =>
		act(event, 'finito', (app, { form, sitting, code }) =>
			app.workshop.sayReady(code, sitting, text(form, 'on') === '1', askedFor(form).momentId),
		),
	mano: (event) =>
		act(event, 'mano', (app, { form, sitting, code }) =>
			app.workshop.raiseHand(code, sitting, text(form, 'on') === '1'),
		),
	tavolo: (event) =>
		act(event, 'tavolo', (app, { form, sitting, code }) =>
			app.workshop.changeTable(code, sitting, number(form, 'table'), askedFor(form).momentId),
		),
	nome: (event) =>
		act(event, 'nome', (app, { form, sitting, code }) =>
			app.workshop.nameInMinutes(code, sitting, text(form, 'text')),
		),
	pallini: (event) =>
		act(event, 'pallini', (app, { form, sitting, code }) =>
			app.workshop.giveAnswer(code, sitting, {
				...askedFor(form),
				kind: 'dots',
				targetId: text(form, 'target'),
				dots: number(form, 'dots'),
			}),
		),
	ordine: (event) =>
		act(event, 'ordine', (app, { form, sitting, code }) => {
			const order = form.getAll('order').map(String);
			const at = order.indexOf(text(form, 'up') || text(form, 'down'));
			const to = at + (form.has('up') ? -1 : 1);
			if (at >= 0 && to >= 0 && to < order.length) [order[at], order[to]] = [order[to]!, order[at]!];
			return app.workshop.giveAnswer(code, sitting, { ...askedFor(form), kind: 'rank', order });
		}),
	accordo: (event) =>
		act(event, 'accordo', (app, { form, sitting, code }) =>
			app.workshop.giveAnswer(code, sitting, {
				...askedFor(form),
				kind: 'gradient',
				step: number(form, 'step'),
			}),
		),
	consenso: (event) =>
		act(event, 'consenso', (app, { form, sitting, code }) =>
			app.workshop.giveAnswer(code, sitting, {
				...askedFor(form),
				kind: 'consent',
				say: text(form, 'say'),
				objection: text(form, 'text'),
			}),
		),
};
