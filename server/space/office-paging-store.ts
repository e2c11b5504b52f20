import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { searchWords } from '#domain/person/fold-text.ts';
import type { Kit } from '../kit.ts';

type Db = Kit['storage']['read'];

/** A page of the office's lists: short enough for a phone. */
export const rowsOfPage = 20;

const plain: Readonly<Record<string, string>> = {
	a: 'àáâäÀÁÂÄ',
	e: 'èéêëÈÉÊË',
	i: 'ìíîïÌÍÎÏ',
	o: 'òóôöÒÓÔÖ',
	u: 'ùúûüÙÚÛÜ',
	c: 'çÇ',
	n: 'ñÑ',
};

/** As people look for it: no capitals, no accents. For lists of an office, whose rows are few enough to be read in passing. */
export function folded(column: string): RawBuilder<string> {
	const text = sql<string>`lower(coalesce(${sql.ref(column)}, ''))`;
	return Object.entries(plain).reduce(
		(whole, [letter, marked]) =>
			[...marked].reduce(
				(so, one) => sql<string>`replace(${so}, ${sql.lit(one)}, ${sql.lit(letter)})`,
				whole,
			),
		text,
	);
}

/** Every word somewhere in these columns. */
export function holding(columns: readonly string[], typed: string): RawBuilder<SqlBool> {
	const where = sql<string>`(${sql.join(columns.map(folded), sql` || ' ' || `)})`;
	const words = searchWords(typed).map((word) => sql<SqlBool>`${where} like ${`%${word}%`}`);
	return words.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(words, sql` and `)})`;
}

interface Start {
	readonly key: string;
	readonly id: string;
}

/** After that row, in the order of key and id. */
export function beyond(key: RawBuilder<string>, id: string, start: Start | null): RawBuilder<SqlBool> {
	if (start === null) return sql<SqlBool>`1 = 1`;
	return sql<SqlBool>`(${key} > ${start.key} or (${key} = ${start.key} and ${sql.ref(id)} > ${start.id}))`;
}

/** Null for the first page; also when the row is no longer there. */
export async function startOf(
	db: Db,
	table: 'space' | 'organization' | 'person',
	column: string,
	id: string | null,
): Promise<Start | null> {
	if (id === null) return null;
	const { rows } = await sql<{ key: string }>`
		select ${folded(column)} as key from ${sql.table(table)} where id = ${id}`.execute(db);
	return rows[0] ? { key: rows[0].key, id } : null;
}

/** Of one row more than the page shows. */
export function nextOf(rows: readonly { readonly id: string }[]): string | null {
	return rows.length > rowsOfPage ? rows[rowsOfPage - 1]!.id : null;
}
