import { nameAlike } from '#domain/person/name-alike.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import type { BodySeed, PersonSeed } from './territory/shape.ts';

type Db = UnitOfWork['db'];

export async function anySpace(db: Db): Promise<boolean> {
	return (await db.selectFrom('space').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function insertBodies(
	db: Db,
	bodies: readonly (BodySeed & { readonly id: string; readonly at: number })[],
): Promise<void> {
	await db
		.insertInto('organization')
		.values(
			bodies.map((body) => ({
				id: body.id,
				slug: body.slug,
				name: body.name,
				short_name: body.shortName,
				kind: body.kind,
				place: body.place,
				founded_year: body.founded ?? null,
				description: body.description,
				parent_id: null,
				is_host: body.host ? 1 : 0,
				logo: null,
				logo_type: null,
				contacts: JSON.stringify(body.contacts ?? {}),
				legal_links: '{}',
				created_at: body.at,
			})),
		)
		.execute();
}

export async function insertPeople(
	db: Db,
	people: readonly (PersonSeed & { readonly id: string; readonly bodyId: string | null })[],
	at: number,
): Promise<void> {
	await db
		.insertInto('person')
		.values(
			people.map((person) => ({
				id: person.id,
				name: person.name,
				name_alike: nameAlike(person.name),
				email: null,
				email_folded: null,
				password_hash: null,
				locale: 'it',
				text_size: 'normal',
				administrator: person.administrator ? 1 : 0,
				demonstration: person.demonstration ? person.key : null,
				created_at: at,
			})),
		)
		.execute();
	const speaking = people.flatMap((person) =>
		person.bodyId === null
			? []
			: [
					{
						person_id: person.id,
						organization_id: person.bodyId,
						position: person.position ?? '',
						created_at: at,
					},
				],
	);
	if (speaking.length > 0) await db.insertInto('affiliation').values(speaking).execute();
}

export async function insertLinks(
	db: Db,
	links: readonly {
		readonly id: string;
		readonly spaceId: string;
		readonly cardId: string;
		readonly clauseId: string;
		readonly personId: string | null;
		readonly at: number;
	}[],
): Promise<void> {
	if (links.length === 0) return;
	await db
		.insertInto('lineage_link')
		.values(
			links.map((link) => ({
				id: link.id,
				space_id: link.spaceId,
				from_kind: 'card',
				from_id: link.cardId,
				to_kind: 'clause',
				to_id: link.clauseId,
				relation: 'became',
				person_id: link.personId,
				at: link.at,
				note: '',
			})),
		)
		.execute();
}
