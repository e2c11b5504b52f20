import * as v from 'valibot';
import { decideWithdraw, type WithdrawRefusal } from '#domain/amendment/decide-amendment.ts';
import type { Actor, PersonId } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import type { UnitOfWork } from '../storage/storage.ts';
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
import { updateAmendment, type AmendmentRow } from './store.ts';

const input = v.object(where);

export type WithdrawAnswer =
	{ readonly done: true } | NotHere | NotAllowed | Malformed | { readonly refused: WithdrawRefusal };

/** Its author takes it back. It stays to be read, and so do the stands people took. */
export async function withdrawAmendment(kit: Kit, actor: Actor, typed: unknown): Promise<WithdrawAnswer> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'input-malformed' };
	const { key } = parsed.output;
	return onAmendment(kit, actor, 'propose', parsed.output, (unit, amendment, by) => {
		const at = kit.clock();
		return once(
			unit,
			{ by: by.personId, key, act: 'withdrawAmendment', at },
			async (): Promise<WithdrawAnswer> => {
				const refused = decideWithdraw(standingOf(amendment), by.personId);
				if (refused) return refused;
				await takeBack(kit, unit, amendment, by.personId, at);
				return { done: true };
			},
		);
	});
}

/** Ends an emendamento in the name of its author: taken back, or written again. */
export async function takeBack(
	kit: Kit,
	unit: UnitOfWork,
	amendment: AmendmentRow,
	by: PersonId,
	at: number,
): Promise<void> {
	await updateAmendment(unit.db, amendment.id, { state: 'withdrawn', decided_by: by, decided_at: at });
	await tellOf(kit, unit, amendment, { kind: 'amendment-withdrawn', by, toSupporters: true });
	await announce(kit, unit, amendment, 'withdrawn');
}
