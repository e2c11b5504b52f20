import type { Forgetting } from '../storage/forgetting.ts';

export const spaceForgets: Forgetting = {
	columns: {
		space: { created_by: 'nobody' },
		space_member: { person_id: 'row-goes' },
		notice: { person_id: 'nobody' },
		notice_concern: { person_id: 'row-goes' },
	},
};
