import type { Schema } from '../storage/schema.ts';
import type { Db } from './store.ts';

export type TargetRow = Schema['workshop_target'];

export function targetsOf(db: Db, momentId: string): Promise<TargetRow[]> {
	return db
		.selectFrom('workshop_target')
		.selectAll()
		.where('moment_id', '=', momentId)
		.orderBy('position')
		.execute();
}

/** What one can choose among from now on, instead of what there was. */
export async function replaceTargets(
	db: Db,
	momentId: string,
	targets: readonly Omit<TargetRow, 'moment_id'>[],
) {
	await db.deleteFrom('workshop_target').where('moment_id', '=', momentId).execute();
	if (targets.length === 0) return;
	await db
		.insertInto('workshop_target')
		.values(targets.map((target) => ({ ...target, moment_id: momentId })))
		.execute();
}

/** Where what people say is kept: on phones twice, on paper and by hand. */
const saidTables = ['workshop_dot', 'workshop_answer', 'workshop_count'] as const;

/** Moment → the last round in which something was said, by phone, on paper or by hand; without those where nothing was. */
export async function lastRounds(
	db: Db,
	momentIds: readonly string[],
	tables: readonly (typeof saidTables)[number][] = saidTables,
): Promise<ReadonlyMap<string, number>> {
	const last = new Map<string, number>();
	if (momentIds.length === 0) return last;
	for (const table of tables) {
		const rows = await db
			.selectFrom(table)
			.select((select) => ['moment_id', select.fn.max('round').as('round')])
			.where('moment_id', 'in', momentIds)
			.groupBy('moment_id')
			.execute();
		for (const { moment_id, round } of rows)
			last.set(moment_id, Math.max(Number(round), last.get(moment_id) ?? 0));
	}
	return last;
}

/** What one seat said in a moment and round is not counted any more. */
export async function forgetAnswers(
	db: Db,
	at: { readonly momentId: string; readonly round: number; readonly seatId: string },
): Promise<void> {
	for (const table of ['workshop_dot', 'workshop_answer'] as const) {
		await db
			.deleteFrom(table)
			.where('moment_id', '=', at.momentId)
			.where('round', '=', at.round)
			.where('seat_id', '=', at.seatId)
			.execute();
	}
}

export function dotsOf(db: Db, momentId: string, round: number) {
	return db
		.selectFrom('workshop_dot')
		.select(['seat_id', 'target_id', 'dots'])
		.where('moment_id', '=', momentId)
		.where('round', '=', round)
		.execute();
}

export function dotsOfSeat(db: Db, momentId: string, round: number, seatId: string) {
	return db
		.selectFrom('workshop_dot')
		.select(['target_id', 'dots'])
		.where('moment_id', '=', momentId)
		.where('round', '=', round)
		.where('seat_id', '=', seatId)
		.execute();
}

export async function setDots(
	db: Db,
	at: {
		readonly momentId: string;
		readonly round: number;
		readonly seatId: string;
		readonly targetId: string;
	},
	dots: number,
): Promise<void> {
	const key = { moment_id: at.momentId, round: at.round, seat_id: at.seatId, target_id: at.targetId };
	if (dots === 0) {
		await db
			.deleteFrom('workshop_dot')
			.where('moment_id', '=', key.moment_id)
			.where('round', '=', key.round)
			.where('seat_id', '=', key.seat_id)
			.where('target_id', '=', key.target_id)
			.execute();
		return;
	}
	await db
		.insertInto('workshop_dot')
		.values({ ...key, dots })
		.onConflict((conflict) =>
			conflict.columns(['moment_id', 'round', 'seat_id', 'target_id']).doUpdateSet({ dots }),
		)
		.execute();
}

export function answersOf(db: Db, momentId: string, round: number) {
	return db
		.selectFrom('workshop_answer')
		.select(['seat_id', 'answer', 'objection'])
		.where('moment_id', '=', momentId)
		.where('round', '=', round)
		.orderBy('at')
		.orderBy('seat_id')
		.execute();
}

export async function answerOfSeat(db: Db, momentId: string, round: number, seatId: string) {
	return (
		(await db
			.selectFrom('workshop_answer')
			.select(['answer', 'objection'])
			.where('moment_id', '=', momentId)
			.where('round', '=', round)
			.where('seat_id', '=', seatId)
			.executeTakeFirst()) ?? null
	);
}

export async function setAnswer(db: Db, row: Schema['workshop_answer']): Promise<void> {
	await db
		.insertInto('workshop_answer')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(['moment_id', 'round', 'seat_id'])
				.doUpdateSet({ answer: row.answer, objection: row.objection, at: row.at }),
		)
		.execute();
}

export function countsOf(db: Db, momentId: string, round: number) {
	return db
		.selectFrom('workshop_count')
		.select(['kind', 'option', 'count', 'reasons'])
		.where('moment_id', '=', momentId)
		.where('round', '=', round)
		.execute();
}

/** `reasons`: those written on the sheets; left out, they stay as they are. */
export async function setCount(
	db: Db,
	{ reasons, ...row }: Omit<Schema['workshop_count'], 'reasons'> & { readonly reasons?: string | undefined },
): Promise<void> {
	await db
		.insertInto('workshop_count')
		.values({ ...row, reasons: reasons ?? '' })
		.onConflict((conflict) =>
			conflict.columns(['moment_id', 'round', 'kind', 'option']).doUpdateSet({
				...{ count: row.count, entered_by: row.entered_by, at: row.at },
				...(reasons !== undefined && { reasons }),
			}),
		)
		.execute();
}

/** The rounds something was said in, by phone, on paper or by hand. */
export async function roundsOf(db: Db, momentId: string): Promise<number[]> {
	const said = await Promise.all(
		saidTables.map((table) =>
			db.selectFrom(table).select('round').distinct().where('moment_id', '=', momentId).execute(),
		),
	);
	return [...new Set(said.flat().map(({ round }) => round))].sort((a, b) => a - b);
}
