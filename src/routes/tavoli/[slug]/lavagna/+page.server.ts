import { error, fail } from '@sveltejs/kit';
import { can } from '#domain/space/can.ts';
import { personColor } from '#domain/person/color.ts';
import { newKey } from '#lib/board/new-key.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	depends('tavolo:board');
	const board = await app.board.readBoardView(space.boardId);
	if (board === null) error(404);
	const mayCarry = can(actor, 'write-draft', space.subject);
	const text = mayCarry ? await app.draft.readText(space.draftId) : null;
	const outline = url.searchParams.get('vista') === 'elenco';
	return {
		slug: space.slug,
		spaceTitle: space.title,
		boardId: space.boardId,
		draftId: space.draftId,
		boardTitle: board.title,
		board,
		endings: Object.fromEntries(await app.lineage.endingsOfCards(space.boardId)),
		proposals: Object.fromEntries(await app.proposal.proposalsOfCards(space.id)),
		comments: Object.fromEntries(await app.comment.countsByCard(space.id)),
		mayPropose: can(actor, 'propose', space.subject),
		clauses: text?.clauses.map(({ id, number, title }) => ({ id, number, title })) ?? [],
		mayWrite: can(actor, 'write-board', space.subject),
		mayCarry,
		pageKey: mayCarry ? newKey() : '',
		visibility: space.visibility,
		me:
			actor.kind === 'person'
				? { personId: actor.personId, name: actor.name, color: personColor(actor.personId) }
				: null,
		outline,
		columnShown: url.searchParams.get('colonna'),
	};
};

export const actions: Actions = {
	/** "Porta nella bozza", from the menu, the outline, and without scripts. */
	carry: async ({ locals, params, request }) => {
		const { app, actor } = locals;
		const space = await app.space.readSpace(actor, params.slug);
		if (space === null) error(404);
		const form = await request.formData();
		const clauseId = String(form.get('clause') ?? '');
		const carried = await app.board.carryToDraft(actor, {
			boardId: space.boardId,
			cardIds: form.getAll('card').map(String),
			target:
				clauseId === '' ? { kind: 'new', key: String(form.get('key') ?? '') } : { kind: 'clause', clauseId },
		});
		if ('refused' in carried) {
			const status = {
				'not-found': 404,
				'not-allowed': 403,
				'card-gone': 409,
				'clause-gone': 409,
				invalid: 400,
			};
			return fail(status[carried.refused], { refused: carried.refused });
		}
		return { carried };
	},
};
