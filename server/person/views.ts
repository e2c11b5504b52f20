import { personColor } from '#domain/person/color.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';

/** Somebody a newcomer may step in as. */
export interface DemonstrationPerson {
	readonly key: string;
	readonly name: string;
	readonly color: number;
	readonly administrator: boolean;
	readonly organization: string | null;
	readonly roles: readonly {
		readonly slug: string;
		readonly space: string;
		readonly place: string;
		readonly role: SpaceRole;
	}[];
}

export async function demonstrationPeople(kit: Kit): Promise<readonly DemonstrationPerson[]> {
	const db = kit.storage.read;
	const people = await db
		.selectFrom('person')
		.selectAll()
		.where('demonstration', 'is not', null)
		.orderBy('created_at')
		.execute();
	const roles = await db
		.selectFrom('space_member')
		.innerJoin('space', 'space.id', 'space_member.space_id')
		.select(['person_id', 'role', 'slug', 'title', 'place'])
		// Not even here does a protected tavolo tell visitors that it exists.
		.where('visibility', '!=', 'protected')
		.orderBy('space.created_at')
		.execute();
	const bodies = await db
		.selectFrom('affiliation')
		.innerJoin('organization', 'organization.id', 'affiliation.organization_id')
		.select(['person_id', 'organization.name'])
		.execute();
	return people.map((person) => ({
		key: person.demonstration!,
		name: person.name,
		color: personColor(person.id),
		administrator: person.administrator === 1,
		organization: bodies.find((body) => body.person_id === person.id)?.name ?? null,
		roles: roles
			.filter((role) => role.person_id === person.id)
			.map((role) => ({
				slug: role.slug,
				space: role.title,
				place: role.place,
				role: role.role as SpaceRole,
			})),
	}));
}

/** Ids of protected tavoli, and of the proposals and incontri in them. */
export async function guardedIds(kit: Kit): Promise<ReadonlySet<string>> {
	const db = kit.storage.read;
	const within = (table: 'proposal' | 'workshop') =>
		db
			.selectFrom(table)
			.innerJoin('space', 'space.id', 'space_id')
			.select(`${table}.id`)
			.where('visibility', '=', 'protected')
			.execute();
	const spaces = db.selectFrom('space').select('id').where('visibility', '=', 'protected').execute();
	const found = await Promise.all([spaces, within('proposal'), within('workshop')]);
	return new Set(found.flat().map(({ id }) => id));
}
