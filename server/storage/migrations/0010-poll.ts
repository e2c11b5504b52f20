import { sql, type Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

/** Polls, their votes and urns, paper and hands. */
export async function up(db: Kysely<unknown>, { integer, blob }: Dialect): Promise<void> {
	const table = (name: string) => db.schema.createTable(name);
	const ofPoll = (name: string) =>
		table(name).addColumn('poll_id', 'text', (c) => c.notNull().references('poll.id').onDelete('cascade'));
	/** SQLite numbers the rows of a table in the order they come; these two must not know it. */
	const unnumbered = blob === 'blob' ? sql`without rowid` : sql``;

	await table('poll')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('code', 'text', (c) => c.notNull().unique())
		.addColumn('subject_kind', 'text', (c) => c.notNull())
		.addColumn('subject_id', 'text')
		.addColumn('draft_id', 'text')
		.addColumn('clause_id', 'text')
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('explanation', 'text', (c) => c.notNull())
		.addColumn('method', 'text', (c) => c.notNull())
		.addColumn('ballot', 'text', (c) => c.notNull())
		.addColumn('results', 'text', (c) => c.notNull())
		.addColumn('voters', 'text', (c) => c.notNull())
		.addColumn('quorum', 'text', (c) => c.notNull())
		.addColumn('threshold', 'text', (c) => c.notNull())
		.addColumn('paper', integer, (c) => c.notNull())
		.addColumn('opens_at', integer)
		.addColumn('closes_at', integer)
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('opened_at', integer)
		.addColumn('closed_at', integer)
		.addColumn('counted_at', integer)
		.addColumn('entitled', integer)
		.addColumn('tally', 'text')
		.addColumn('wording', 'text')
		.addColumn('created_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('created_at', integer, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('poll_by_space').on('poll').columns(['space_id', 'state']).execute();
	await db.schema.createIndex('poll_by_state').on('poll').column('state').execute();
	await db.schema.createIndex('poll_by_clause').on('poll').columns(['draft_id', 'clause_id']).execute();

	await ofPoll('poll_entitled')
		.addColumn('voter', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_entitled_key', ['poll_id', 'voter'])
		.modifyEnd(unnumbered)
		.execute();
	await ofPoll('poll_vote')
		.addColumn('voter', 'text', (c) => c.notNull())
		.addColumn('choice', 'text', (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull())
		.addColumn('person_id', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('asked', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_vote_key', ['poll_id', 'voter'])
		.execute();
	await ofPoll('poll_participation')
		.addColumn('voter', 'text', (c) => c.notNull())
		.addColumn('via', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_participation_key', ['poll_id', 'voter'])
		.modifyEnd(unnumbered)
		.execute();
	await ofPoll('poll_urn')
		.addColumn('wording', 'text', (c) => c.notNull())
		.addColumn('choice', 'text', (c) => c.notNull())
		.addColumn('votes', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_urn_key', ['poll_id', 'wording', 'choice'])
		.modifyEnd(unnumbered)
		.execute();

	await ofPoll('poll_paper')
		.addColumn('sheet', integer, (c) => c.notNull())
		.addColumn('line', integer, (c) => c.notNull())
		.addColumn('choice', 'text', (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull())
		.addColumn('voter', 'text')
		.addColumn('voter_name', 'text', (c) => c.notNull())
		.addColumn('entered_by', 'text', (c) => c.notNull())
		.addColumn('entered_at', integer, (c) => c.notNull())
		.addColumn('confirmed_by', 'text')
		.addColumn('confirmed_at', integer)
		.addColumn('wrong', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_paper_key', ['poll_id', 'sheet', 'line'])
		.execute();
	await ofPoll('poll_hands')
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('place', 'text', (c) => c.notNull())
		.addColumn('held_at', integer, (c) => c.notNull())
		.addColumn('in_favour', integer, (c) => c.notNull())
		.addColumn('against', integer, (c) => c.notNull())
		.addColumn('abstained', integer, (c) => c.notNull())
		.addColumn('wording', 'text', (c) => c.notNull())
		.addColumn('entered_by', 'text', (c) => c.notNull())
		.addColumn('entered_at', integer, (c) => c.notNull())
		.addColumn('confirmed_by', 'text')
		.addColumn('confirmed_at', integer)
		.addColumn('wrong', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_hands_key', ['poll_id', 'id'])
		.execute();
	await ofPoll('poll_settlement')
		.addColumn('voter', 'text', (c) => c.notNull())
		.addColumn('keep', 'text', (c) => c.notNull())
		.addColumn('reason', 'text', (c) => c.notNull())
		.addColumn('person_id', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_settlement_key', ['poll_id', 'voter'])
		.execute();

	await table('editorial_change')
		.addColumn('draft_id', 'text', (c) => c.notNull())
		.addColumn('clause_id', 'text', (c) => c.notNull())
		.addColumn('from_hash', 'text', (c) => c.notNull())
		.addColumn('to_hash', 'text', (c) => c.notNull())
		.addColumn('note', 'text', (c) => c.notNull())
		.addColumn('person_id', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('editorial_change_key', ['draft_id', 'clause_id', 'from_hash', 'to_hash'])
		.execute();
}
