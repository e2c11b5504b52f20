import type { Kysely } from 'kysely';
import type { Forgetting, Leaving } from './forgetting.ts';
import type { Schema } from './schema.ts';

/** Of an act on what is somebody else's: which one, and when. */
const ofAnAct = /(^|_)(id|at)$|^(sheet|line|number|act|kind)$/;
const secret = /hash|token|salt|secret|password|^bytes$|^outcome$|^key$|^before$|^desk$/;

type Row = Readonly<Record<string, unknown>>;

export interface RowsAbout {
	readonly table: string;
	/** False: rows that are somebody else's, or the tavolo's, on which they did something. */
	readonly own: boolean;
	readonly rows: readonly Row[];
}

/**
 * The rows of these tables that hold a person: the very columns that are treated when they leave. Their own rows whole, of rows they
 * only acted on the key and the time. No secrets, nobody else's id; instants as ISO 8601.
 */
export async function rowsAbout(
	typed: Kysely<Schema>,
	{ columns, along = [] }: Pick<Forgetting, 'columns' | 'along'>,
	{ personId, email }: Pick<Leaving, 'personId' | 'email'>,
): Promise<readonly RowsAbout[]> {
	const db = typed.withTables<Record<string, Record<string, unknown>>>();
	const ids = [personId, `p:${personId}`];
	const theirs: Theirs = (value) =>
		typeof value === 'string' && (ids.includes(value) || value.toLowerCase() === email);
	const found: RowsAbout[] = [];
	for (const [table, treatments] of Object.entries(columns)) {
		// Told apart: thousands of rows of bytes tell nobody anything.
		if (table === 'room_update' || table === 'audit_salt') continue;
		const holding = Object.keys(treatments).filter((column) => !secret.test(column));
		const rows = await db
			.selectFrom(table)
			.selectAll()
			.where((is) =>
				is.or(
					holding.map((column) =>
						column === 'email' ? is(is.fn('lower', [column]), '=', email) : is(column, 'in', ids),
					),
				),
			)
			.execute();
		const own = rows.filter((row) => isOwn(row, holding, theirs));
		const acted = rows.filter((row) => !own.includes(row));
		found.push({ table, own: true, rows: own.map((row) => told(table, row, holding, theirs)) });
		found.push({
			table,
			own: false,
			rows: acted.map((row) => told(table, keyOf(row, holding, theirs), holding, theirs)),
		});
		const keys = own.map((row) => row['id']);
		for (const { table: name, column, of } of along) {
			if (of !== table || keys.length === 0) continue;
			const other: string = name;
			const hanging = await db.selectFrom(other).selectAll().where(column, 'in', keys).execute();
			found.push({ table: other, own: true, rows: hanging.map((row) => told(other, row, [], theirs)) });
		}
	}
	return found;
}

/** Whether a value is who is asked about: their id, alone or as a voter, or their address. */
type Theirs = (value: unknown) => boolean;

/** Written or given by them, or about them; not only decided, entered or settled by them. */
function isOwn(row: Row, holding: readonly string[], theirs: Theirs): boolean {
	return holding.some(
		(column) => theirs(row[column]) && (!/_by$/.test(column) || /^(created|used)_by$/.test(column)),
	);
}

function keyOf(row: Row, holding: readonly string[], theirs: Theirs): Row {
	return Object.fromEntries(
		Object.entries(row).filter(
			([column, value]) => ofAnAct.test(column) || (holding.includes(column) && theirs(value)),
		),
	);
}

/** The hash of a session is its secret; the address of somebody they invited is that person's. */
function withheld(table: string, column: string, row: Row, theirs: Theirs): boolean {
	if (table === 'session') return column === 'id';
	return table === 'invitation' && column === 'email' && !theirs(row['used_by']) && !theirs(row['email']);
}

function told(table: string, row: Row, holding: readonly string[], theirs: Theirs): Row {
	return Object.fromEntries(
		Object.entries(row)
			.filter(([column]) => !secret.test(column) && !withheld(table, column, row, theirs))
			// Somebody else's part in it is theirs to read.
			.filter(([column, value]) => !isPerson.test(column) || theirs(value) || !holding.includes(column))
			.map(([column, value]) => [column, instant(column, value)]),
	);
}

const isPerson = /(^|_)(by|author_id|person_id|voter|owner)$/;

function instant(column: string, value: unknown): unknown {
	const isTime = /(^|_)at$/.test(column) && typeof value === 'number' && value > 0;
	return isTime ? new Date(value).toISOString() : value;
}

/** How many rows of each live text they wrote, and when: the words themselves are everybody's. */
export async function writingsOf(db: Kysely<Schema>, personId: string): Promise<readonly Row[]> {
	const rows = await db
		.selectFrom('room_update')
		.select((e) => ['room', e.fn.countAll().as('n'), e.fn.min('at').as('first'), e.fn.max('at').as('last')])
		.where('person_id', '=', personId)
		.groupBy('room')
		.execute();
	return rows.map(({ room, n, first, last }) => ({
		room,
		changes: Number(n),
		first_at: new Date(Number(first)).toISOString(),
		last_at: new Date(Number(last)).toISOString(),
	}));
}
