import { sql, type RawBuilder } from 'kysely';
import type { UnitOfWork } from '../storage/storage.ts';

type Db = UnitOfWork['db'];

export interface HiddenView {
	/** In the words of whoever moderates; everybody reads it. */
	readonly reason: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Who hid it, by what they do here: the register keeps names out. Null when they do it no longer. */
	readonly by: 'facilitator' | 'office' | null;
}

/** Those of `ids` that are hidden now. Who may still read their words: their author, and whoever moderates. */
export async function hiddenAmong(
	db: Db,
	kind: string,
	ids: readonly string[],
): Promise<ReadonlyMap<string, HiddenView>> {
	const hidden = new Map<string, HiddenView>();
	// Databases take only so many values in one question.
	for (let from = 0; from < ids.length; from += 500) {
		const rows = await db
			.selectFrom('hiding')
			.leftJoin('space_member', (join) =>
				join
					.onRef('space_member.person_id', '=', 'hiding.hidden_by')
					.onRef('space_member.space_id', '=', 'hiding.space_id'),
			)
			.leftJoin('person', 'person.id', 'hiding.hidden_by')
			.select(['subject_id', 'reason', 'hidden_at', 'role', 'administrator'])
			.where('kind', '=', kind)
			.where('subject_id', 'in', ids.slice(from, from + 500))
			.where('restored_at', 'is', null)
			.execute();
		for (const row of rows) {
			const by = row.role === 'facilitator' ? 'facilitator' : row.administrator === 1 ? 'office' : null;
			hidden.set(row.subject_id, { reason: row.reason, at: row.hidden_at, by });
		}
	}
	return hidden;
}

/** For another room's query: true when the contribution whose id stands in `column` ('comment.id') is hidden now. */
export function isHidden(kind: string, column: string): RawBuilder<boolean> {
	return sql<boolean>`exists (select 1 from hiding as gone where gone.kind = ${kind} and gone.subject_id = ${sql.ref(column)} and gone.restored_at is null)`;
}

/** How many contributions of a tavolo are hidden now; everybody may know. */
export async function hiddenCount(db: Db, spaceId: string): Promise<number> {
	const row = await db
		.selectFrom('hiding')
		.select(sql<number>`count(*)`.as('n'))
		.where('space_id', '=', spaceId)
		.where('restored_at', 'is', null)
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

/** Why something was hidden at some time, by the id of that hiding: the register leads here. */
export async function hidingReasons(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('hiding')
		.select(['id', 'reason'])
		.where('id', 'in', [...ids])
		.execute();
	return new Map(rows.map((row) => [row.id, row.reason]));
}
