import type { Forgetting } from '../storage/forgetting.ts';
import { forgetAddressee, invitationsTo } from './store.ts';

/** Invitations they made go on working; those made for them no longer say for whom, nor what was written to them. */
export const invitationForgets: Forgetting = {
	columns: {
		invitation: { created_by: 'nobody', used_by: 'by-hand', email: 'by-hand', note: 'by-hand' },
	},
	async also(_kit, unit, leaving) {
		for (const { id } of await invitationsTo(unit.db, leaving)) await forgetAddressee(unit.db, id);
	},
};
