import type { Kit } from '../kit.ts';
import type { Schema } from './schema.ts';
import type { UnitOfWork } from './storage.ts';

/** What happens to a column that holds a person, or something only theirs, when that person's account is erased. */
export type Treatment =
	/** The row was about them and nobody else: it goes. */
	| 'row-goes'
	/** The row stays and names nobody: null. */
	| 'nobody'
	/** The same where something must stand in the column: the act of somebody, who is no longer said. */
	| 'somebody'
	/** The row goes on being counted, under an id that leads nowhere and is another in each row. */
	| 'stands-in'
	/** By `also`, or together with a column of the same table. */
	| 'by-hand';

/** Stands where an id must stand and nobody is named. No person has it. */
export const somebody = 'somebody';

/** Whose account is being erased, and how. */
export interface Leaving {
	readonly personId: string;
	/** Folded, as it is compared; null when there was none. */
	readonly email: string | null;
	/** 'go': comments and arguments are taken back too. */
	readonly words: 'stay' | 'go';
	/** Milliseconds since 1970. */
	readonly at: number;
	/** A fresh id. */
	id(): string;
}

type ColumnsOf<Table extends keyof Schema> = { readonly [Column in keyof Schema[Table]]?: Treatment };
export type PersonColumns = { readonly [Table in keyof Schema]?: ColumnsOf<Table> };

/** Rows of `table` whose `column` is the id of a row of `of`. */
export interface Along {
	readonly table: keyof Schema;
	readonly column: string;
	readonly of: keyof Schema;
}

/** What a room, or an engine that keeps rows, does when a person leaves for good. Its tests walk the schema. */
export interface Forgetting {
	readonly columns: PersonColumns;
	/** Tables that name nobody, and belong to their rows: told with their data. */
	readonly along?: readonly Along[];
	/** Before the columns are treated: the rows still carry the person. In the same unit of work. */
	readonly also?: (kit: Kit, unit: UnitOfWork, leaving: Leaving) => Promise<void>;
}

/** Does to the columns what is said of them. */
export async function forgetColumns(
	unit: UnitOfWork,
	columns: PersonColumns,
	leaving: Leaving,
): Promise<void> {
	for (const [table, treatments] of Object.entries(columns))
		for (const [column, treatment] of Object.entries(treatments as Record<string, Treatment>))
			await treat(unit, table, column, treatment, leaving);
}

async function treat(
	{ db: typed }: UnitOfWork,
	table: string,
	column: string,
	treatment: Treatment,
	{ personId, id }: Leaving,
): Promise<void> {
	// Names of tables and columns are data here; `PersonColumns` has compared them with the schema.
	const db = typed.withTables<Record<string, Record<string, unknown>>>();
	if (treatment === 'row-goes') await db.deleteFrom(table).where(column, '=', personId).execute();
	if (treatment === 'nobody' || treatment === 'somebody') {
		const value = treatment === 'nobody' ? null : somebody;
		await db
			.updateTable(table)
			.set({ [column]: value })
			.where(column, '=', personId)
			.execute();
	}
	if (treatment === 'stands-in') {
		const rows = await db.selectFrom(table).selectAll().where(column, '=', personId).execute();
		for (const row of rows) {
			let one = db.updateTable(table).set({ [column]: id() });
			// All that is in the row finds it: the person and the subject are its key.
			for (const [name, value] of Object.entries(row)) one = one.where(name, '=', value);
			await one.execute();
		}
	}
}
