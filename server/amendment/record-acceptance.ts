import type { PersonId } from '#domain/person/actor.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { linkThings } from '../lineage/link-things.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { announce, tellOf } from './acting.ts';
import type { Today } from './propose-amendment.ts';
import { updateAmendment, type AmendmentRow } from './store.ts';

/** Everything that is known of an acceptance, in the unit of work that changes the text. */
export async function recordAcceptance(
	kit: Kit,
	unit: UnitOfWork,
	acceptance: {
		readonly amendment: AmendmentRow;
		readonly by: PersonId;
		readonly at: number;
		readonly before: Today;
		readonly after: Today;
		readonly asProposed: boolean;
		/** Empty when nobody gave one. */
		readonly reason: string;
	},
): Promise<void> {
	const { amendment, by, at, before, after, asProposed, reason } = acceptance;
	const { id, space_id: spaceId, clause_id: clauseId } = amendment;
	await updateAmendment(unit.db, id, {
		state: 'accepted',
		decided_by: by,
		decided_at: at,
		decision_reason: reason,
		accepted_plain: asProposed ? null : after.plain,
		accepted_title: asProposed ? null : after.title,
	});
	await linkThings(kit, unit, {
		spaceId,
		from: { kind: 'amendment', id },
		to: { kind: 'clause', id: clauseId },
		personId: by,
	});
	await record(unit, {
		spaceId,
		kind: 'amendment-accepted',
		by,
		subject: { kind: 'amendment', id },
		details: { clause: clauseId, before: before.hash, after: after.hash, merged: !asProposed },
		at,
	});
	await tellOf(kit, unit, amendment, { kind: 'amendment-accepted', by, note: reason, toSupporters: true });
	await announce(kit, unit, amendment, 'accepted');
}
