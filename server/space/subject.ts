import type { Actor, SpaceId } from '#domain/person/actor.ts';
import { can, type SpaceSubject } from '#domain/space/can.ts';
import type { Visibility } from '#domain/space/role.ts';
import { parseRoomName } from '#protocol/room-name.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { memberOf, spaceById, spaceBySlug, spaceOfRoom } from './store.ts';

interface SubjectRow {
	readonly id: string;
	readonly visibility: string;
	readonly state: string;
	readonly residents_write: number;
	readonly guests_comment: number;
}

export function subjectOfRow(row: SubjectRow): SpaceSubject {
	return {
		spaceId: row.id as SpaceId,
		visibility: row.visibility as Visibility,
		state: row.state === 'closed' ? 'closed' : 'open',
		residentsWrite: row.residents_write === 1,
		guestsComment: row.guests_comment === 1,
	};
}

/** What `can` needs to know of a tavolo; null when there is none. */
export async function subjectOf(kit: Kit, spaceId: string): Promise<SpaceSubject | null> {
	const row = await spaceById(kit.storage.read, spaceId);
	return row && subjectOfRow(row);
}

/** The tavolo at this address, for an act; null when there is none or the actor may not read it (one answer for both). */
export async function subjectAt(
	db: UnitOfWork['db'],
	actor: Actor,
	slug: string,
): Promise<SpaceSubject | null> {
	const row = await spaceBySlug(db, slug);
	if (row === null) return null;
	const subject = subjectOfRow(row);
	return can(actor, 'read', subject) ? subject : null;
}

export interface RoomOwner {
	readonly subject: SpaceSubject;
}

/** The tavolo that owns a live text, for the socket's access check; null for a room nobody made. */
export async function roomOwner(kit: Pick<Kit, 'storage'>, room: string): Promise<RoomOwner | null> {
	const parsed = parseRoomName(room);
	if (parsed === null) return null;
	const row = await spaceOfRoom(kit.storage.read, parsed.kind, parsed.id);
	return row && { subject: subjectOfRow(row) };
}

/** The same inside a unit of work, as it stands there. */
export async function subjectWithin(
	db: Kit['storage']['read'],
	spaceId: string,
): Promise<SpaceSubject | null> {
	const row = await spaceById(db, spaceId);
	return row && subjectOfRow(row);
}

/** Whether this person leads the tavolo now; for an act that hands something to them. */
export async function isFacilitator(
	db: UnitOfWork['db'],
	spaceId: string,
	personId: string,
): Promise<boolean> {
	return (await memberOf(db, spaceId, personId))?.role === 'facilitator';
}
