import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** The place of a row in an ordered list: the values it is ordered by, the id last. Travels in an address. */
export type PageKey = readonly (string | number)[];

const longestKey = 200;

export function writePageKey(key: PageKey): string {
	return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Null for anything that is not a key of these kinds of value: addresses are typed by anybody. */
export function readPageKey(text: string | null, kinds: readonly ('number' | 'string')[]): PageKey | null {
	if (text === null || text === '' || text.length > longestKey) return null;
	try {
		const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
		if (!Array.isArray(key) || key.length !== kinds.length) return null;
		return key.every((value, at) => typeof value === kinds[at]) ? (key as PageKey) : null;
	} catch {
		return null;
	}
}

/** Rows after this one where all columns descend ("newest first"); names as in the query, `proposal.created_at`. */
export function afterKey(columns: readonly string[], key: PageKey): RawBuilder<SqlBool> {
	return compared(columns, '<', key);
}

/** Rows before this one, for the way back; and rows after it where all columns ascend. */
export function beforeKey(columns: readonly string[], key: PageKey): RawBuilder<SqlBool> {
	return compared(columns, '>', key);
}

function compared(columns: readonly string[], sign: '<' | '>', key: PageKey): RawBuilder<SqlBool> {
	const names = sql.join(columns.map((column) => sql.ref(column)));
	return sql<SqlBool>`(${names}) ${sql.raw(sign)} (${sql.join([...key])})`;
}
