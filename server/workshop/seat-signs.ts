import * as v from 'valibot';
import { isForNow } from '#domain/workshop/decide-contribution.ts';
import { decideNickname } from '#domain/workshop/nickname.ts';
import { tableRound } from '#domain/workshop/table-round.ts';
import type { Kit } from '../kit.ts';
import { aTable, malformed, tellRoom, type Malformed } from './acting.ts';
import { setAnswer } from './answer-store.ts';
import { fromSeat, type Sitting } from './join-workshop.ts';
import { changeSeat } from './seat-store.ts';
import { spaceOfWorkshop } from './store.ts';
import type { NoSeat } from './write-card.ts';

export type Signed = { readonly done: true } | NoSeat | Malformed | { readonly refused: 'other-moment' };

/** "Ho finito", of the present moment. `momentId`: the one that was on the phone. */
export async function sayReady(
	kit: Kit,
	code: string,
	sitting: Sitting,
	on: boolean,
	momentId?: string,
): Promise<Signed> {
	return fromSeat(kit, code, sitting, async (unit, { workshop }, seat): Promise<Signed> => {
		if (!isForNow(workshop, { momentId })) return { refused: 'other-moment' };
		await changeSeat(unit.db, seat.id, { ready_moment_id: on ? workshop.desk.momentId : null });
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		return { done: true };
	});
}

/** Asks to speak; the desk sees who, in the order of asking. */
export async function raiseHand(kit: Kit, code: string, sitting: Sitting, on: boolean): Promise<Signed> {
	return fromSeat(kit, code, sitting, async (unit, { workshop }, seat): Promise<Signed> => {
		if (on && seat.hand_at !== null) return { done: true };
		await changeSeat(unit.db, seat.id, { hand_at: on ? kit.clock() : null });
		tellRoom(kit, unit, workshop.id, 'desk', { kind: 'desk' });
		return { done: true };
	});
}

/**
 * Sits down at a table, another or the same. In a round at the tables (World Café) that is what this moment asks, so it is kept as
 * the seat's answer to it: who hosts answers with the table they stay at. `momentId`: the moment that was on the phone; what was
 * said of an earlier round tells where one sits, and not that one has changed tables since.
 */
export async function changeTable(
	kit: Kit,
	code: string,
	sitting: Sitting,
	typed: unknown,
	momentId?: string,
): Promise<Signed> {
	const parsed = v.safeParse(aTable, typed);
	if (!parsed.success) return malformed;
	return fromSeat(kit, code, sitting, async (unit, { workshop }, seat): Promise<Signed> => {
		const table = parsed.output;
		const { desk, moments, tables } = workshop;
		if (table > tables) return malformed;
		await changeSeat(unit.db, seat.id, { table_no: table });
		const now = isForNow(workshop, { momentId });
		if (now && desk.momentId !== null && tableRound(moments, desk.momentId, tables) > 0) {
			await setAnswer(unit.db, {
				moment_id: desk.momentId,
				round: desk.round,
				seat_id: seat.id,
				answer: String(table),
				objection: '',
				at: kit.clock(),
			});
		}
		tellRoom(kit, unit, workshop.id, 'screens', { kind: 'people' });
		return { done: true };
	});
}

/**
 * Minutes give numbers and no names; this person wants theirs in them, or ('') no longer. It outlives the nickname. Nobody is
 * named in the minutes of a protected tavolo, nor of a rehearsal.
 */
export async function nameInMinutes(
	kit: Kit,
	code: string,
	sitting: Sitting,
	typed: unknown,
): Promise<Signed | { readonly refused: 'too-long' | 'rude' | 'no-names-here' }> {
	const parsed = v.safeParse(v.string(), typed);
	if (!parsed.success) return malformed;
	const decided = decideNickname(parsed.output, []);
	if ('refused' in decided) return { refused: decided.refused === 'rude' ? 'rude' : 'too-long' };
	return fromSeat(kit, code, sitting, async (unit, { workshop }, seat) => {
		const space = await spaceOfWorkshop(unit.db, workshop.spaceId);
		if (workshop.rehearsal || space === null || space.visibility === 'protected')
			return { refused: 'no-names-here' as const };
		await changeSeat(unit.db, seat.id, { minutes_name: decided.nickname || null });
		return { done: true as const };
	});
}
