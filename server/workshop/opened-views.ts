import { total } from '#domain/workshop/count-answers.ts';
import { isOpened, type Opened } from '#domain/workshop/opened-results.ts';
import type { Desk } from '#domain/workshop/workshop.ts';
import { roundsOf } from './answer-store.ts';
import { countRoom } from './count-room.ts';
import { momentOf, momentRows, type Db, type Stored } from './store.ts';

/** What the desk has opened to the room so far, and not taken back. */
export async function openedIn(db: Db, workshopId: string): Promise<readonly Opened[]> {
	const rows = await db
		.selectFrom('workshop_step')
		.select('before')
		.where('workshop_id', '=', workshopId)
		.where('act', '=', 'show-results')
		.where('undone', '=', 0)
		.execute();
	return rows.flatMap(({ before }) => {
		const { momentId, round } = JSON.parse(before) as Desk;
		return momentId === null ? [] : [{ momentId, round }];
	});
}

/** How many dots (or points of a ranking) each group and card got, the last time the room was shown; empty while it never was. */
export async function wantedIn(
	db: Db,
	{ workshop }: Stored,
	kinds: readonly ('dots' | 'rank')[],
): Promise<ReadonlyMap<string, number>> {
	const opened = await openedIn(db, workshop.id);
	const asked = (await momentRows(db, workshop.id)).filter(
		({ kind, started_at }) => started_at !== null && kinds.some((one) => one === kind),
	);
	for (const row of asked.toReversed()) {
		const rounds = await roundsOf(db, row.id);
		const round = rounds.findLast((one) => isOpened(workshop.desk, opened, { momentId: row.id, round: one }));
		if (round === undefined) continue;
		const { rows } = await countRoom(db, momentOf(row), round);
		return new Map(rows.map(({ id, counted }) => [id, total(counted)] as const));
	}
	return new Map();
}
