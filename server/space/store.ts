import type { Kysely, Updateable } from 'kysely';
import type { Phase } from '#domain/space/phase.ts';
import { askedOften } from '../storage/asked-often.ts';
import type { Schema } from '../storage/schema.ts';

type Db = Kysely<Schema>;

export async function spaceById(db: Db, spaceId: string) {
	return (await db.selectFrom('space').selectAll().where('id', '=', spaceId).executeTakeFirst()) ?? null;
}

export async function spaceBySlug(db: Db, slug: string) {
	return (await db.selectFrom('space').selectAll().where('slug', '=', slug).executeTakeFirst()) ?? null;
}

const rightsOf = (db: Db) =>
	db
		.selectFrom('space')
		.select(['space.id', 'space.visibility', 'space.state', 'space.residents_write', 'space.guests_comment']);
const owners = {
	board: askedOften((db, id) =>
		rightsOf(db).innerJoin('board', 'board.space_id', 'space.id').where('board.id', '=', id),
	),
	draft: askedOften((db, id) =>
		rightsOf(db).innerJoin('draft', 'draft.space_id', 'space.id').where('draft.id', '=', id),
	),
};

/** What rights hang on, of the tavolo a board or a draft belongs to. */
export async function spaceOfRoom(db: Db, kind: 'board' | 'draft', id: string) {
	return (await owners[kind](db, id))[0] ?? null;
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

export async function hostIds(db: Db): Promise<string[]> {
	const rows = await db.selectFrom('organization').select('id').where('is_host', '=', 1).execute();
	return rows.map((row) => row.id);
}

export async function takenSlugs(db: Db): Promise<ReadonlySet<string>> {
	const rows = await db.selectFrom('space').select('slug').execute();
	return new Set(rows.map((row) => row.slug));
}

/** A line of the tavolo's news; gives its number. */
export async function insertNotice(
	db: Db,
	notice: {
		readonly spaceId: string;
		readonly at: number;
		readonly kind: string;
		readonly personId: string | null;
		readonly details?: Readonly<Record<string, string>>;
	},
): Promise<number> {
	const row = await db
		.insertInto('notice')
		.values({
			space_id: notice.spaceId,
			at: notice.at,
			kind: notice.kind,
			person_id: notice.personId,
			details: JSON.stringify(notice.details ?? {}),
		})
		.returning('seq')
		.executeTakeFirstOrThrow();
	return Number(row.seq);
}

/** Notices of a tavolo whose details name this id. */
export function noticesAbout(
	db: Db,
	spaceId: string,
	id: string,
): Promise<{ readonly seq: number; readonly details: string }[]> {
	return db
		.selectFrom('notice')
		.select(['seq', 'details'])
		.where('space_id', '=', spaceId)
		.where('details', 'like', `%${JSON.stringify(id)}%`)
		.execute();
}

export async function updateNoticeDetails(
	db: Db,
	seq: number,
	details: Readonly<Record<string, string>>,
): Promise<void> {
	await db
		.updateTable('notice')
		.set({ details: JSON.stringify(details) })
		.where('seq', '=', seq)
		.execute();
}

/** SQLite takes 32,766 values in one statement, and thousands may stand behind one proposal. */
const concernsInOneStatement = 5_000;

export async function insertConcerns(
	db: Db,
	noticeSeq: number,
	concerns: readonly { readonly personId: string; readonly reason: string }[],
): Promise<void> {
	for (let at = 0; at < concerns.length; at += concernsInOneStatement) {
		const asked = concerns.slice(at, at + concernsInOneStatement);
		// A support may be that of somebody who has left: it counts, and nobody is told.
		const ids = asked.map(({ personId }) => personId);
		const here = await db.selectFrom('person').select('id').where('id', 'in', ids).execute();
		const people = new Set(here.map(({ id }) => id));
		const some = asked.filter(({ personId }) => people.has(personId));
		if (some.length === 0) continue;
		await db
			.insertInto('notice_concern')
			.values(some.map(({ personId, reason }) => ({ notice_seq: noticeSeq, person_id: personId, reason })))
			.onConflict((conflict) => conflict.columns(['person_id', 'notice_seq']).doNothing())
			.execute();
	}
}

export async function membersOf(db: Db, spaceId: string) {
	return db
		.selectFrom('space_member')
		.selectAll()
		.where('space_id', '=', spaceId)
		.orderBy('created_at')
		.execute();
}

export async function updateRole(db: Db, spaceId: string, personId: string, role: string): Promise<void> {
	await db
		.updateTable('space_member')
		.set({ role })
		.where('space_id', '=', spaceId)
		.where('person_id', '=', personId)
		.execute();
}

export async function deleteMember(db: Db, spaceId: string, personId: string): Promise<void> {
	await db
		.deleteFrom('space_member')
		.where('space_id', '=', spaceId)
		.where('person_id', '=', personId)
		.execute();
}

export async function replacePhases(db: Db, spaceId: string, phases: readonly Phase[]): Promise<void> {
	await db.deleteFrom('phase').where('space_id', '=', spaceId).execute();
	await insertPhases(db, spaceId, phases);
}

export async function updateSpace(
	db: Db,
	spaceId: string,
	change: Updateable<Schema['space']>,
): Promise<void> {
	await db.updateTable('space').set(change).where('id', '=', spaceId).execute();
}

export async function partsOf(db: Db, spaceId: string) {
	return db
		.selectFrom('space_organization')
		.selectAll()
		.where('space_id', '=', spaceId)
		.orderBy('position')
		.execute();
}

export async function organizationExists(db: Db, organizationId: string): Promise<boolean> {
	const row = await db
		.selectFrom('organization')
		.select('id')
		.where('id', '=', organizationId)
		.executeTakeFirst();
	return row !== undefined;
}

export async function updatePart(
	db: Db,
	spaceId: string,
	organizationId: string,
	part: string,
): Promise<void> {
	await db
		.updateTable('space_organization')
		.set({ role: part })
		.where('space_id', '=', spaceId)
		.where('organization_id', '=', organizationId)
		.execute();
}

export async function deletePart(db: Db, spaceId: string, organizationId: string): Promise<void> {
	await db
		.deleteFrom('space_organization')
		.where('space_id', '=', spaceId)
		.where('organization_id', '=', organizationId)
		.execute();
}

export async function memberOf(db: Db, spaceId: string, personId: string) {
	return db
		.selectFrom('space_member')
		.selectAll()
		.where('space_id', '=', spaceId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
}

export async function updateMember(
	db: Db,
	spaceId: string,
	personId: string,
	change: { readonly role: string; readonly organization_id: string | null },
): Promise<void> {
	await db
		.updateTable('space_member')
		.set(change)
		.where('space_id', '=', spaceId)
		.where('person_id', '=', personId)
		.execute();
}
