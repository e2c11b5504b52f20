import { error, json } from '@sveltejs/kit';
import { can } from '#domain/space/can.ts';
import type { RequestHandler } from './$types';

/** Where the cards of the board ended, without the board: for the page that has it live. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { app, actor } = locals;
	const space = await app.space.readSpace(actor, params.slug);
	if (space === null) error(404);
	const text = can(actor, 'write-draft', space.subject) ? await app.draft.readText(space.draftId) : null;
	return json(
		{
			endings: Object.fromEntries(await app.lineage.endingsOfCards(space.boardId)),
			clauses: text?.clauses.map(({ id, number, title }) => ({ id, number, title })) ?? [],
		},
		{ headers: { 'cache-control': 'no-store' } },
	);
};
