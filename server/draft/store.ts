import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** A clause as its readers need it. `position` is 0 for an archived one. */
export interface ClauseRow {
	readonly id: string;
	readonly position: number;
	readonly kind: 'clause' | 'preamble';
	readonly title: string;
	readonly html: string;
	readonly plain: string;
	readonly hash: string;
	readonly ancestors: readonly string[];
	/** As `ancestorsUntil` gives it. */
	readonly until: Readonly<Record<string, number>>;
	readonly archived: boolean;
	readonly changedAt: number;
	/** When it was first seen here. */
	readonly bornAt: number;
}

export async function spaceOfDraft(db: Db, draftId: string): Promise<string | null> {
	const row = await db.selectFrom('draft').select('space_id').where('id', '=', draftId).executeTakeFirst();
	return row?.space_id ?? null;
}

export async function draftIn(db: Db, spaceId: string): Promise<string | null> {
	const row = await db
		.selectFrom('draft')
		.select('id')
		.where('space_id', '=', spaceId)
		.orderBy('created_at')
		.executeTakeFirst();
	return row?.id ?? null;
}

export async function clauseRows(db: Db, draftId: string): Promise<ClauseRow[]> {
	const rows = await db
		.selectFrom('clause')
		.selectAll()
		.where('draft_id', '=', draftId)
		.orderBy('number')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		position: row.number,
		kind: row.kind === 'preamble' ? 'preamble' : 'clause',
		title: row.title,
		html: row.html,
		plain: row.plain,
		hash: row.hash,
		ancestors: JSON.parse(row.ancestors) as string[],
		until: JSON.parse(row.ancestors_until) as Record<string, number>,
		archived: row.archived === 1,
		changedAt: row.changed_at,
		bornAt: row.born_at,
	}));
}

/** One clause, archived or not; null when this draft never had it. */
export async function clauseRow(
	db: Db,
	draftId: string,
	clauseId: string,
): Promise<Pick<ClauseRow, 'hash' | 'title' | 'plain' | 'archived' | 'changedAt'> | null> {
	const row = await db
		.selectFrom('clause')
		.select(['hash', 'title', 'plain', 'archived', 'changed_at'])
		.where('draft_id', '=', draftId)
		.where('id', '=', clauseId)
		.executeTakeFirst();
	if (!row) return null;
	const { hash, title, plain } = row;
	return { hash, title, plain, archived: Number(row.archived) === 1, changedAt: Number(row.changed_at) };
}

/** Writes the clauses that differ and removes those that are no more. */
export async function writeClauses(
	db: Db,
	draftId: string,
	changed: readonly ClauseRow[],
	removed: readonly string[],
): Promise<void> {
	for (const id of removed) {
		await db.deleteFrom('clause').where('draft_id', '=', draftId).where('id', '=', id).execute();
	}
	for (const clause of changed) {
		const columns = {
			number: clause.position,
			kind: clause.kind,
			title: clause.title,
			html: clause.html,
			plain: clause.plain,
			hash: clause.hash,
			ancestors: JSON.stringify(clause.ancestors),
			ancestors_until: JSON.stringify(clause.until),
			archived: clause.archived ? 1 : 0,
			changed_at: clause.changedAt,
			born_at: clause.bornAt,
		};
		await db
			.insertInto('clause')
			.values({ draft_id: draftId, id: clause.id, ...columns })
			.onConflict((conflict) => conflict.columns(['draft_id', 'id']).doUpdateSet(columns))
			.execute();
	}
}

interface Words {
	readonly hash: string;
	readonly title: string;
	readonly html: string;
	readonly plain: string;
}

export async function clauseForKeeping(db: Db, draftId: string, clauseId: string): Promise<Words | null> {
	const row = await db
		.selectFrom('clause')
		.select(['hash', 'title', 'html', 'plain'])
		.where('draft_id', '=', draftId)
		.where('id', '=', clauseId)
		.where('archived', '=', 0)
		.executeTakeFirst();
	return row ?? null;
}

export async function insertWording(
	db: Db,
	wording: Words & { readonly draftId: string; readonly clauseId: string },
	at: number,
): Promise<void> {
	const { draftId, clauseId, ...words } = wording;
	await db
		.insertInto('wording')
		.values({ draft_id: draftId, clause_id: clauseId, ...words, kept_at: at })
		.onConflict((conflict) => conflict.columns(['draft_id', 'clause_id', 'hash']).doNothing())
		.execute();
}

/** Many at once; those that were kept before stay as they are. */
export async function insertWordings(
	db: Db,
	wordings: readonly (Words & { readonly draftId: string; readonly clauseId: string })[],
	at: number,
): Promise<void> {
	for (let from = 0; from < wordings.length; from += 100) {
		await db
			.insertInto('wording')
			.values(
				wordings.slice(from, from + 100).map(({ draftId, clauseId, ...words }) => ({
					draft_id: draftId,
					clause_id: clauseId,
					...words,
					kept_at: at,
				})),
			)
			.onConflict((conflict) => conflict.columns(['draft_id', 'clause_id', 'hash']).doNothing())
			.execute();
	}
}

export async function wordingsOf(
	db: Db,
	draftId: string,
	clauseId: string,
	hashes: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
	if (hashes.length === 0) return new Map();
	const rows = await db
		.selectFrom('wording')
		.select(['hash', 'title', 'html', 'plain'])
		.where('draft_id', '=', draftId)
		.where('clause_id', '=', clauseId)
		.where('hash', 'in', [...new Set(hashes)])
		.execute();
	return new Map(rows.map((row) => [row.hash, row]));
}
