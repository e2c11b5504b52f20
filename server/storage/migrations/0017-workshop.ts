import { sql, type Kysely } from 'kysely';
import type { Dialect } from './0001-ground.ts';

export async function up(db: Kysely<unknown>, { integer }: Dialect): Promise<void> {
	const table = (name: string) => db.schema.createTable(name);

	await table('workshop')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('format', 'text', (c) => c.notNull())
		.addColumn('code', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('tables', integer, (c) => c.notNull())
		.addColumn('keep_days', integer, (c) => c.notNull())
		.addColumn('rehearsal', integer, (c) => c.notNull())
		.addColumn('column_id', 'text', (c) => c.notNull())
		.addColumn('revision', integer, (c) => c.notNull())
		.addColumn('desk', 'text', (c) => c.notNull())
		.addColumn('created_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('created_at', integer, (c) => c.notNull())
		.addColumn('started_at', integer)
		.addColumn('ended_at', integer)
		.addColumn('forgotten_at', integer)
		.execute();
	await sql`create unique index workshop_code_in_use on workshop (code) where state <> 'closed'`.execute(db);
	await sql`create index workshop_of_space on workshop (space_id, created_at, id)`.execute(db);

	await table('workshop_moment')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('position', integer, (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('instructions', 'text', (c) => c.notNull())
		.addColumn('minutes', integer, (c) => c.notNull())
		.addColumn('settings', 'text', (c) => c.notNull())
		.addColumn('started_at', integer)
		.addColumn('ended_at', integer)
		.execute();
	await sql`create index workshop_moment_in_order on workshop_moment (workshop_id, position)`.execute(db);

	await table('workshop_seat')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('token_hash', 'text', (c) => c.unique())
		.addColumn('nickname', 'text', (c) => c.notNull())
		.addColumn('nickname_folded', 'text')
		.addColumn('table_no', integer, (c) => c.notNull())
		.addColumn('organization_id', 'text', (c) => c.references('organization.id').onDelete('set null'))
		.addColumn('simulated', integer, (c) => c.notNull())
		.addColumn('joined_at', integer, (c) => c.notNull())
		.addColumn('removed_at', integer)
		.addColumn('ready_moment_id', 'text')
		.addColumn('hand_at', integer)
		.addUniqueConstraint('workshop_seat_of_person', ['workshop_id', 'person_id'])
		.addUniqueConstraint('workshop_seat_nickname', ['workshop_id', 'nickname_folded'])
		.execute();

	await table('workshop_paper_people')
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('table_no', integer, (c) => c.notNull())
		.addColumn('people', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_paper_people_key', ['workshop_id', 'table_no'])
		.execute();

	await table('workshop_card')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('moment_id', 'text', (c) => c.notNull())
		.addColumn('seat_id', 'text', (c) => c.references('workshop_seat.id').onDelete('set null'))
		.addColumn('table_no', integer, (c) => c.notNull())
		.addColumn('origin', 'text', (c) => c.notNull())
		.addColumn('number', integer)
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('created_at', integer, (c) => c.notNull())
		.addColumn('revealed_at', integer)
		.execute();
	await sql`create index workshop_card_in_order on workshop_card (workshop_id, created_at, id)`.execute(db);
	await sql`create unique index workshop_card_on_paper on workshop_card (workshop_id, number) where number is not null`.execute(
		db,
	);

	await table('workshop_target')
		.addColumn('moment_id', 'text', (c) => c.notNull().references('workshop_moment.id').onDelete('cascade'))
		.addColumn('target_id', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('cards', integer, (c) => c.notNull())
		.addColumn('position', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_target_key', ['moment_id', 'target_id'])
		.execute();

	await table('workshop_dot')
		.addColumn('moment_id', 'text', (c) => c.notNull().references('workshop_moment.id').onDelete('cascade'))
		.addColumn('round', integer, (c) => c.notNull())
		.addColumn('seat_id', 'text', (c) => c.notNull().references('workshop_seat.id').onDelete('cascade'))
		.addColumn('target_id', 'text', (c) => c.notNull())
		.addColumn('dots', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_dot_key', ['moment_id', 'round', 'seat_id', 'target_id'])
		.execute();

	await table('workshop_answer')
		.addColumn('moment_id', 'text', (c) => c.notNull().references('workshop_moment.id').onDelete('cascade'))
		.addColumn('round', integer, (c) => c.notNull())
		.addColumn('seat_id', 'text', (c) => c.notNull().references('workshop_seat.id').onDelete('cascade'))
		.addColumn('answer', 'text', (c) => c.notNull())
		.addColumn('objection', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_answer_key', ['moment_id', 'round', 'seat_id'])
		.execute();

	await table('workshop_count')
		.addColumn('moment_id', 'text', (c) => c.notNull().references('workshop_moment.id').onDelete('cascade'))
		.addColumn('round', integer, (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('option', 'text', (c) => c.notNull())
		.addColumn('count', integer, (c) => c.notNull())
		.addColumn('entered_by', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_count_key', ['moment_id', 'round', 'kind', 'option'])
		.execute();

	await table('workshop_step')
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('number', integer, (c) => c.notNull())
		.addColumn('act', 'text', (c) => c.notNull())
		.addColumn('before', 'text', (c) => c.notNull())
		.addColumn('undone', integer, (c) => c.notNull())
		.addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('set null'))
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_step_key', ['workshop_id', 'number'])
		.execute();

	await table('workshop_note')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('who', 'text', (c) => c.notNull())
		.addColumn('due_on', 'text')
		.addColumn('clause_id', 'text')
		.addColumn('at', integer, (c) => c.notNull())
		.execute();
	await sql`create index workshop_note_in_order on workshop_note (workshop_id, at, id)`.execute(db);

	await table('workshop_clause')
		.addColumn('workshop_id', 'text', (c) => c.notNull().references('workshop.id').onDelete('cascade'))
		.addColumn('target_id', 'text', (c) => c.notNull())
		.addColumn('clause_id', 'text', (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('workshop_clause_key', ['workshop_id', 'target_id'])
		.execute();
}
