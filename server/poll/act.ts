import type { Actor, SpaceId } from '#domain/person/actor.ts';
import { membershipIn } from '#domain/person/actor.ts';
import { can, type SpaceAction, type SpaceSubject } from '#domain/space/can.ts';
import { record } from '../audit/audit.ts';
import type { Kit } from '../kit.ts';
import { subjectWithin } from '../space/subject.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { holdPoll, lockForClosing, type StoredPoll } from './store.ts';

export type NotHere = { readonly refused: 'not-found' };
export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** A poll held in a unit of work, its tavolo, and the one moment this unit goes by: read inside the writer, once. */
export interface Held {
	readonly unit: UnitOfWork;
	readonly poll: StoredPoll;
	readonly subject: SpaceSubject;
	readonly now: number;
}

/**
 * Runs `work` on a poll somebody may read, in one unit of work with the poll's row held. Absent and forbidden answer
 * alike. `action` null: reading is enough, the work decides the rest.
 */
export async function withPoll<T>(
	kit: Kit,
	actor: Actor,
	pollId: string,
	action: SpaceAction | null,
	work: (held: Held, by: PersonActor) => Promise<T>,
	hold: 'hold' | 'lock' = 'hold',
): Promise<T | NotHere> {
	if (actor.kind !== 'person') return { refused: 'not-found' };
	return kit.storage.unitOfWork(async (unit) => {
		const poll =
			hold === 'lock' ? await lockForClosing(unit, pollId) : await holdPoll(unit, kit.storage.engine, pollId);
		const subject = poll && (await subjectWithin(unit.db, poll.spaceId));
		if (!poll || !subject || !can(actor, 'read', subject)) return { refused: 'not-found' as const };
		if (action !== null && !can(actor, action, subject)) return { refused: 'not-found' as const };
		return work({ unit, poll, subject, now: kit.clock() }, actor);
	});
}

/** The voice this person has in this poll; null for somebody who speaks for no body where bodies vote. */
export function voterOf(
	actor: PersonActor,
	poll: { readonly voters: StoredPoll['voters']; readonly spaceId: string },
): string | null {
	if (poll.voters !== 'organizations') return `p:${actor.personId}`;
	const body = membershipIn(actor, poll.spaceId as SpaceId)?.organizationId ?? null;
	return body === null ? null : `o:${body}`;
}

/** After the commit everybody's picture of this poll is made anew. */
export function tellTally(kit: Kit, unit: UnitOfWork, poll: Pick<StoredPoll, 'id' | 'spaceId'>): void {
	unit.afterCommit(() =>
		kit.bus.publish({ kind: 'poll-changed', pollId: poll.id, spaceId: poll.spaceId as SpaceId }),
	);
}

/** A row of the public register. Never a choice, a name or a reason. */
export async function register(
	{ unit, poll, now }: Pick<Held, 'unit' | 'poll' | 'now'>,
	kind: string,
	by: string | null,
	details: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
	await record(unit, {
		spaceId: poll.spaceId,
		kind,
		by,
		subject: { kind: 'poll', id: poll.id },
		details,
		at: now,
	});
}
