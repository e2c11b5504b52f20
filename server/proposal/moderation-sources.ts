import type { ModerationSource } from '../moderation/source.ts';
import { dropSearchText } from '../storage/search.ts';
import { makeFindable } from './make-findable.ts';
import { moderatedArguments, moderatedProposals } from './moderation-views.ts';

/** Proposals as whoever moderates sees them: a hidden one is not found by its words either. */
export const proposalModeration: ModerationSource = {
	kind: 'proposal',
	find: moderatedProposals,
	async shifted(unit, id, hidden) {
		if (hidden) await dropSearchText(unit.db, 'proposal', id);
		else await makeFindable(unit, id);
	},
};

export const argumentModeration: ModerationSource = { kind: 'argument', find: moderatedArguments };
