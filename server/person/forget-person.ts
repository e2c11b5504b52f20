import type { Forgetting } from '../storage/forgetting.ts';

/** The account itself goes last, when nothing refers to it any more. */
export const personForgets: Forgetting = {
	columns: {
		session: { person_id: 'row-goes' },
		affiliation: { person_id: 'row-goes' },
	},
};
