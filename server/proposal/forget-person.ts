import type { Forgetting } from '../storage/forgetting.ts';
import { announce } from './acting.ts';
import { argumentsBy, deleteArgument } from './store.ts';

export const proposalForgets: Forgetting = {
	columns: {
		proposal: { author_id: 'nobody' },
		proposal_step: { person_id: 'nobody' },
		proposal_support: { person_id: 'stands-in' },
		proposal_follow: { person_id: 'row-goes' },
		proposal_argument: { author_id: 'nobody' },
		argument_support: { person_id: 'stands-in' },
	},
	along: [
		{ table: 'proposal_addition', column: 'proposal_id', of: 'proposal' },
		{ table: 'proposal_attachment', column: 'proposal_id', of: 'proposal' },
	],
	async also(kit, unit, { personId, words }) {
		if (words === 'stay') return;
		for (const argument of await argumentsBy(unit.db, personId)) {
			await deleteArgument(unit.db, argument.id);
			await announce(kit, unit, argument.proposal_id);
		}
	},
};
