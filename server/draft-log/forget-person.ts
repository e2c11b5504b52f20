import type { Forgetting } from '../storage/forgetting.ts';

/** A number somebody wrote under is nobody else's for ever; who wrote a row is forgotten by `forgetWriters`. */
export const draftLogForgets: Forgetting = {
	columns: { room_client: { owner: 'somebody' }, room_update: { person_id: 'by-hand' } },
};
