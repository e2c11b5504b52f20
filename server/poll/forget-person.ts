import type { Forgetting } from '../storage/forgetting.ts';
import { pollsOfVoter, renameVoter } from './leaving-voter-store.ts';

/**
 * Nothing that was counted changes. In each poll the voter goes on under an id of its own that leads nowhere, on the list,
 * beside the vote and on the sheets alike: two votes of one voter stay a conflict.
 */
export const pollForgets: Forgetting = {
	columns: {
		poll: { created_by: 'nobody' },
		poll_entitled: { voter: 'by-hand' },
		poll_vote: { voter: 'by-hand', person_id: 'somebody' },
		poll_participation: { voter: 'by-hand' },
		poll_paper: {
			voter: 'by-hand',
			voter_name: 'by-hand',
			entered_by: 'somebody',
			confirmed_by: 'somebody',
			marked_by: 'somebody',
		},
		poll_hands: { entered_by: 'somebody', confirmed_by: 'somebody' },
		poll_settlement: { voter: 'by-hand', person_id: 'somebody' },
		editorial_change: { person_id: 'somebody' },
	},
	async also(_kit, unit, { personId, id }) {
		const voter = `p:${personId}`;
		for (const pollId of await pollsOfVoter(unit.db, voter))
			await renameVoter(unit.db, pollId, voter, `p:${id()}`);
	},
};
