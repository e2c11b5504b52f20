import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { can } from '#domain/space/can.ts';
import { leftMs } from '#domain/workshop/timer.ts';
import type { ClockView } from '#domain/workshop/room-view.ts';
import type { Timer } from '#domain/workshop/workshop.ts';
import type { RoomAudience, RoomFact } from '#protocol/workshop/room-fact.ts';
import type { Kit } from '../kit.ts';
import { subjectOf, subjectWithin } from '../space/subject.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { workshopById, workshopForStep, type Stored } from './store.ts';

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Absent and forbidden answer alike. */
export type NotHere = { readonly refused: 'not-found' };
export type Malformed = { readonly refused: 'input-malformed' };
export const notHere: NotHere = { refused: 'not-found' };
export const malformed: Malformed = { refused: 'input-malformed' };

export const anId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i));
export const aTable = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));

/** Whether this person leads the tavolo of the incontro: its desk, its papers, its preparation. */
export async function leads(kit: Kit, actor: Actor, spaceId: string): Promise<PersonActor | null> {
	if (actor.kind !== 'person') return null;
	const subject = await subjectOf(kit, spaceId);
	return subject && can(actor, 'read', subject) && can(actor, 'facilitate', subject) ? actor : null;
}

/** Runs an act of whoever leads, in one unit of work, with the incontro as it stands there. */
export async function asLeader<T>(
	kit: Kit,
	actor: Actor,
	workshopId: string,
	act: (unit: UnitOfWork, stored: Stored, by: PersonActor) => Promise<T>,
): Promise<T | NotHere> {
	if (actor.kind !== 'person') return notHere;
	return kit.storage.unitOfWork(async (unit) => {
		const stored = await workshopForStep(unit.db, workshopId);
		const subject = stored && (await subjectWithin(unit.db, stored.workshop.spaceId));
		if (!stored || !subject || !can(actor, 'read', subject) || !can(actor, 'facilitate', subject))
			return notHere;
		return act(unit, stored, actor);
	});
}

/** The incontro for a view of whoever leads; null for everybody else. */
export async function readAsLeader(kit: Kit, actor: Actor, workshopId: string): Promise<Stored | null> {
	const stored = await workshopById(kit.storage.read, workshopId);
	return stored && (await leads(kit, actor, stored.workshop.spaceId)) ? stored : null;
}

export function clockView(timer: Timer, now: number): ClockView {
	const left = leftMs(timer, now);
	return left === null || timer.kind === 'none' ? { kind: 'none' } : { kind: timer.kind, leftMs: left };
}

/** Told once the facts are stored. */
export function tellRoom(
	kit: Kit,
	unit: UnitOfWork,
	workshopId: string,
	audience: RoomAudience,
	fact: RoomFact,
): void {
	unit.afterCommit(() => kit.bus.publish({ kind: 'workshop', workshopId, audience, fact }));
}
