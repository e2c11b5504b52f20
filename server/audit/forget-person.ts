import type { Forgetting } from '../storage/forgetting.ts';
import { forgetInAudit } from './audit.ts';

/** Rows of the register stay as they are, pseudonyms and all: without the secret nobody can say whose they were. */
export const auditForgets: Forgetting = {
	columns: { audit_salt: { person_id: 'by-hand', salt: 'by-hand' } },
	also: (_kit, unit, { personId }) => forgetInAudit(unit, personId),
};
