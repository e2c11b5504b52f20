import type { Forgetting } from '../storage/forgetting.ts';

export const amendmentForgets: Forgetting = {
	columns: {
		amendment: { author_id: 'nobody', decided_by: 'nobody' },
		amendment_stance: { person_id: 'stands-in' },
	},
};
