import type { Forgetting } from '../storage/forgetting.ts';

/** What somebody has read was nobody else's business; no letter is sent any more. */
export const readingForgets: Forgetting = {
	columns: {
		reading: { person_id: 'row-goes' },
		reading_mark: { person_id: 'row-goes' },
		reading_news: { person_id: 'row-goes' },
		reading_space: { person_id: 'row-goes' },
	},
};
