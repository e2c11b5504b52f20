import { sql } from 'kysely';
import type { Db } from './store.ts';

export function seatsOfPerson(
	db: Db,
	personId: string,
): Promise<{ readonly id: string; readonly workshop_id: string }[]> {
	return db
		.selectFrom('workshop_seat')
		.select(['id', 'workshop_id'])
		.where('person_id', '=', personId)
		.execute();
}

/** Nobody sits there any more, and no cookie leads to it; its cards that the room has not seen go. */
export async function emptySeat(db: Db, seatId: string): Promise<void> {
	await db
		.deleteFrom('workshop_card')
		.where('seat_id', '=', seatId)
		.where('state', '<>', 'revealed')
		.execute();
	await db
		.updateTable('workshop_seat')
		.set({
			person_id: null,
			token_hash: null,
			nickname: '',
			nickname_folded: null,
			hand_at: null,
			minutes_name: null,
		})
		.where('id', '=', seatId)
		.execute();
}

/** Desks they hold are nobody's: whoever leads takes the next step. Also in what can be undone. Gives the incontri. */
export async function leaveDesks(db: Db, personId: string): Promise<readonly string[]> {
	const named = JSON.stringify(personId);
	const rows = await db
		.updateTable('workshop')
		.set({ desk: sql<string>`replace(desk, ${named}, 'null')` })
		.where('desk', 'like', `%${named}%`)
		.returning('id')
		.execute();
	await db
		.updateTable('workshop_step')
		.set({ before: sql<string>`replace("before", ${named}, 'null')` })
		.where('before', 'like', `%${named}%`)
		.execute();
	return rows.map(({ id }) => id);
}
