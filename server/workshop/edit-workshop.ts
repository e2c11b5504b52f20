import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideHeld } from '#domain/workshop/decide-moments.ts';
import type { Kit } from '../kit.ts';
import { anId, asLeader, malformed, tellRoom, type Malformed, type NotHere } from './acting.ts';
import { lastRounds } from './answer-store.ts';
import { decidePreparation, preparation, type Unprepared } from './create-workshop.ts';
import { preparationMark } from './preparation-mark.ts';
import { heldMoments, momentOf, writeMoments, type Db } from './store.ts';

/** `seen`: the mark of what the form was drawn from. */
const input = v.object({ workshopId: anId, seen: v.optional(v.string()), ...preparation });

export type Edited =
	| { readonly done: true }
	| NotHere
	| Malformed
	| Unprepared
	/** A moment that was held is part of what happened. */
	/** 'changed-meanwhile': somebody else has saved since the form was drawn. */
	| { readonly refused: 'moment-was-held' | 'already-closed' | 'changed-meanwhile' };

/**
 * Changes title, tables and agenda; also while the room is at work, as long as what was held stays, and what was answered keeps its
 * words. Who came in was told for how
 * long nicknames are kept: from then on it can only be shorter.
 */
export async function editWorkshop(kit: Kit, actor: Actor, typed: unknown): Promise<Edited> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	const given = parsed.output;
	return asLeader(kit, actor, given.workshopId, async (unit, { workshop }): Promise<Edited> => {
		if (workshop.desk.state === 'closed') return { refused: 'already-closed' };
		const stored = preparationMark(workshop);
		const stale = given.seen !== undefined && given.seen !== stored;
		const prepared = decidePreparation(kit, given);
		if ('refused' in prepared) return stale ? { refused: 'changed-meanwhile' } : prepared;
		// Pressed twice, the second finds what the first has saved.
		if (stale)
			return preparationMark(prepared) === stored ? { done: true } : { refused: 'changed-meanwhile' };
		const settled = decideHeld(prepared.moments, ...(await settledIn(unit.db, workshop.id)));
		if (settled) return 'faults' in settled ? { refused: 'fields', ...settled } : settled;
		if (workshop.desk.state !== 'prepared' && prepared.keepDays > workshop.keepDays)
			return { refused: 'fields', faults: { keepDays: 'days-more-than-said' } };
		const known = new Set(workshop.moments.map(({ id }) => id));
		// An id nobody gave out here could be that of another incontro's moment.
		const moments = prepared.moments.map((moment) =>
			known.has(moment.id) ? moment : { ...moment, id: kit.ids() },
		);
		await unit.db
			.updateTable('workshop')
			.set({ title: prepared.title, tables: prepared.tables, keep_days: prepared.keepDays })
			.where('id', '=', workshop.id)
			.execute();
		await writeMoments(unit.db, workshop.id, moments);
		tellRoom(kit, unit, workshop.id, 'all', { kind: 'shown' });
		return { done: true };
	});
}

/** The moments that were held, and which of them were answered; at tables an answer only says where somebody sits. */
async function settledIn(db: Db, workshopId: string) {
	const held = (await heldMoments(db, workshopId)).map(momentOf);
	const ids = (writing: boolean) =>
		held.filter(({ kind }) => (kind === 'write') === writing).map(({ id }) => id);
	const asked = await lastRounds(db, ids(false));
	const raised = await lastRounds(db, ids(true), ['workshop_count']);
	return [held, new Set([...asked.keys(), ...raised.keys()])] as const;
}
