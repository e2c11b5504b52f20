import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import type { Kit } from '../kit.ts';
import { anId, asLeader, malformed, notHere, tellRoom, type Malformed, type NotHere } from './acting.ts';
import { forgetAnswers } from './answer-store.ts';
import { changeSeat, seatById } from './seat-store.ts';
import type { Stored } from './store.ts';

const input = v.object({ workshopId: anId, seatId: anId });

export type Tended = { readonly done: true } | NotHere | Malformed;

/**
 * Sends a disturber out: the phone is told, its cards not yet revealed and what it said to the present question go with it, and it
 * does not come in again.
 */
export async function removeSeat(kit: Kit, actor: Actor, typed: unknown): Promise<Tended> {
	return onSeat(kit, actor, typed, async (db, seatId, at, { workshop }) => {
		await changeSeat(db, seatId, { removed_at: at, hand_at: null, ready_moment_id: null });
		await db
			.updateTable('workshop_card')
			.set({ state: 'withdrawn' })
			.where('seat_id', '=', seatId)
			.where('state', '<>', 'revealed')
			.execute();
		const { momentId, round } = workshop.desk;
		if (momentId !== null && workshop.desk.state === 'open')
			await forgetAnswers(db, { momentId, round, seatId });
	});
}

/** Whoever raised a hand has spoken. */
export async function lowerHand(kit: Kit, actor: Actor, typed: unknown): Promise<Tended> {
	return onSeat(kit, actor, typed, (db, seatId) => changeSeat(db, seatId, { hand_at: null }));
}

/** Takes a name out of the minutes that somebody asked to be in them under. */
export async function dropMinutesName(kit: Kit, actor: Actor, typed: unknown): Promise<Tended> {
	return onSeat(kit, actor, typed, (db, seatId) => changeSeat(db, seatId, { minutes_name: null }));
}

async function onSeat(
	kit: Kit,
	actor: Actor,
	typed: unknown,
	change: (db: Parameters<typeof changeSeat>[0], seatId: string, at: number, stored: Stored) => Promise<void>,
): Promise<Tended> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	const { workshopId, seatId } = parsed.output;
	return asLeader(kit, actor, workshopId, async (unit, stored): Promise<Tended> => {
		const { workshop } = stored;
		const seat = await seatById(unit.db, seatId);
		if (seat?.workshop_id !== workshop.id) return notHere;
		await change(unit.db, seatId, kit.clock(), stored);
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		const after = await seatById(unit.db, seatId);
		tellRoom(kit, unit, workshop.id, { seatId }, { kind: after?.removed_at ? 'removed' : 'shown' });
		return { done: true };
	});
}
