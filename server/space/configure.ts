import type { Actor, PersonId, SessionId } from '#domain/person/actor.ts';
import { can, type SpaceAction, type SpaceSubject } from '#domain/space/can.ts';
import type { SpaceRole } from '#domain/space/role.ts';
import type { Kit } from '../kit.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { membersOf, spaceBySlug } from './store.ts';
import { subjectOfRow } from './subject.ts';

export type SpaceRow = NonNullable<Awaited<ReturnType<typeof spaceBySlug>>>;

/** Absent and forbidden answer alike. A protected tavolo is not there for an administrator who is not in it. */
export type NotHere = { readonly refused: 'not-found' };

type PersonActor = Extract<Actor, { kind: 'person' }>;

/**
 * Runs a change to a tavolo by somebody who may make it, in one unit of work. The right is asked again inside, with the
 * row as it is there.
 */
export async function changing<T>(
	kit: Kit,
	actor: Actor,
	slug: string,
	action: SpaceAction,
	change: (unit: UnitOfWork, space: SpaceRow, by: PersonActor) => Promise<T>,
): Promise<T | NotHere> {
	if (actor.kind !== 'person') return { refused: 'not-found' };
	return kit.storage.unitOfWork(async (unit) => {
		const space = await spaceBySlug(unit.db, slug);
		if (space === null || !mayChange(actor, action, subjectOfRow(space))) return { refused: 'not-found' };
		const answer = await change(unit, space, actor);
		// What was refused changed nothing: nobody's page has to be read again.
		if (typeof answer === 'object' && answer !== null && 'refused' in answer) return answer;
		unit.afterCommit(() => kit.bus.publish({ kind: 'space-changed', spaceId: subjectOfRow(space).spaceId }));
		return answer;
	});
}

export function mayChange(actor: Actor, action: SpaceAction, subject: SpaceSubject): boolean {
	return can(actor, 'read', subject) && can(actor, action, subject);
}

const socketActions = ['read', 'write-draft', 'write-board'] as const;

/** After the tavolo itself changed: whoever may do less (or more) than before is told, and their sockets ask again. */
export async function publishShiftedRights(
	kit: Kit,
	unit: UnitOfWork,
	before: SpaceSubject,
	after: SpaceSubject,
): Promise<void> {
	const members = await membersOf(unit.db, before.spaceId);
	for (const member of members) {
		const personId = member.person_id as PersonId;
		const role = member.role as SpaceRole;
		const actor: PersonActor = {
			kind: 'person',
			personId,
			sessionId: '' as SessionId,
			name: '',
			administrator: false,
			memberships: [{ spaceId: before.spaceId, role, organizationId: null }],
		};
		if (socketActions.every((action) => can(actor, action, before) === can(actor, action, after))) continue;
		unit.afterCommit(() => kit.bus.publish({ kind: 'rights-changed', personId, spaceId: before.spaceId }));
	}
}
