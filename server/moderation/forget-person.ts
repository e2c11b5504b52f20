import type { Forgetting } from '../storage/forgetting.ts';

export const moderationForgets: Forgetting = {
	columns: {
		report: { person_id: 'nobody', settled_by: 'nobody' },
		hiding: { hidden_by: 'nobody', restored_by: 'nobody' },
	},
};
