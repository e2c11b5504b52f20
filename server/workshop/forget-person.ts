import type { Forgetting } from '../storage/forgetting.ts';
import { tellRoom } from './acting.ts';
import { emptySeat, leaveDesks, seatsOfPerson } from './leaving-store.ts';

/**
 * Cards that were shown, dots and answers stay in the count, as those of any phone. What the room has not seen goes, and so does
 * the name they asked the minutes to give.
 */
export const workshopForgets: Forgetting = {
	columns: {
		workshop: { created_by: 'nobody', desk: 'by-hand' },
		workshop_seat: {
			person_id: 'by-hand',
			token_hash: 'by-hand',
			nickname: 'by-hand',
			nickname_folded: 'by-hand',
			minutes_name: 'by-hand',
		},
		workshop_count: { entered_by: 'nobody' },
		workshop_step: { person_id: 'nobody', before: 'by-hand' },
	},
	along: [
		{ table: 'workshop_card', column: 'seat_id', of: 'workshop_seat' },
		{ table: 'workshop_dot', column: 'seat_id', of: 'workshop_seat' },
		{ table: 'workshop_answer', column: 'seat_id', of: 'workshop_seat' },
	],
	async also(kit, unit, { personId }) {
		for (const { id, workshop_id } of await seatsOfPerson(unit.db, personId)) {
			await emptySeat(unit.db, id);
			tellRoom(kit, unit, workshop_id, { seatId: id }, { kind: 'shown' });
			tellRoom(kit, unit, workshop_id, 'screens', { kind: 'people' });
		}
		for (const workshopId of await leaveDesks(unit.db, personId))
			tellRoom(kit, unit, workshopId, 'screens', { kind: 'people' });
	},
};
