import type { Schema } from '../storage/schema.ts';
import { isFacilitator } from '../space/subject.ts';
import type { Db } from './store.ts';

export type SeatRow = Schema['workshop_seat'];

export async function seatById(db: Db, id: string): Promise<SeatRow | null> {
	return (await db.selectFrom('workshop_seat').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** In whichever incontro it is: one secret is one seat. */
export async function seatByToken(db: Db, tokenHash: string): Promise<SeatRow | null> {
	return (
		(await db
			.selectFrom('workshop_seat')
			.selectAll()
			.where('token_hash', '=', tokenHash)
			.executeTakeFirst()) ?? null
	);
}

export async function seatOfPerson(db: Db, workshopId: string, personId: string): Promise<SeatRow | null> {
	return (
		(await db
			.selectFrom('workshop_seat')
			.selectAll()
			.where('workshop_id', '=', workshopId)
			.where('person_id', '=', personId)
			.executeTakeFirst()) ?? null
	);
}

export function seatsOf(db: Db, workshopId: string): Promise<SeatRow[]> {
	return db
		.selectFrom('workshop_seat')
		.selectAll()
		.where('workshop_id', '=', workshopId)
		.orderBy('joined_at')
		.orderBy('id')
		.execute();
}

/** Those who asked to be named in the minutes, by name. */
export async function namedSeats(
	db: Db,
	workshopId: string,
): Promise<{ readonly seatId: string; readonly name: string }[]> {
	const rows = await db
		.selectFrom('workshop_seat')
		.select(['id', 'minutes_name'])
		.where('workshop_id', '=', workshopId)
		.where('removed_at', 'is', null)
		.where('minutes_name', 'is not', null)
		.execute();
	return rows
		.map(({ id, minutes_name }) => ({ seatId: id, name: minutes_name! }))
		.sort((one, other) => one.name.localeCompare(other.name, 'it'));
}

export async function nicknamesOf(db: Db, workshopId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('workshop_seat')
		.select('nickname')
		.where('workshop_id', '=', workshopId)
		.where('nickname', '<>', '')
		.execute();
	return rows.map(({ nickname }) => nickname);
}

export async function insertSeat(
	db: Db,
	seat: Omit<SeatRow, 'removed_at' | 'ready_moment_id' | 'hand_at' | 'minutes_name'>,
): Promise<void> {
	await db
		.insertInto('workshop_seat')
		.values({ ...seat, removed_at: null, ready_moment_id: null, hand_at: null, minutes_name: null })
		.execute();
}

export async function changeSeat(
	db: Db,
	id: string,
	change: Partial<
		Pick<
			SeatRow,
			| 'table_no'
			| 'removed_at'
			| 'ready_moment_id'
			| 'hand_at'
			| 'nickname'
			| 'nickname_folded'
			| 'minutes_name'
		>
	>,
): Promise<void> {
	await db.updateTable('workshop_seat').set(change).where('id', '=', id).execute();
}

export function paperPeopleOf(db: Db, workshopId: string) {
	return db
		.selectFrom('workshop_paper_people')
		.select(['table_no', 'people'])
		.where('workshop_id', '=', workshopId)
		.orderBy('table_no')
		.execute();
}

export async function setPaperPeople(
	db: Db,
	workshopId: string,
	table: number,
	people: number,
): Promise<void> {
	await db
		.insertInto('workshop_paper_people')
		.values({ workshop_id: workshopId, table_no: table, people })
		.onConflict((conflict) => conflict.columns(['workshop_id', 'table_no']).doUpdateSet({ people }))
		.execute();
}

/** Of which body the people without a phone were, as far as somebody said so. */
export function paperBodiesOf(db: Db, workshopId: string) {
	return db
		.selectFrom('workshop_paper_body')
		.select(['organization_id', 'people'])
		.where('workshop_id', '=', workshopId)
		.orderBy('organization_id')
		.execute();
}

export async function setPaperBody(
	db: Db,
	workshopId: string,
	organizationId: string,
	people: number,
): Promise<void> {
	await db
		.insertInto('workshop_paper_body')
		.values({ workshop_id: workshopId, organization_id: organizationId, people })
		.onConflict((conflict) => conflict.columns(['workshop_id', 'organization_id']).doUpdateSet({ people }))
		.execute();
}

/**
 * Nicknames and cookies of incontri that ended long enough ago. Cards and figures stay, without anybody's name but of those
 * who asked to be in the minutes.
 */
export async function forgetSeats(db: Db, now: number): Promise<number> {
	const over = await db
		.selectFrom('workshop')
		.select(['id', 'space_id', 'rehearsal', 'keep_days', 'ended_at'])
		.where('state', '=', 'closed')
		.where('forgotten_at', 'is', null)
		.where('ended_at', 'is not', null)
		.execute();
	const due = over.filter(({ keep_days, ended_at }) => ended_at! + keep_days * 86_400_000 <= now);
	for (const { id, space_id, rehearsal } of due) {
		if (rehearsal === 1) await countAsTrial(db, id, space_id);
		await db
			.updateTable('workshop_seat')
			.set({ nickname: '', nickname_folded: null, token_hash: null, person_id: null })
			.where('workshop_id', '=', id)
			.execute();
		await db.updateTable('workshop').set({ forgotten_at: now }).where('id', '=', id).execute();
	}
	return due.length;
}

/** Who led a rehearsal tried it, and was no guest there: that is still known when their seat is nobody's. */
async function countAsTrial(db: Db, workshopId: string, spaceId: string): Promise<void> {
	for (const { id, person_id } of await seatsOf(db, workshopId))
		if (person_id !== null && (await isFacilitator(db, spaceId, person_id)))
			await db.updateTable('workshop_seat').set({ simulated: 1 }).where('id', '=', id).execute();
}
