import type { Kysely } from 'kysely';
import { nameAlike } from '#domain/person/name-alike.ts';

interface People {
	person: { id: string; name: string; name_alike: string };
}

/** People are found by their name as it is read, in a town as in a room. */
export async function up(any: Kysely<unknown>): Promise<void> {
	await any.schema
		.alterTable('person')
		.addColumn('name_alike', 'text', (c) => c.notNull().defaultTo(''))
		.execute();
	await any.schema.createIndex('person_by_name').on('person').column('name_alike').execute();
	const db = any as Kysely<People>;
	for (const { id, name } of await db.selectFrom('person').select(['id', 'name']).execute())
		await db
			.updateTable('person')
			.set({ name_alike: nameAlike(name) })
			.where('id', '=', id)
			.execute();
}
