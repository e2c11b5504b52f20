import type { Forgetting } from '../storage/forgetting.ts';

/** That a card became a clause stays; who carried it doesn't. */
export const lineageForgets: Forgetting = { columns: { lineage_link: { person_id: 'nobody' } } };
