import { filterAddresses } from '#lib/amendment/words.ts';
import type { AmendmentFilter } from '#server/amendment/views.ts';
import type { PageServerLoad } from './$types';

/** The emendamenti of a tavolo, a page at a time; with `articolo`, those of one clause side by side. */
export const load: PageServerLoad = async ({ locals, parent, url, depends }) => {
	depends('tavolo:amendments');
	const { space, may } = await parent();
	const { amendment, draft } = locals.app;
	const reading = { actor: locals.actor, space: space.subject, draftId: space.draftId };
	const typed = {
		state: url.searchParams.get('stato') ?? '',
		clause: url.searchParams.get('articolo') ?? '',
	};
	const [filter] = (Object.entries(filterAddresses) as [AmendmentFilter, string][]).find(
		([, address]) => address === typed.state,
	) ?? ['undecided' as const];
	const text = await draft.readText(space.draftId);
	const clause = typed.clause === '' ? null : await draft.readClause(space.draftId, typed.clause);
	const clauseId = clause?.id ?? null;
	const [page, compared] = await Promise.all([
		amendment.listAmendments(reading, {
			filter,
			clauseId,
			after: url.searchParams.get('dopo'),
			before: url.searchParams.get('prima'),
		}),
		clauseId === null || filter !== 'undecided' ? null : amendment.compareAmendments(reading, clauseId),
	]);
	return {
		filter,
		clause: clause && {
			id: clause.id,
			number: clause.number,
			title: clause.title,
			html: clause.html,
			archived: clause.archived,
		},
		clauses: text.clauses.map(({ id, number, title }) => ({ id, number, title })),
		page,
		compared,
		may: may.propose,
		visitor: locals.actor.kind === 'visitor',
	};
};
