import * as v from 'valibot';
import type { AmendmentState } from '#domain/amendment/amendment.ts';
import type { Standing } from '#domain/amendment/decide-amendment.ts';
import type { Actor, PersonId, SpaceId } from '#domain/person/actor.ts';
import { can, type SpaceAction } from '#domain/space/can.ts';
import type { Kit } from '../kit.ts';
import { subjectWithin } from '../space/subject.ts';
import { tellSpace, type ConcernReason } from '../space/tell-space.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { holdAmendment, stancesOf, supportersOf, type AmendmentRow } from './store.ts';

export type PersonActor = Extract<Actor, { kind: 'person' }>;
export type NotHere = { readonly refused: 'not-found' };
/** The tavolo can be read, the act is not for this person (or the tavolo is closed). */
export type NotAllowed = { readonly refused: 'not-allowed' };
export type Malformed = { readonly refused: 'input-malformed' };

export const anId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i));
export const aHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** What every form about an emendamento carries; `key` is made when the form is drawn. */
export const where = { spaceId: anId, amendmentId: anId, key: anId };

/** Absent and forbidden answer alike; whoever may read is told that the act is not theirs. */
export async function mayDo(
	db: UnitOfWork['db'],
	actor: Actor,
	action: SpaceAction,
	spaceId: string,
): Promise<PersonActor | NotHere | NotAllowed> {
	const subject = await subjectWithin(db, spaceId);
	if (subject === null || !can(actor, 'read', subject)) return { refused: 'not-found' };
	if (actor.kind !== 'person' || !can(actor, action, subject)) return { refused: 'not-allowed' };
	return actor;
}

/** Runs a change to one emendamento in one unit of work, with the row as it is there. */
export async function onAmendment<T>(
	kit: Kit,
	actor: Actor,
	action: SpaceAction,
	at: { readonly spaceId: string; readonly amendmentId: string },
	change: (unit: UnitOfWork, amendment: AmendmentRow, by: PersonActor) => Promise<T>,
): Promise<T | NotHere | NotAllowed> {
	return kit.storage.unitOfWork(async (unit) => {
		const by = await mayDo(unit.db, actor, action, at.spaceId);
		if ('refused' in by) return by;
		const amendment = await holdAmendment(unit.db, at.spaceId, at.amendmentId);
		return amendment === null ? { refused: 'not-found' as const } : change(unit, amendment, by);
	});
}

export function standingOf(amendment: Pick<AmendmentRow, 'state' | 'author_id'>): Standing {
	return { state: amendment.state as AmendmentState, authorId: amendment.author_id };
}

/** Every open page hears what can be counted of an emendamento, once the change is stored. */
export async function announce(
	kit: Kit,
	unit: UnitOfWork,
	amendment: Pick<AmendmentRow, 'id' | 'space_id' | 'clause_id'>,
	state: AmendmentState,
): Promise<void> {
	const stances = (await stancesOf(unit.db, [amendment.id])).get(amendment.id)!;
	const at = kit.clock();
	unit.afterCommit(() =>
		kit.bus.publish({
			kind: 'live',
			spaceId: amendment.space_id as SpaceId,
			fact: {
				kind: 'amendment-changed',
				amendmentId: amendment.id,
				clauseId: amendment.clause_id,
				state,
				...stances,
				at,
			},
		}),
	);
}

/** A line of the tavolo's news, and in person to its author and to whoever stands behind it. */
export async function tellOf(
	kit: Kit,
	unit: UnitOfWork,
	amendment: Pick<AmendmentRow, 'id' | 'space_id' | 'clause_id' | 'name' | 'author_id'>,
	news: {
		readonly kind: string;
		readonly by: PersonId | null;
		readonly note?: string;
		readonly toSupporters: boolean;
	},
): Promise<void> {
	const concerns = new Map<string, ConcernReason>();
	if (news.toSupporters) {
		for (const id of await supportersOf(unit.db, amendment.id)) concerns.set(id, 'supported');
	}
	if (amendment.author_id !== null) concerns.set(amendment.author_id, 'own');
	await tellSpace(kit, unit, {
		spaceId: amendment.space_id,
		kind: news.kind,
		by: news.by,
		subject: { kind: 'amendment', id: amendment.id, title: amendment.name },
		clauseId: amendment.clause_id,
		...(news.note ? { note: news.note } : {}),
		concerns: [...concerns].map(([personId, reason]) => ({ personId: personId as PersonId, reason })),
	});
}
