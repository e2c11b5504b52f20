import { sql, type Kysely } from 'kysely';

/** Types that differ between the engines. */
export interface Dialect {
	readonly blob: 'blob' | 'bytea';
	readonly integer: 'integer' | 'bigint';
	readonly autoKey: 'integer' | 'bigserial';
}

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	const { blob, integer, autoKey } = dialect;
	const table = (name: string) => db.schema.createTable(name);

	await table('installation')
		.addColumn('id', integer, (c) => c.primaryKey())
		.addColumn('created_at', integer, (c) => c.notNull())
		.addColumn('setup_token_hash', 'text')
		.addColumn('set_up_at', integer)
		.execute();

	await table('organization')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('slug', 'text', (c) => c.notNull().unique())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('short_name', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('place', 'text')
		.addColumn('founded_year', integer)
		.addColumn('description', 'text', (c) => c.notNull())
		.addColumn('parent_id', 'text', (c) => c.references('organization.id'))
		.addColumn('is_host', integer, (c) => c.notNull().defaultTo(0))
		.addColumn('logo', blob)
		.addColumn('logo_type', 'text')
		.addColumn('contacts', 'text', (c) => c.notNull())
		.addColumn('legal_links', 'text', (c) => c.notNull())
		.addColumn('created_at', integer, (c) => c.notNull())
		.execute();

	await table('person')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('name', 'text', (c) => c.notNull())
		.addColumn('email', 'text')
		.addColumn('email_folded', 'text', (c) => c.unique())
		.addColumn('password_hash', 'text')
		.addColumn('locale', 'text', (c) => c.notNull())
		.addColumn('text_size', 'text', (c) => c.notNull())
		.addColumn('administrator', integer, (c) => c.notNull().defaultTo(0))
		.addColumn('demonstration', 'text')
		.addColumn('created_at', integer, (c) => c.notNull())
		.execute();

	await table('session')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('expires_at', integer, (c) => c.notNull())
		.addColumn('created_at', integer, (c) => c.notNull())
		.addColumn('last_seen_at', integer, (c) => c.notNull())
		.addColumn('device', 'text', (c) => c.notNull())
		.execute();
	await db.schema.createIndex('session_by_person').on('session').column('person_id').execute();

	await table('affiliation')
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
		.addColumn('position', 'text', (c) => c.notNull())
		.addColumn('created_at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('affiliation_key', ['person_id', 'organization_id'])
		.execute();

	await table('space')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('slug', 'text', (c) => c.notNull().unique())
		.addColumn('host_id', 'text', (c) => c.notNull().references('organization.id'))
		.addColumn('template', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('place', 'text', (c) => c.notNull())
		.addColumn('purpose', 'text', (c) => c.notNull())
		.addColumn('decides', 'text', (c) => c.notNull())
		.addColumn('decides_not', 'text', (c) => c.notNull())
		.addColumn('who_decides', 'text', (c) => c.notNull())
		.addColumn('answer_due_on', 'text', (c) => c.notNull())
		.addColumn('answered_on', 'text')
		.addColumn('visibility', 'text', (c) => c.notNull())
		.addColumn('state', 'text', (c) => c.notNull())
		.addColumn('residents_write', integer, (c) => c.notNull().defaultTo(0))
		.addColumn('source', 'text')
		.addColumn('created_by', 'text')
		.addColumn('created_at', integer, (c) => c.notNull())
		.execute();

	await table('invitation')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('token_hash', 'text', (c) => c.notNull().unique())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('organization_id', 'text', (c) => c.references('organization.id'))
		.addColumn('space_id', 'text', (c) => c.references('space.id'))
		.addColumn('role', 'text')
		.addColumn('email', 'text')
		.addColumn('note', 'text', (c) => c.notNull())
		.addColumn('created_by', 'text')
		.addColumn('created_at', integer, (c) => c.notNull())
		.addColumn('expires_at', integer, (c) => c.notNull())
		.addColumn('used_at', integer)
		.addColumn('used_by', 'text')
		.addColumn('revoked_at', integer)
		.execute();

	await table('phase')
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('position', integer, (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('starts_on', 'text')
		.addColumn('ends_on', 'text')
		.addColumn('note', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('phase_key', ['space_id', 'position'])
		.execute();

	await table('space_member')
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('organization_id', 'text', (c) => c.references('organization.id'))
		.addColumn('created_at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('space_member_key', ['space_id', 'person_id'])
		.execute();
	await db.schema.createIndex('space_member_by_person').on('space_member').column('person_id').execute();

	await table('space_organization')
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('organization_id', 'text', (c) => c.notNull().references('organization.id'))
		.addColumn('role', 'text', (c) => c.notNull())
		.addColumn('position', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('space_organization_key', ['space_id', 'organization_id'])
		.execute();

	await table('board')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('created_at', integer, (c) => c.notNull())
		.execute();

	await table('draft')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('created_at', integer, (c) => c.notNull())
		.execute();

	await table('room_head')
		.addColumn('room', 'text', (c) => c.primaryKey())
		.addColumn('seq', integer, (c) => c.notNull())
		.addColumn('hash', blob, (c) => c.notNull())
		.addColumn('snapshot_seq', integer, (c) => c.notNull())
		.execute();
	await table('room_update')
		.addColumn('room', 'text', (c) => c.notNull())
		.addColumn('seq', integer, (c) => c.notNull())
		.addColumn('person_id', 'text')
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('previous_hash', blob, (c) => c.notNull())
		.addColumn('hash', blob, (c) => c.notNull())
		.addColumn('bytes', blob, (c) => c.notNull())
		.addPrimaryKeyConstraint('room_update_key', ['room', 'seq'])
		.execute();
	await table('room_snapshot')
		.addColumn('room', 'text', (c) => c.notNull())
		.addColumn('seq', integer, (c) => c.notNull())
		.addColumn('row_hash', blob, (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('hash', blob, (c) => c.notNull())
		.addColumn('bytes', blob, (c) => c.notNull())
		.addPrimaryKeyConstraint('room_snapshot_key', ['room', 'seq'])
		.execute();
	await table('room_client')
		.addColumn('room', 'text', (c) => c.notNull())
		.addColumn('client_id', integer, (c) => c.notNull())
		.addColumn('owner', 'text', (c) => c.notNull())
		.addPrimaryKeyConstraint('room_client_key', ['room', 'client_id'])
		.execute();

	await table('projection')
		.addColumn('room', 'text', (c) => c.primaryKey())
		.addColumn('seq', integer, (c) => c.notNull())
		.addColumn('at', integer, (c) => c.notNull())
		.execute();
	await table('clause')
		.addColumn('draft_id', 'text', (c) => c.notNull().references('draft.id').onDelete('cascade'))
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('number', integer, (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('html', 'text', (c) => c.notNull())
		.addColumn('plain', 'text', (c) => c.notNull())
		.addColumn('hash', 'text', (c) => c.notNull())
		.addColumn('ancestors', 'text', (c) => c.notNull())
		.addColumn('archived', integer, (c) => c.notNull())
		.addColumn('changed_at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('clause_key', ['draft_id', 'id'])
		.execute();
	await table('board_column')
		.addColumn('board_id', 'text', (c) => c.notNull().references('board.id').onDelete('cascade'))
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('position', integer, (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('archived', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('board_column_key', ['board_id', 'id'])
		.execute();
	await table('card_group')
		.addColumn('board_id', 'text', (c) => c.notNull().references('board.id').onDelete('cascade'))
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('column_id', 'text', (c) => c.notNull())
		.addColumn('position', integer, (c) => c.notNull())
		.addColumn('title', 'text', (c) => c.notNull())
		.addColumn('archived', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('card_group_key', ['board_id', 'id'])
		.execute();
	await table('card')
		.addColumn('board_id', 'text', (c) => c.notNull().references('board.id').onDelete('cascade'))
		.addColumn('id', 'text', (c) => c.notNull())
		.addColumn('column_id', 'text', (c) => c.notNull())
		.addColumn('group_id', 'text')
		.addColumn('position', integer, (c) => c.notNull())
		.addColumn('text', 'text', (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('archived', integer, (c) => c.notNull())
		.addColumn('changed_at', integer, (c) => c.notNull())
		.addPrimaryKeyConstraint('card_key', ['board_id', 'id'])
		.execute();

	await table('lineage_link')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('from_kind', 'text', (c) => c.notNull())
		.addColumn('from_id', 'text', (c) => c.notNull())
		.addColumn('to_kind', 'text', (c) => c.notNull())
		.addColumn('to_id', 'text', (c) => c.notNull())
		.addColumn('relation', 'text', (c) => c.notNull())
		.addColumn('person_id', 'text')
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('note', 'text', (c) => c.notNull())
		.addUniqueConstraint('lineage_link_once', ['from_kind', 'from_id', 'to_kind', 'to_id', 'relation'])
		.execute();

	await table('notice')
		.addColumn('seq', autoKey, (c) => c.primaryKey())
		.addColumn('space_id', 'text', (c) => c.notNull().references('space.id').onDelete('cascade'))
		.addColumn('at', integer, (c) => c.notNull())
		.addColumn('kind', 'text', (c) => c.notNull())
		.addColumn('person_id', 'text')
		.addColumn('details', 'text', (c) => c.notNull())
		.execute();
	await sql`create index notice_by_space on notice (space_id, seq)`.execute(db);
}
