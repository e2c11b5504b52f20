import { sql, type Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

/**
 * Who has left goes on counting where they stood behind something: under an id that is no person. So these four tables
 * refer to no person any more. Both engines can only make them anew.
 */
const counted = [
	{ name: 'comment_support', of: 'comment', key: 'comment_id' },
	{ name: 'proposal_support', of: 'proposal', key: 'proposal_id' },
	{ name: 'argument_support', of: 'proposal_argument', key: 'argument_id' },
	{ name: 'amendment_stance', of: 'amendment', key: 'amendment_id', stance: true },
] as const;

export async function up(db: Kysely<unknown>, { integer, blob }: Dialect): Promise<void> {
	for (const table of counted) {
		const { name, of, key } = table;
		const stance = 'stance' in table;
		const columns = [key, 'person_id', ...(stance ? ['stance'] : []), 'at'];
		await db.schema
			.createTable(`${name}_anew`)
			.addColumn(key, 'text', (c) => c.notNull().references(`${of}.id`).onDelete('cascade'))
			.addColumn('person_id', 'text', (c) => c.notNull())
			.$call((made) => (stance ? made.addColumn('stance', 'text', (c) => c.notNull()) : made))
			.addColumn('at', integer, (c) => c.notNull())
			.addPrimaryKeyConstraint(`${name}_once`, [key, 'person_id'])
			.execute();
		const list = sql.join(columns.map((column) => sql.ref(column)));
		await sql`insert into ${sql.table(`${name}_anew`)} (${list}) select ${list} from ${sql.table(name)}`.execute(
			db,
		);
		await db.schema.dropTable(name).execute();
		await db.schema.alterTable(`${name}_anew`).renameTo(name).execute();
	}
	// Until now a report that names nobody was made without an account.
	await db.schema
		.alterTable('report')
		.addColumn('guest', integer, (c) => c.notNull().defaultTo(0))
		.execute();
	await sql`update report set guest = 1 where person_id is null`.execute(db);
	if (blob === 'blob') await forgetWordsTakenBack(db);
}

/** Left to itself the index only strikes out what was deleted, and its words go on standing in the file and in every copy of it. */
async function forgetWordsTakenBack(db: Kysely<unknown>): Promise<void> {
	await sql`insert into search_index (search_index, rank) values ('secure-delete', 1)`.execute(db);
	await sql`insert into search_index (search_index) values ('rebuild')`.execute(db);
}
