import type { Forgetting } from '../storage/forgetting.ts';
import { commentsBy } from './store.ts';
import { takeBack } from './take-back.ts';

export const commentForgets: Forgetting = {
	columns: {
		comment: { person_id: 'nobody', state_by: 'nobody' },
		comment_support: { person_id: 'stands-in' },
	},
	async also(kit, unit, { personId, words, at }) {
		if (words === 'stay') return;
		for (const row of await commentsBy(unit.db, personId)) await takeBack(kit, unit, row, at);
	},
};
