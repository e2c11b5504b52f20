import { sql, type Kysely, type RawBuilder } from 'kysely';
import { foldText, searchWords, tellingWords } from '#domain/person/fold-text.ts';
import type { Schema } from './schema.ts';
import type { Storage } from './storage.ts';

type Db = Kysely<Schema>;

/** Where to look: the things of one kind in one tavolo. */
export interface SearchScope {
	readonly spaceId: string;
	/** 'proposal', 'comment': the noun of a room. */
	readonly kind: string;
}

/** PostgreSQL keeps no more than a megabyte of places in one text; nobody writes so much in one. */
const longestText = 60_000;

/** Makes something findable, or findable by its new words. In the unit of work that stores it. */
export async function putSearchText(
	db: Db,
	scope: SearchScope,
	subject: {
		readonly id: string;
		/** Counts more than the text. */ readonly heading: string;
		readonly text: string;
	},
): Promise<void> {
	const heading = foldText(subject.heading).slice(0, longestText);
	const words = foldText(subject.text).slice(0, longestText);
	await db
		.insertInto('search_text')
		.values({ space_id: scope.spaceId, kind: scope.kind, subject_id: subject.id, heading, words })
		.onConflict((conflict) => conflict.columns(['kind', 'subject_id']).doUpdateSet({ heading, words }))
		.execute();
}

/** Nobody finds it any more: taken back, or hidden. */
export async function dropSearchText(db: Db, kind: string, id: string): Promise<void> {
	await db.deleteFrom('search_text').where('kind', '=', kind).where('subject_id', '=', id).execute();
}

/**
 * The ids of what holds all the words typed, whole or begun, in any order, whatever accents and capitals:
 * `.where('proposal.id', 'in', idsFound(kit.storage, scope, typed))`, so that finding, filtering and paging stay one
 * query. Nothing is found by a text without a word; without a text there is nothing to look for: don't ask.
 */
export function idsFound(
	{ engine }: Pick<Storage, 'engine'>,
	scope: SearchScope,
	typed: string,
): RawBuilder<string> {
	return found(engine, scope, searchWords(typed), 'all');
}

function found(
	engine: Storage['engine'],
	{ spaceId, kind }: SearchScope,
	words: readonly string[],
	which: 'all' | 'any',
): RawBuilder<string> {
	if (words.length === 0) return sql<string>`(select subject_id from search_text where 1 = 0)`;
	return sql<string>`(select subject_id from search_text
		where space_id = ${spaceId} and kind = ${kind} and ${matches(engine, words, which)})`;
}

/** Folded words hold letters and digits only: between their quotes they mean nothing else to either engine. */
function matches(engine: Storage['engine'], words: readonly string[], which: 'all' | 'any') {
	if (engine === 'sqlite') {
		const query = words.map((word) => `"${word}"*`).join(which === 'all' ? ' ' : ' OR ');
		return sql<boolean>`seq in (select rowid from search_index where search_index match ${query})`;
	}
	return sql<boolean>`found_by @@ to_tsquery('simple', ${postgresQuery(words, which)})`;
}

function postgresQuery(words: readonly string[], which: 'all' | 'any'): string {
	return words.map((word) => `'${word}':*`).join(which === 'all' ? ' & ' : ' | ');
}

/** What shares telling words with a title, the likest first. For "is there one like it already?". */
export async function idsLike(
	{ engine, read }: Pick<Storage, 'engine' | 'read'>,
	{ spaceId, kind }: SearchScope,
	title: string,
	limit: number,
): Promise<string[]> {
	const words = tellingWords(title);
	if (words.length === 0) return [];
	const query =
		engine === 'sqlite'
			? sql<{ subject_id: string }>`select subject_id from search_index
				join search_text on search_text.seq = search_index.rowid
				where search_index match ${words.map((word) => `"${word}"*`).join(' OR ')}
					and space_id = ${spaceId} and kind = ${kind}
				order by bm25(search_index, 8.0, 1.0), search_text.seq limit ${limit}`
			: sql<{ subject_id: string }>`select subject_id from search_text
				where space_id = ${spaceId} and kind = ${kind}
					and found_by @@ to_tsquery('simple', ${postgresQuery(words, 'any')})
				order by ts_rank(found_by, to_tsquery('simple', ${postgresQuery(words, 'any')})) desc, seq
				limit ${limit}`;
	const { rows } = await query.execute(read);
	return rows.map((row) => row.subject_id);
}
