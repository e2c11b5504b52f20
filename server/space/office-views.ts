import { sql } from 'kysely';
import type { Actor } from '#domain/person/actor.ts';
import type { OrganizationKind } from '#domain/organization/organization.ts';
import { administers } from '#domain/space/can.ts';
import { dayAt, type Day } from '#domain/space/day.ts';
import { answerOverdue } from '#domain/space/phase.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';
import { mayChange } from './configure.ts';
import { spaceBySlug } from './store.ts';
import { subjectOfRow } from './subject.ts';

export interface MemberView {
	readonly personId: string;
	readonly name: string;
	readonly role: SpaceRole;
	readonly organization: { readonly id: string; readonly name: string; readonly shortName: string } | null;
	readonly since: number;
}

export interface OrganizationChoice {
	readonly id: string;
	readonly name: string;
	readonly kind: OrganizationKind;
	readonly place: string | null;
}

/** Who sits at a tavolo, for those who run it; null for everybody else. */
export async function listMembers(kit: Kit, actor: Actor, slug: string): Promise<MemberView[] | null> {
	const db = kit.storage.read;
	const space = await spaceBySlug(db, slug);
	if (space === null || !mayChange(actor, 'configure', subjectOfRow(space))) return null;
	const rows = await db
		.selectFrom('space_member')
		.innerJoin('person', 'person.id', 'space_member.person_id')
		.leftJoin('organization', 'organization.id', 'space_member.organization_id')
		.select([
			'person.id',
			'person.name',
			'space_member.role',
			'space_member.created_at',
			'organization.id as organization_id',
			'organization.name as organization_name',
			'organization.short_name',
		])
		.where('space_id', '=', space.id)
		.orderBy('space_member.created_at')
		.orderBy('person.name')
		.execute();
	return rows.map((row) => ({
		personId: row.id,
		name: row.name,
		role: row.role as SpaceRole,
		organization:
			row.organization_id === null
				? null
				: { id: row.organization_id, name: row.organization_name!, shortName: row.short_name! },
		since: row.created_at,
	}));
}

/** Every body of the installation, to choose from; for people who run at least one tavolo. */
export async function listOrganizationChoices(kit: Kit, actor: Actor): Promise<OrganizationChoice[]> {
	const leads = actor.kind === 'person' && actor.memberships.some((each) => each.role === 'facilitator');
	if (!leads && !administers(actor)) return [];
	const rows = await kit.storage.read
		.selectFrom('organization')
		.select(['id', 'name', 'kind', 'place'])
		.orderBy('name')
		.execute();
	return rows
		.map((row) => ({ ...row, kind: row.kind as OrganizationKind }))
		.sort((a, b) => a.name.localeCompare(b.name, 'it'));
}

/** Bodies that publish tavoli; null for whoever may not open one. */
export async function listHosts(kit: Kit, actor: Actor): Promise<{ id: string; name: string }[] | null> {
	if (!administers(actor)) return null;
	return kit.storage.read
		.selectFrom('organization')
		.select(['id', 'name'])
		.where('is_host', '=', 1)
		.orderBy('name')
		.execute();
}

export interface OfficeView {
	readonly spaces: readonly {
		readonly slug: string;
		readonly title: string;
		readonly hostName: string;
		readonly visibility: string;
		readonly state: string;
		readonly people: number;
		readonly answerDueOn: Day;
		readonly answerOverdue: boolean;
	}[];
	/** Protected tavoli are counted, never named, for an office that is not in them. */
	readonly protectedElsewhere: number;
	readonly organizations: readonly (OrganizationChoice & {
		readonly slug: string;
		readonly host: boolean;
		readonly spaces: number;
	})[];
	readonly people: readonly {
		readonly id: string;
		readonly name: string;
		readonly email: string | null;
		readonly administrator: boolean;
		readonly spaces: number;
	}[];
}

/** The office's page; null for everybody who does not run the installation. */
export async function readOffice(kit: Kit, actor: Actor): Promise<OfficeView | null> {
	if (!administers(actor)) return null;
	const db = kit.storage.read;
	const today = dayAt(kit.clock());
	const [spaces, seats, organizations, parts, people] = await Promise.all([
		db
			.selectFrom('space')
			.innerJoin('organization', 'organization.id', 'space.host_id')
			.selectAll('space')
			.select('organization.name as host_name')
			.orderBy('organization.name')
			.orderBy('space.title')
			.execute(),
		db.selectFrom('space_member').select(['space_id', 'person_id']).execute(),
		db
			.selectFrom('organization')
			.select(['id', 'slug', 'name', 'kind', 'place', 'is_host'])
			.orderBy('name')
			.execute(),
		db
			.selectFrom('space_organization')
			.innerJoin('space', 'space.id', 'space_organization.space_id')
			.select(['organization_id', sql<number>`count(*)`.as('n')])
			.where('visibility', '!=', 'protected')
			.groupBy('organization_id')
			.execute(),
		db.selectFrom('person').select(['id', 'name', 'email', 'administrator']).orderBy('name').execute(),
	]);
	const readable = spaces.filter((row) => mayChange(actor, 'configure', subjectOfRow(row)));
	const readableIds = new Set(readable.map((row) => row.id));
	return {
		spaces: readable.map((row) => ({
			slug: row.slug,
			title: row.title,
			hostName: row.host_name,
			visibility: row.visibility,
			state: row.state,
			people: seats.filter((seat) => seat.space_id === row.id).length,
			answerDueOn: row.answer_due_on as Day,
			answerOverdue: answerOverdue(row.answer_due_on as Day, row.answered_on as Day | null, today),
		})),
		protectedElsewhere: spaces.length - readable.length,
		organizations: organizations
			.toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
			.map((row) => ({
				id: row.id,
				slug: row.slug,
				name: row.name,
				kind: row.kind as OrganizationKind,
				place: row.place,
				host: row.is_host === 1,
				spaces: Number(parts.find((part) => part.organization_id === row.id)?.n ?? 0),
			})),
		people: people.map((row) => ({
			id: row.id,
			name: row.name,
			email: row.email,
			administrator: row.administrator === 1,
			spaces: seats.filter((seat) => seat.person_id === row.id && readableIds.has(seat.space_id)).length,
		})),
	};
}
