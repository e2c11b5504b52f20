import type { Actor } from '#domain/person/actor.ts';
import type { OrganizationKind } from '#domain/organization/organization.ts';
import { administers } from '#domain/space/can.ts';
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
