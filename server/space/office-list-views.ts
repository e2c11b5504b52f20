import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { OrganizationKind } from '#domain/organization/organization.ts';
import type { Actor } from '#domain/person/actor.ts';
import { administers } from '#domain/space/can.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import { answerOverdue } from '#domain/space/phase.ts';
import type { Kit } from '../kit.ts';
import { mayChange } from './configure.ts';
import { beyond, folded, holding, nextOf, rowsOfPage, startOf } from './office-paging-store.ts';
import { subjectOfRow } from './subject.ts';

/** What of a list is asked for: words of it, and the row after which the page begins. */
export interface OfficeAsked {
	readonly words: string;
	readonly after: string | null;
}

export interface OfficePage<Row> {
	readonly rows: readonly Row[];
	/** How many there are with these words, on all pages. */
	readonly found: number;
	/** For the address of the next page; null on the last. */
	readonly next: string | null;
}

/** How much there is of everything, for the office; null for everybody else. */
export async function countOffice(kit: Kit, actor: Actor) {
	if (!administers(actor)) return null;
	const db = kit.storage.read;
	const [spaces, bodies, people] = await Promise.all(
		(['space', 'organization', 'person'] as const).map(async (table) => {
			const row = await db
				.selectFrom(table)
				.select(sql<number>`count(*)`.as('n'))
				.executeTakeFirstOrThrow();
			return Number(row.n);
		}),
	);
	const closed = await db
		.selectFrom('space')
		.select(['id', 'visibility', 'state', 'residents_write', 'guests_comment'])
		.where('visibility', '=', 'protected')
		.execute();
	const elsewhere = closed.filter((row) => !mayChange(actor, 'configure', subjectOfRow(row))).length;
	return { spaces: spaces! - elsewhere, protectedElsewhere: elsewhere, bodies: bodies!, people: people! };
}

export interface OfficeSpace {
	readonly slug: string;
	readonly title: string;
	readonly hostName: string;
	readonly visibility: string;
	readonly state: string;
	readonly people: number;
	readonly answerDueOn: Day;
	readonly answerOverdue: boolean;
}

/** Protected tavoli are never named for an office that is not in them. */
export async function listOfficeSpaces(
	kit: Kit,
	actor: Actor,
	asked: OfficeAsked,
): Promise<OfficePage<OfficeSpace> | null> {
	if (!administers(actor)) return null;
	const db = kit.storage.read;
	const key = folded('space.title');
	const base = db
		.selectFrom('space')
		.innerJoin('organization', 'organization.id', 'space.host_id')
		.where(notElsewhere(actor))
		.where(holding(['space.title', 'organization.name', 'space.place'], asked.words));
	const [found, rows] = await Promise.all([
		base.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow(),
		base
			.selectAll('space')
			.select('organization.name as host_name')
			.where(beyond(key, 'space.id', await startOf(db, 'space', 'title', asked.after)))
			.orderBy(key)
			.orderBy('space.id')
			.limit(rowsOfPage + 1)
			.execute(),
	]);
	const shown = rows.slice(0, rowsOfPage).filter((row) => mayChange(actor, 'configure', subjectOfRow(row)));
	const seats = await db
		.selectFrom('space_member')
		.select(['space_id', sql<number>`count(*)`.as('n')])
		.where('space_id', 'in', [...shown.map(({ id }) => id), ''])
		.groupBy('space_id')
		.execute();
	const today = dayAt(kit.clock());
	return {
		found: Number(found.n),
		next: nextOf(rows),
		rows: shown.map((row) => ({
			slug: row.slug,
			title: row.title,
			hostName: row.host_name,
			visibility: row.visibility,
			state: row.state,
			people: Number(seats.find((seat) => seat.space_id === row.id)?.n ?? 0),
			answerDueOn: row.answer_due_on as Day,
			answerOverdue: answerOverdue(row.answer_due_on as Day, row.answered_on as Day | null, today),
		})),
	};
}

export interface OfficeBody {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly kind: OrganizationKind;
	readonly place: string | null;
	readonly host: boolean;
	readonly spaces: number;
}

export async function listOfficeBodies(
	kit: Kit,
	actor: Actor,
	asked: OfficeAsked,
): Promise<OfficePage<OfficeBody> | null> {
	if (!administers(actor)) return null;
	const db = kit.storage.read;
	const key = folded('organization.name');
	const base = db
		.selectFrom('organization')
		.where(holding(['organization.name', 'organization.place'], asked.words));
	const [found, rows] = await Promise.all([
		base.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow(),
		base
			.select(['id', 'slug', 'name', 'kind', 'place', 'is_host'])
			.where(beyond(key, 'organization.id', await startOf(db, 'organization', 'name', asked.after)))
			.orderBy(key)
			.orderBy('organization.id')
			.limit(rowsOfPage + 1)
			.execute(),
	]);
	const shown = rows.slice(0, rowsOfPage);
	const parts = await db
		.selectFrom('space_organization')
		.innerJoin('space', 'space.id', 'space_organization.space_id')
		.select(['organization_id', sql<number>`count(*)`.as('n')])
		.where('visibility', '!=', 'protected')
		.where('organization_id', 'in', [...shown.map(({ id }) => id), ''])
		.groupBy('organization_id')
		.execute();
	return {
		found: Number(found.n),
		next: nextOf(rows),
		rows: shown.map(({ is_host, ...row }) => ({
			...row,
			kind: row.kind as OrganizationKind,
			host: is_host === 1,
			spaces: Number(parts.find((part) => part.organization_id === row.id)?.n ?? 0),
		})),
	};
}

export interface OfficePerson {
	readonly id: string;
	readonly name: string;
	readonly email: string | null;
	readonly administrator: boolean;
	readonly spaces: number;
}

export async function listOfficePeople(
	kit: Kit,
	actor: Actor,
	asked: OfficeAsked,
): Promise<OfficePage<OfficePerson> | null> {
	if (!administers(actor)) return null;
	const db = kit.storage.read;
	const key = folded('person.name');
	const base = db.selectFrom('person').where(holding(['person.name', 'person.email'], asked.words));
	const [found, rows] = await Promise.all([
		base.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow(),
		base
			.select(['id', 'name', 'email', 'administrator'])
			.where(beyond(key, 'person.id', await startOf(db, 'person', 'name', asked.after)))
			.orderBy(key)
			.orderBy('person.id')
			.limit(rowsOfPage + 1)
			.execute(),
	]);
	const shown = rows.slice(0, rowsOfPage);
	const seats = await db
		.selectFrom('space_member')
		.innerJoin('space', 'space.id', 'space_member.space_id')
		.select(['person_id', sql<number>`count(*)`.as('n')])
		.where(notElsewhere(actor))
		.where('person_id', 'in', [...shown.map(({ id }) => id), ''])
		.groupBy('person_id')
		.execute();
	return {
		found: Number(found.n),
		next: nextOf(rows),
		rows: shown.map((row) => ({
			...row,
			administrator: row.administrator === 1,
			spaces: Number(seats.find((seat) => seat.person_id === row.id)?.n ?? 0),
		})),
	};
}

/** Whoever is not in a protected tavolo does not learn of it. */
function notElsewhere(actor: Actor): RawBuilder<SqlBool> {
	const mine = actor.kind === 'person' ? actor.memberships.map(({ spaceId }) => spaceId as string) : [];
	return sql<SqlBool>`(space.visibility <> 'protected' or space.id in (${sql.join([...mine, ''])}))`;
}
