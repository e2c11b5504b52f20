import { sql, type Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { autoKey, blob }: Dialect): Promise<void> {
	await db.schema
		.createTable('search_text')
		.addColumn('seq', autoKey, (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text', (c) => c.notNull())
		.addColumn('heading', 'text', (c) => c.notNull())
		.addColumn('words', 'text', (c) => c.notNull())
		.addUniqueConstraint('search_text_once', ['kind', 'subject_id'])
		.execute();
	await db.schema
		.createIndex('search_text_by_space')
		.on('search_text')
		.columns(['space_id', 'kind'])
		.execute();
	if (blob === 'blob') await indexSqlite(db);
	else await indexPostgres(db);
}

/** The index holds no text of its own; triggers keep it. Words are folded already: the tokenizer only splits them. */
async function indexSqlite(db: Kysely<unknown>): Promise<void> {
	await sql`create virtual table search_index using fts5(
		heading, words, content='search_text', content_rowid='seq', tokenize='unicode61', prefix='3 5'
	)`.execute(db);
	const add = sql`insert into search_index (rowid, heading, words) values (new.seq, new.heading, new.words);`;
	const drop = sql`insert into search_index (search_index, rowid, heading, words)
		values ('delete', old.seq, old.heading, old.words);`;
	await sql`create trigger search_text_added after insert on search_text begin ${add} end`.execute(db);
	await sql`create trigger search_text_gone after delete on search_text begin ${drop} end`.execute(db);
	await sql`create trigger search_text_changed after update on search_text begin ${drop} ${add} end`.execute(
		db,
	);
}

async function indexPostgres(db: Kysely<unknown>): Promise<void> {
	await sql`alter table search_text add column found_by tsvector generated always as (
		setweight(to_tsvector('simple', heading), 'A') || setweight(to_tsvector('simple', words), 'D')
	) stored`.execute(db);
	await sql`create index search_text_found_by on search_text using gin (found_by)`.execute(db);
}
