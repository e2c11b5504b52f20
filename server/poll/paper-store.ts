import type { Kysely } from 'kysely';
import type { Choice } from '#domain/poll/choice.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export interface PaperLine {
	readonly sheet: number;
	readonly line: number;
	readonly choice: Choice;
	readonly wording: string;
	readonly voter: string | null;
	readonly name: string;
	readonly enteredBy: string;
	readonly enteredAt: number;
	readonly confirmedBy: string | null;
	readonly confirmedAt: number | null;
	readonly state: LineState;
	/** Who said that it differs, or that it is not on the sheet. */
	readonly markedBy: string | null;
}

/**
 * What a second pair of eyes says of a line: it stands as typed; it differs and is typed again; it is not on the sheet
 * at all, which waits for somebody else's agreement; both agree, and it is out.
 */
const lineStates = ['typed', 'wrong', 'missing', 'out'] as const;
export type LineState = (typeof lineStates)[number];

export async function paperOf(db: Db, pollId: string): Promise<PaperLine[]> {
	const rows = await db
		.selectFrom('poll_paper')
		.selectAll()
		.where('poll_id', '=', pollId)
		.orderBy('sheet')
		.orderBy('line')
		.execute();
	return rows.map((row) => ({
		sheet: Number(row.sheet),
		line: Number(row.line),
		choice: row.choice as Choice,
		wording: row.wording,
		voter: row.voter,
		name: row.voter_name,
		enteredBy: row.entered_by,
		enteredAt: Number(row.entered_at),
		confirmedBy: row.confirmed_by,
		confirmedAt: row.confirmed_at === null ? null : Number(row.confirmed_at),
		state: lineStates[Number(row.wrong)] ?? 'wrong',
		markedBy: row.marked_by,
	}));
}

/** Writes a line, over one that nobody has confirmed yet. */
export async function putPaperLine(
	db: Db,
	pollId: string,
	line: Omit<PaperLine, 'confirmedBy' | 'confirmedAt' | 'state' | 'markedBy'>,
): Promise<void> {
	const columns = {
		choice: line.choice,
		wording: line.wording,
		voter: line.voter,
		voter_name: line.name,
		entered_by: line.enteredBy,
		entered_at: line.enteredAt,
		confirmed_by: null,
		confirmed_at: null,
		wrong: 0,
		marked_by: null,
	};
	await db
		.insertInto('poll_paper')
		.values({ poll_id: pollId, sheet: line.sheet, line: line.line, ...columns })
		.onConflict((conflict) => conflict.columns(['poll_id', 'sheet', 'line']).doUpdateSet(columns))
		.execute();
}

export async function markPaperLine(
	db: Db,
	pollId: string,
	line: { readonly sheet: number; readonly line: number },
	mark: { readonly by: string; readonly at: number; readonly right: boolean },
): Promise<void> {
	await db
		.updateTable('poll_paper')
		.set(
			mark.right
				? { confirmed_by: mark.by, confirmed_at: mark.at, wrong: 0 }
				: { wrong: 1, marked_by: mark.by },
		)
		.where('poll_id', '=', pollId)
		.where('sheet', '=', line.sheet)
		.where('line', '=', line.line)
		.where('confirmed_by', 'is', null)
		.execute();
}

/** Says of a line that it is not on the sheet, or, after somebody else has said so, that it is out. */
export async function markLineAbsent(
	db: Db,
	pollId: string,
	line: { readonly sheet: number; readonly line: number },
	mark: { readonly by: string; readonly state: 'missing' | 'out' },
): Promise<void> {
	await db
		.updateTable('poll_paper')
		.set({ wrong: lineStates.indexOf(mark.state), marked_by: mark.by })
		.where('poll_id', '=', pollId)
		.where('sheet', '=', line.sheet)
		.where('line', '=', line.line)
		.where('confirmed_by', 'is', null)
		.execute();
}

export interface HandCount {
	readonly id: string;
	readonly place: string;
	readonly heldAt: number;
	readonly inFavour: number;
	readonly against: number;
	readonly abstained: number;
	readonly wording: string;
	readonly enteredBy: string;
	readonly enteredAt: number;
	readonly confirmedBy: string | null;
	readonly confirmedAt: number | null;
	readonly wrong: boolean;
}

export async function handsOf(db: Db, pollId: string): Promise<HandCount[]> {
	const rows = await db
		.selectFrom('poll_hands')
		.selectAll()
		.where('poll_id', '=', pollId)
		.orderBy('held_at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		place: row.place,
		heldAt: Number(row.held_at),
		inFavour: Number(row.in_favour),
		against: Number(row.against),
		abstained: Number(row.abstained),
		wording: row.wording,
		enteredBy: row.entered_by,
		enteredAt: Number(row.entered_at),
		confirmedBy: row.confirmed_by,
		confirmedAt: row.confirmed_at === null ? null : Number(row.confirmed_at),
		wrong: Number(row.wrong) === 1,
	}));
}

export async function insertHands(db: Db, pollId: string, hands: HandCount): Promise<void> {
	await db
		.insertInto('poll_hands')
		.values({
			poll_id: pollId,
			id: hands.id,
			place: hands.place,
			held_at: hands.heldAt,
			in_favour: hands.inFavour,
			against: hands.against,
			abstained: hands.abstained,
			wording: hands.wording,
			entered_by: hands.enteredBy,
			entered_at: hands.enteredAt,
			confirmed_by: hands.confirmedBy,
			confirmed_at: hands.confirmedAt,
			wrong: hands.wrong ? 1 : 0,
		})
		.execute();
}

export async function markHands(
	db: Db,
	pollId: string,
	id: string,
	mark: { readonly by: string; readonly at: number; readonly right: boolean },
): Promise<void> {
	await db
		.updateTable('poll_hands')
		.set(mark.right ? { confirmed_by: mark.by, confirmed_at: mark.at, wrong: 0 } : { wrong: 1 })
		.where('poll_id', '=', pollId)
		.where('id', '=', id)
		.where('confirmed_by', 'is', null)
		.execute();
}

export interface Settlement {
	readonly voter: string;
	/** 'online', or '<sheet>/<line>'. */
	readonly keep: string;
	readonly reason: string;
	readonly personId: string;
	readonly at: number;
}

export async function settlementsOf(db: Db, pollId: string): Promise<Settlement[]> {
	const rows = await db.selectFrom('poll_settlement').selectAll().where('poll_id', '=', pollId).execute();
	return rows.map((row) => ({
		voter: row.voter,
		keep: row.keep,
		reason: row.reason,
		personId: row.person_id,
		at: Number(row.at),
	}));
}

export async function insertSettlement(db: Db, pollId: string, settled: Settlement): Promise<void> {
	const { voter, keep, reason, personId, at } = settled;
	await db
		.insertInto('poll_settlement')
		.values({ poll_id: pollId, voter, keep, reason, person_id: personId, at })
		.execute();
}

/** Online votes of voters who also stand on a sheet. */
export async function onlineVotesOf(
	db: Db,
	pollId: string,
	voters: readonly string[],
): Promise<ReadonlyMap<string, { readonly choice: Choice; readonly wording: string; readonly at: number }>> {
	if (voters.length === 0) return new Map();
	const rows = await db
		.selectFrom('poll_vote')
		.select(['voter', 'choice', 'wording', 'at'])
		.where('poll_id', '=', pollId)
		.where('voter', 'in', [...new Set(voters)])
		.execute();
	return new Map(
		rows.map((row) => [
			row.voter,
			{ choice: row.choice as Choice, wording: row.wording, at: Number(row.at) },
		]),
	);
}
