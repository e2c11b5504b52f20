import type { Kysely } from 'kysely';
import type { Phase } from '#domain/space/phase.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export async function spaceById(db: Db, spaceId: string) {
	return (await db.selectFrom('space').selectAll().where('id', '=', spaceId).executeTakeFirst()) ?? null;
}

export async function spaceBySlug(db: Db, slug: string) {
	return (await db.selectFrom('space').selectAll().where('slug', '=', slug).executeTakeFirst()) ?? null;
}

/** The tavolo a board or a draft belongs to. */
export async function spaceOfRoom(db: Db, kind: 'board' | 'draft', id: string) {
	const live =
		kind === 'board'
			? db.selectFrom('board').select('space_id').where('id', '=', id)
			: db.selectFrom('draft').select('space_id').where('id', '=', id);
	const row = await live.executeTakeFirst();
	return row ? spaceById(db, row.space_id) : null;
}

export interface NewSpace {
	readonly id: string;
	readonly slug: string;
	readonly hostId: string;
	readonly template: string;
	readonly title: string;
	readonly place: string;
	readonly purpose: string;
	readonly decides: string;
	readonly decidesNot: string;
	readonly whoDecides: string;
	readonly answerDueOn: string;
	readonly visibility: string;
	readonly source: string | null;
	readonly createdBy: string | null;
	readonly boardId: string;
	readonly boardTitle: string;
	readonly draftId: string;
	readonly draftTitle: string;
	readonly phases: readonly Phase[];
	readonly at: number;
}

/** The row of a tavolo with its phases, its one board and its one draft. */
export async function insertSpace(db: Db, space: NewSpace): Promise<void> {
	await db
		.insertInto('space')
		.values({
			id: space.id,
			slug: space.slug,
			host_id: space.hostId,
			template: space.template,
			title: space.title,
			place: space.place,
			purpose: space.purpose,
			decides: space.decides,
			decides_not: space.decidesNot,
			who_decides: space.whoDecides,
			answer_due_on: space.answerDueOn,
			answered_on: null,
			visibility: space.visibility,
			state: 'open',
			residents_write: 0,
			source: space.source,
			created_by: space.createdBy,
			created_at: space.at,
		})
		.execute();
	await insertPhases(db, space.id, space.phases);
	await db
		.insertInto('board')
		.values({ id: space.boardId, space_id: space.id, title: space.boardTitle, created_at: space.at })
		.execute();
	await db
		.insertInto('draft')
		.values({
			id: space.draftId,
			space_id: space.id,
			title: space.draftTitle,
			kind: space.template,
			created_at: space.at,
		})
		.execute();
}

export async function insertPhases(db: Db, spaceId: string, phases: readonly Phase[]): Promise<void> {
	if (phases.length === 0) return;
	await db
		.insertInto('phase')
		.values(
			phases.map((phase, position) => ({
				space_id: spaceId,
				position,
				kind: phase.kind,
				starts_on: phase.startsOn,
				ends_on: phase.endsOn,
				note: phase.note,
			})),
		)
		.execute();
}

export async function insertMember(
	db: Db,
	member: {
		readonly spaceId: string;
		readonly personId: string;
		readonly role: string;
		readonly organizationId: string | null;
		readonly at: number;
	},
): Promise<void> {
	await db
		.insertInto('space_member')
		.values({
			space_id: member.spaceId,
			person_id: member.personId,
			role: member.role,
			organization_id: member.organizationId,
			created_at: member.at,
		})
		.execute();
}

export async function insertOrganizationPart(
	db: Db,
	part: {
		readonly spaceId: string;
		readonly organizationId: string;
		readonly part: string;
		readonly position: number;
	},
): Promise<void> {
	await db
		.insertInto('space_organization')
		.values({
			space_id: part.spaceId,
			organization_id: part.organizationId,
			role: part.part,
			position: part.position,
		})
		.execute();
}
