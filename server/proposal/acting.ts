import * as v from 'valibot';
import type { Actor, SpaceId } from '#domain/person/actor.ts';
import { can, type SpaceAction } from '#domain/space/can.ts';
import type { ProposalStanding } from '#domain/proposal/decide.ts';
import type { ProposalState } from '#domain/proposal/life.ts';
import type { Kit } from '../kit.ts';
import { subjectWithin } from '../space/subject.ts';
import type { UnitOfWork } from '../storage/storage.ts';
import { countArguments, proposalIn, publicCounts, type ProposalRow } from './store.ts';

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Absent and forbidden answer alike. */
export type NotHere = { readonly refused: 'not-found' };
export type Malformed = { readonly refused: 'input-malformed' };

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i));
/** What every form about a proposal carries; `key` is made when the form is drawn. */
export const where = { spaceId: id, proposalId: id, key: id };
export const looseText = v.string();
export const anId = id;

/** Whether this person may do this in this tavolo as it stands in `db`; null for no. */
export async function allowed(
	db: UnitOfWork['db'],
	actor: Actor,
	action: SpaceAction,
	spaceId: string,
): Promise<PersonActor | null> {
	if (actor.kind !== 'person') return null;
	const subject = await subjectWithin(db, spaceId);
	return subject && can(actor, 'read', subject) && can(actor, action, subject) ? actor : null;
}

/** Runs a change to one proposal by somebody who may make it, in one unit of work, with the row as it is there. */
export async function onProposal<T>(
	kit: Kit,
	actor: Actor,
	action: SpaceAction,
	at: { readonly spaceId: string; readonly proposalId: string },
	change: (unit: UnitOfWork, proposal: ProposalRow, by: PersonActor) => Promise<T>,
): Promise<T | NotHere> {
	if (actor.kind !== 'person') return { refused: 'not-found' };
	return kit.storage.unitOfWork(async (unit) => {
		const by = await allowed(unit.db, actor, action, at.spaceId);
		const proposal = by && (await proposalIn(unit.db, at.spaceId, at.proposalId));
		return proposal === null ? { refused: 'not-found' } : change(unit, proposal, actor);
	});
}

export async function standingOf(unit: UnitOfWork, proposal: ProposalRow): Promise<ProposalStanding> {
	return {
		state: proposal.state as ProposalState,
		authorId: proposal.author_id,
		support: proposal.support,
		argumentsOfOthers: await countArguments(unit.db, proposal.id, { notOf: proposal.author_id }),
	};
}

/** Tells every open page what can be counted of a proposal, once the change is stored. */
export async function announce(kit: Kit, unit: UnitOfWork, proposalId: string): Promise<void> {
	const counts = await publicCounts(unit.db, proposalId);
	unit.afterCommit(() =>
		kit.bus.publish({
			kind: 'live',
			spaceId: counts.space_id as SpaceId,
			fact: {
				kind: 'proposal-changed',
				proposalId,
				state: counts.state as ProposalState,
				support: counts.support,
				arguments: counts.arguments.map(({ id, side, support }) => ({
					id,
					side: side === 'for' ? 'for' : 'against',
					support,
				})),
				at: kit.clock(),
			},
		}),
	);
}
