import { error, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { newId } from '#lib/draft/new-id.ts';
import { sent, told } from '#lib/proposal/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What its author may still do: change the words nobody has answered to, add to them, put files beside them, take it back. */
export const load: PageServerLoad = async ({ locals, parent, params }) => {
	const { space, may } = await parent();
	const { app, actor } = locals;
	const proposal = await app.proposal.readProposal({ actor, space: space.subject }, params.proposal);
	if (proposal === null || !proposal.mine.author || !may.propose) error(404);
	const here = `/tavoli/${space.slug}/proposte/${proposal.id}`;
	if (proposal.mine.edit === 'nothing') redirect(303, here);
	return {
		here,
		title: proposal.title,
		edit: proposal.mine.edit,
		mayWithdraw: proposal.mine.mayWithdraw,
		attachments: proposal.attachments,
		written: { title: proposal.title, body: proposal.body } as Readonly<Record<string, string>>,
		keys: { words: newId(), file: newId() },
	};
};

const back = (event: RequestEvent, done: string) =>
	redirect(303, `/tavoli/${event.params.slug}/proposte/${event.params.proposal}${done}`);

export const actions: Actions = {
	salva: async (event) => {
		const here = await sent(event, 'salva', 'contribute');
		if ('over' in here) return here.over;
		const answer = await here.room.editProposal(here.actor, here.input);
		if (!('refused' in answer)) back(event, '?fatto=cambiata');
		return told('salva', here.values, answer);
	},
	aggiungi: async (event) => {
		const here = await sent(event, 'aggiungi', 'contribute');
		if ('over' in here) return here.over;
		const answer = await here.room.addToProposal(here.actor, here.input);
		if (!('refused' in answer)) back(event, '?fatto=aggiunta');
		return told('aggiungi', here.values, answer, null, { text: 'addition' });
	},
	ritira: async (event) => {
		const here = await sent(event, 'ritira', 'contribute');
		if ('over' in here) return here.over;
		const answer = await here.room.withdrawProposal(here.actor, here.input);
		if (!('refused' in answer)) back(event, '');
		return told('ritira', {}, answer);
	},
	allega: async (event) => {
		const here = await sent(event, 'allega', 'contribute');
		if ('over' in here) return here.over;
		const file = here.form.get('file');
		const bytes = new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
		const input = { ...here.input, name: file instanceof File ? file.name : '', bytes };
		return told('allega', {}, await here.room.attachFile(here.actor, input), m.proposal_attached());
	},
	togli: async (event) => {
		const here = await sent(event, 'togli', 'contribute');
		if ('over' in here) return here.over;
		const input = { ...here.input, attachmentId: here.values.attachment };
		return told('togli', {}, await here.room.detachFile(here.actor, input), m.proposal_detached());
	},
};
