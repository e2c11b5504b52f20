import { sql, type Kysely, type Transaction } from 'kysely';
import type { Moment, MomentKind, MomentSettings } from '#domain/workshop/moment.ts';
import { usualSettings } from '#domain/workshop/moment.ts';
import {
	untouchedDesk,
	type Desk,
	type Format,
	type Workshop,
	type WorkshopId,
} from '#domain/workshop/workshop.ts';
import type { Schema } from '../storage/schema.ts';

export type Db = Kysely<Schema> | Transaction<Schema>;
export type WorkshopRow = Schema['workshop'];
export type MomentRow = Schema['workshop_moment'];

/** What the rows of an incontro say, as the rules read it. */
export interface Stored {
	readonly row: WorkshopRow;
	readonly workshop: Workshop;
}

export async function workshopById(db: Db, id: string): Promise<Stored | null> {
	const row = await db.selectFrom('workshop').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? stored(db, row) : null;
}

/** The incontro of this code: the one that is not over, else the newest. */
export async function workshopByCode(db: Db, code: string): Promise<Stored | null> {
	const row = await db
		.selectFrom('workshop')
		.selectAll()
		.where('code', '=', code)
		.orderBy((e) => e.case().when('state', '=', 'closed').then(1).else(0).end())
		.orderBy('created_at', 'desc')
		.executeTakeFirst();
	return row ? stored(db, row) : null;
}

/** Inside a unit of work: nobody else takes a step before it ends. */
export async function workshopForStep(db: Db, id: string): Promise<Stored | null> {
	await db.updateTable('workshop').set({ id }).where('id', '=', id).execute();
	return workshopById(db, id);
}

async function stored(db: Db, row: WorkshopRow): Promise<Stored> {
	const moments = await momentRows(db, row.id);
	return {
		row,
		workshop: {
			id: row.id as WorkshopId,
			spaceId: row.space_id,
			title: row.title,
			format: row.format as Format,
			code: row.code,
			tables: row.tables,
			keepDays: row.keep_days,
			rehearsal: row.rehearsal === 1,
			revision: row.revision,
			moments: moments.map(momentOf),
			// Stored by an older release it may lack what came since.
			desk: { ...untouchedDesk, ...(JSON.parse(row.desk) as Partial<Desk>) },
		},
	};
}

/** Whether everybody who reads the tavolo may know of it. */
export function isToldOf(row: Pick<WorkshopRow, 'state' | 'rehearsal' | 'planned_at'>): boolean {
	return row.rehearsal === 0 && (row.state !== 'prepared' || row.planned_at !== null);
}

export function momentOf(row: MomentRow): Moment {
	return {
		id: row.id,
		kind: row.kind as MomentKind,
		title: row.title,
		instructions: row.instructions,
		minutes: row.minutes,
		settings: { ...usualSettings, ...(JSON.parse(row.settings) as Partial<MomentSettings>) },
	};
}

export function momentRows(db: Db, workshopId: string): Promise<MomentRow[]> {
	return db
		.selectFrom('workshop_moment')
		.selectAll()
		.where('workshop_id', '=', workshopId)
		.orderBy('position')
		.execute();
}

export async function insertWorkshop(
	db: Db,
	row: Omit<WorkshopRow, 'started_at' | 'ended_at' | 'forgotten_at' | 'planned_at' | 'place'>,
): Promise<void> {
	await db
		.insertInto('workshop')
		.values({ ...row, started_at: null, ended_at: null, forgotten_at: null, planned_at: null, place: '' })
		.execute();
}

/** When and where it is going to be; `plannedAt` null: nobody is told. */
export async function writeAnnounced(
	db: Db,
	workshopId: string,
	{ plannedAt, place }: { readonly plannedAt: number | null; readonly place: string },
): Promise<void> {
	await db
		.updateTable('workshop')
		.set({ planned_at: plannedAt, place })
		.where('id', '=', workshopId)
		.execute();
}

export async function codeInUse(db: Db, code: string): Promise<boolean> {
	const row = await db
		.selectFrom('workshop')
		.select('id')
		.where('code', '=', code)
		.where('state', '<>', 'closed')
		.executeTakeFirst();
	return row !== undefined;
}

/** With all that hangs on it. */
export async function removeWorkshop(db: Db, id: string): Promise<void> {
	await db.deleteFrom('workshop').where('id', '=', id).execute();
}

/** One nobody else has now. */
export async function changeCode(db: Db, id: string, code: string): Promise<void> {
	await db.updateTable('workshop').set({ code }).where('id', '=', id).execute();
}

/** The agenda as given, in this order; moments that are no more go, with what they gathered. */
export async function writeMoments(db: Db, workshopId: string, moments: readonly Moment[]): Promise<void> {
	const kept = moments.map(({ id }) => id);
	await db
		.deleteFrom('workshop_moment')
		.where('workshop_id', '=', workshopId)
		.where('id', 'not in', kept)
		.execute();
	for (const [position, moment] of moments.entries()) {
		const values = {
			position,
			kind: moment.kind,
			title: moment.title,
			instructions: moment.instructions,
			minutes: moment.minutes,
			settings: JSON.stringify(moment.settings),
		};
		await db
			.insertInto('workshop_moment')
			.values({ id: moment.id, workshop_id: workshopId, ...values, started_at: null, ended_at: null })
			.onConflict((conflict) => conflict.column('id').doUpdateSet(values))
			.execute();
	}
}

/** Stores a step of the desk; the rows of the moments it left and entered get their instants. */
export async function writeDesk(
	db: Db,
	before: Workshop,
	desk: Desk,
	step: {
		readonly act: string;
		readonly personId: string | null;
		readonly at: number;
		/** When what is closed now was over, where that was before. */
		readonly endedAt?: number;
	},
): Promise<void> {
	const revision = before.revision + 1;
	await db
		.updateTable('workshop')
		.set({ desk: JSON.stringify(desk), state: desk.state, revision })
		.where('id', '=', before.id)
		.execute();
	await db
		.insertInto('workshop_step')
		.values({
			workshop_id: before.id,
			number: revision,
			act: step.act,
			before: JSON.stringify(before.desk),
			undone: 0,
			person_id: step.personId,
			at: step.at,
		})
		.execute();
	if (before.desk.state === 'prepared' && desk.state === 'open') {
		await db.updateTable('workshop').set({ started_at: step.at }).where('id', '=', before.id).execute();
	}
	const ended = before.desk.state !== 'closed' && desk.state === 'closed' ? (step.endedAt ?? step.at) : null;
	if (ended !== null || (before.desk.state === 'closed' && desk.state !== 'closed')) {
		await db.updateTable('workshop').set({ ended_at: ended }).where('id', '=', before.id).execute();
	}
	const left = before.desk.momentId;
	if (left !== null && (left !== desk.momentId || ended !== null)) {
		await db
			.updateTable('workshop_moment')
			.set({ ended_at: ended ?? step.at })
			.where('id', '=', left)
			.execute();
	}
	if (desk.momentId !== null && desk.momentId !== left) {
		await db
			.updateTable('workshop_moment')
			.set((set) => ({
				started_at: set.fn.coalesce('started_at', set.val(step.at)),
				ended_at: null,
			}))
			.where('id', '=', desk.momentId)
			.execute();
	}
}

/** The moment first entered then was not held after all. */
export async function forgetEntry(db: Db, momentId: string, enteredAt: number): Promise<void> {
	await db
		.updateTable('workshop_moment')
		.set({ started_at: null, ended_at: null })
		.where('id', '=', momentId)
		.where('started_at', '=', enteredAt)
		.execute();
}

/** The moments there have been, in the order of the agenda. */
export async function heldMoments(db: Db, workshopId: string): Promise<MomentRow[]> {
	return (await momentRows(db, workshopId)).filter(({ started_at }) => started_at !== null);
}

/** Whether it was over once already, before its present revision. */
export async function closedBefore(db: Db, { id, revision }: Workshop): Promise<boolean> {
	const row = await db
		.selectFrom('workshop_step')
		.select('number')
		.where('workshop_id', '=', id)
		.where('act', '=', 'close')
		.where('number', '<=', revision)
		.executeTakeFirst();
	return row !== undefined;
}

/** The step that moves the room, can be taken back, and is the latest; null where there is none. */
export async function latestStep(db: Db, workshopId: string) {
	return (
		(await db
			.selectFrom('workshop_step')
			.selectAll()
			.where('workshop_id', '=', workshopId)
			.where('undone', '=', 0)
			.where('act', 'not in', [
				'undo',
				'take-desk',
				'hand-desk',
				'turn-wall',
				'open-doors',
				'close',
				'reopen',
			])
			.orderBy('number', 'desc')
			.executeTakeFirst()) ?? null
	);
}

export async function markUndone(db: Db, workshopId: string, number: number): Promise<void> {
	await db
		.updateTable('workshop_step')
		.set({ undone: 1 })
		.where('workshop_id', '=', workshopId)
		.where('number', '=', number)
		.execute();
}

export function workshopsOfSpace(db: Db, spaceId: string) {
	return db
		.selectFrom('workshop')
		.selectAll()
		.where('space_id', '=', spaceId)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();
}

export async function spaceOfWorkshop(db: Db, spaceId: string) {
	return (await db.selectFrom('space').selectAll().where('id', '=', spaceId).executeTakeFirst()) ?? null;
}

export async function boardOfSpace(db: Db, spaceId: string): Promise<string | null> {
	const row = await db
		.selectFrom('board')
		.select('id')
		.where('space_id', '=', spaceId)
		.orderBy('created_at')
		.executeTakeFirst();
	return row?.id ?? null;
}

export async function nameOfPerson(db: Db, personId: string): Promise<string | null> {
	const row = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
	return row?.name ?? null;
}

export async function namesOfBodies(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('organization')
		.select(['id', 'name'])
		.where('id', 'in', [...new Set(ids)])
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Incontri whose doors opened before then and are open still. */
export function openSince(db: Db, before: number) {
	return db
		.selectFrom('workshop')
		.select('id')
		.where('state', '=', 'open')
		.where('started_at', '<', before)
		.execute();
}

/** When the desk was last moved, somebody came in or wrote. */
export async function lastSignOfLife(db: Db, workshopId: string): Promise<number> {
	const latest = async (table: 'workshop_step' | 'workshop_seat' | 'workshop_card', column: string) => {
		const row = await db
			.selectFrom(table)
			.select((select) => select.fn.max<number | null>(sql.ref(column)).as('at'))
			.where('workshop_id', '=', workshopId)
			.executeTakeFirst();
		return Number(row?.at ?? 0);
	};
	return Math.max(
		await latest('workshop_step', 'at'),
		await latest('workshop_seat', 'joined_at'),
		await latest('workshop_card', 'created_at'),
	);
}
