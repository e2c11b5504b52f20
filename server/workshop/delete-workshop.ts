import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideDeletion, type DeletionRefusal } from '#domain/workshop/decide-deletion.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { isFacilitator } from '../space/subject.ts';
import { anId, asLeader, malformed, readAsLeader, tellRoom, type Malformed, type NotHere } from './acting.ts';
import { cardsOf } from './card-store.ts';
import { seatsOf } from './seat-store.ts';
import { removeWorkshop, type Db, type Stored } from './store.ts';

const input = v.object({ workshopId: anId });

/** Whether an incontro may go, and what goes with it. */
export interface Losses {
	readonly refused: DeletionRefusal | null;
	readonly moments: number;
	/** Cards of the trial. */
	readonly cards: number;
}

/** What deleting would take away, for the sentence beside the button; null for whoever does not lead. */
export async function lossesOf(kit: Kit, actor: Actor, workshopId: string): Promise<Losses | null> {
	const stored = await readAsLeader(kit, actor, workshopId);
	if (stored === null) return null;
	const { workshop } = stored;
	const db = kit.storage.read;
	return {
		refused: decideDeletion(await heldIn(db, stored))?.refused ?? null,
		moments: workshop.moments.length,
		cards: (await cardsOf(db, workshop.id)).length,
	};
}

export type Deleted = { readonly done: true } | NotHere | Malformed | { readonly refused: DeletionRefusal };

/** Does away with an incontro that was only prepared, or tried alone, with its agenda, its code and its trial. */
export async function deleteWorkshop(kit: Kit, actor: Actor, typed: unknown): Promise<Deleted> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return malformed;
	return asLeader(kit, actor, parsed.output.workshopId, async (unit, stored, by): Promise<Deleted> => {
		const { workshop } = stored;
		const refused = decideDeletion(await heldIn(unit.db, stored));
		if (refused) return refused;
		await removeWorkshop(unit.db, workshop.id);
		await record(unit, {
			spaceId: workshop.spaceId,
			kind: 'workshop-deleted',
			by: by.personId,
			subject: { kind: 'workshop', id: workshop.id },
			details: { rehearsal: workshop.rehearsal },
			at: kit.clock(),
		});
		tellRoom(kit, unit, workshop.id, 'all', { kind: 'shown' });
		return { done: true };
	});
}

async function heldIn(db: Db, { row, workshop: { id, spaceId, rehearsal, desk } }: Stored) {
	const seats = (await seatsOf(db, id)).filter(({ simulated }) => simulated === 0);
	const leading = await Promise.all(
		seats.map(({ person_id }) => person_id !== null && isFacilitator(db, spaceId, person_id)),
	);
	return {
		state: desk.state,
		rehearsal,
		announced: row.planned_at !== null,
		guests: leading.filter((leads) => !leads).length,
	};
}
