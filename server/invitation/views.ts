import type { Actor, PersonId } from '#domain/person/actor.ts';
import { invitationState, type InvitationId, type InvitationState } from '#domain/invitation/invitation.ts';
import type { SpaceRole, Visibility } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';
import { hashToken } from '../person/token.ts';
import { mayInvite } from './may-invite.ts';
import { invitationByHash, type InvitationRow } from './store.ts';

type Db = Kit['storage']['read'];

/** What the invited person reads before deciding. */
export interface OpenInvitation {
	readonly state: 'open';
	readonly inviter: string | null;
	readonly note: string;
	readonly email: string | null;
	readonly expiresAt: number;
	readonly organization: { readonly name: string; readonly slug: string } | null;
	readonly into:
		| { readonly kind: 'organization'; readonly position: string }
		| {
				readonly kind: 'space';
				readonly role: SpaceRole;
				readonly slug: string;
				readonly title: string;
				readonly place: string;
				/** Empty for a protected tavolo: its purpose is told inside. */
				readonly purpose: string;
				readonly visibility: Visibility;
				readonly host: string;
		  };
}

export type InvitationView =
	OpenInvitation | { readonly state: Exclude<InvitationState, 'open'> | 'unknown' };

export function stateOfRow(row: InvitationRow, now: number): InvitationState {
	return invitationState({ expiresAt: row.expires_at, usedAt: row.used_at, revokedAt: row.revoked_at }, now);
}

export async function readInvitation(kit: Kit, token: string): Promise<InvitationView> {
	const db = kit.storage.read;
	const row = await invitationByHash(db, hashToken(token));
	if (!row) return { state: 'unknown' };
	const state = stateOfRow(row, kit.clock());
	if (state !== 'open') return { state };
	const space = row.space_id === null ? null : await spaceOf(db, row.space_id);
	const hideWho = space?.visibility === 'protected';
	return {
		state,
		inviter: hideWho ? null : await nameOf(db, row.created_by),
		note: row.note,
		email: row.email,
		expiresAt: row.expires_at,
		organization: row.organization_id === null ? null : await bodyOf(db, row.organization_id),
		into: space
			? {
					kind: 'space',
					role: row.role as SpaceRole,
					slug: space.slug,
					title: space.title,
					place: space.place,
					purpose: hideWho ? '' : space.purpose,
					visibility: space.visibility as Visibility,
					host: space.host,
				}
			: { kind: 'organization', position: row.role ?? '' },
	};
}

/** A line of the list that whoever invites sees; the link itself is known to nobody any more. */
export interface InvitationLine {
	readonly id: InvitationId;
	readonly state: InvitationState;
	readonly role: string;
	readonly organization: string | null;
	readonly email: string | null;
	readonly createdAt: number;
	readonly expiresAt: number;
	readonly createdBy: string | null;
	readonly usedBy: { readonly id: PersonId; readonly name: string } | null;
	readonly usedAt: number | null;
}

/** The invitations into a tavolo, or into a body; null for whoever may not invite there. */
export async function listInvitations(
	kit: Kit,
	actor: Actor,
	into: { readonly spaceId: string } | { readonly organizationId: string },
): Promise<readonly InvitationLine[] | null> {
	const spaceId = 'spaceId' in into ? into.spaceId : null;
	if (!(await mayInvite(kit, actor, { spaceId }))) return null;
	const db = kit.storage.read;
	const all = db.selectFrom('invitation').selectAll().orderBy('created_at', 'desc').limit(500);
	const rows = await (
		'spaceId' in into
			? all.where('space_id', '=', into.spaceId)
			: all.where('organization_id', '=', into.organizationId).where('kind', '=', 'organization')
	).execute();
	const names = await namesOf(
		db,
		rows.flatMap((row) => [row.created_by, row.used_by]),
	);
	const bodies = await bodiesOf(
		db,
		rows.map((row) => row.organization_id),
	);
	return rows.map((row) => {
		const usedBy = row.used_by === null ? undefined : names.get(row.used_by);
		return {
			id: row.id as InvitationId,
			state: stateOfRow(row, kit.clock()),
			role: row.role ?? '',
			organization: bodies.get(row.organization_id ?? '') ?? null,
			email: row.email,
			createdAt: row.created_at,
			expiresAt: row.expires_at,
			createdBy: names.get(row.created_by ?? '') ?? null,
			usedBy: usedBy === undefined ? null : { id: row.used_by as PersonId, name: usedBy },
			usedAt: row.used_at,
		};
	});
}

/** Ids once each; an impossible one when there is none, for PostgreSQL knows no empty list. */
function distinct(ids: readonly (string | null)[]): string[] {
	const some = [...new Set(ids.filter((id) => id !== null))];
	return some.length > 0 ? some : [''];
}

async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
	const rows = await db
		.selectFrom('person')
		.select(['id', 'name'])
		.where('id', 'in', distinct(ids))
		.execute();
	return new Map(rows.map((row) => [row.id, row.name]));
}

async function bodiesOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
	const wanted = db.selectFrom('organization').select(['id', 'name']).where('id', 'in', distinct(ids));
	return new Map((await wanted.execute()).map((row) => [row.id, row.name]));
}

async function nameOf(db: Db, personId: string | null): Promise<string | null> {
	if (personId === null) return null;
	const row = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
	return row?.name ?? null;
}

const bodyOf = async (db: Db, id: string) =>
	(await db.selectFrom('organization').select(['name', 'slug']).where('id', '=', id).executeTakeFirst()) ??
	null;

const spaceOf = (db: Db, id: string) =>
	db
		.selectFrom('space')
		.innerJoin('organization', 'organization.id', 'space.host_id')
		.select([
			'space.id',
			'space.slug',
			'space.title',
			'space.place',
			'space.purpose',
			'space.visibility',
			'organization.name as host',
		])
		.where('space.id', '=', id)
		.executeTakeFirstOrThrow();
