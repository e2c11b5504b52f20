import * as v from 'valibot';
import { decideReject, type RejectDecision } from '#domain/amendment/decide-amendment.ts';
import type { Actor } from '#domain/person/actor.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import {
	announce,
	onAmendment,
	standingOf,
	tellOf,
	where,
	type Malformed,
	type NotAllowed,
	type NotHere,
} from './acting.ts';
import { updateAmendment } from './store.ts';

const input = v.object({ ...where, reason: v.string() });

export type RejectAnswer =
	| { readonly done: true }
	| NotHere
	| NotAllowed
	| Malformed
	| Extract<RejectDecision, { readonly refused: string }>;

/** The words do not enter the text; everybody reads why. */
export async function rejectAmendment(kit: Kit, actor: Actor, typed: unknown): Promise<RejectAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { key, reason: typedReason } = parsed.output;
	return onAmendment(kit, actor, 'facilitate', parsed.output, (unit, amendment, by) => {
		const at = kit.clock();
		const doing = { by: by.personId, key, act: 'rejectAmendment', at };
		return once(unit, doing, async (): Promise<RejectAnswer> => {
			const decided = decideReject(standingOf(amendment), typedReason);
			if ('refused' in decided) return decided;
			await updateAmendment(unit.db, amendment.id, {
				state: 'rejected',
				decided_by: by.personId,
				decided_at: at,
				decision_reason: decided.reason,
			});
			await tellOf(kit, unit, amendment, {
				kind: 'amendment-rejected',
				by: by.personId,
				note: decided.reason,
				toSupporters: true,
			});
			// The reason stays out of the register: somebody may name a person in it.
			await record(unit, {
				spaceId: amendment.space_id,
				kind: 'amendment-rejected',
				by: by.personId,
				subject: { kind: 'amendment', id: amendment.id },
				details: { clause: amendment.clause_id },
				at,
			});
			await announce(kit, unit, amendment, 'rejected');
			return { done: true };
		});
	});
}
