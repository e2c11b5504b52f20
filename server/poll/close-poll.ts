import type { Actor, PersonId } from '#domain/person/actor.ts';
import { due } from '#domain/poll/poll.ts';
import type { Kit } from '../kit.ts';
import { clauseNow } from '../draft/views.ts';
import { tellSpace } from '../space/tell-space.ts';
import { subjectWithin } from '../space/subject.ts';
import { register, tellTally, withPoll, type Held, type NotHere } from './act.ts';
import { openIfDue } from './open-poll.ts';
import { dueAt, lockForClosing, updatePoll } from './store.ts';
import { takeTally } from './take-tally.ts';
import {
	countedFromVotes,
	participants,
	rewriteParticipation,
	rewriteUrn,
	urnOf,
	type UrnSlip,
} from './vote-store.ts';

/** Closes a poll by hand. From the commit on no vote is taken. */
export async function closePoll(
	kit: Kit,
	actor: Actor,
	pollId: string,
): Promise<{ readonly state: 'counting' | 'closed' } | NotHere | { readonly refused: 'not-open' }> {
	return withPoll(
		kit,
		actor,
		pollId,
		'end-poll',
		async (held, by) => {
			const { state } = held.poll;
			if (state === 'counting' || state === 'closed') return { state };
			if (state !== 'open') return { refused: 'not-open' as const };
			const overdue = due(held.poll, held.now) === 'close';
			return { state: await closeWithin(kit, held, overdue ? null : by.personId) };
		},
		'lock',
	);
}

/** The count is over: the sheets are in, nothing waits for a second person or for a decision. */
export async function finishCount(
	kit: Kit,
	actor: Actor,
	pollId: string,
): Promise<
	| { readonly state: 'closed' }
	| NotHere
	| { readonly refused: 'not-counting' }
	| { readonly refused: 'paper-waits'; readonly unconfirmed: number; readonly unsettled: number }
	| { readonly refused: 'more-slips'; readonly slips: number; readonly handedOut: number }
> {
	return withPoll(
		kit,
		actor,
		pollId,
		'enter-paper',
		async (held, by) => {
			const { unit, poll, now } = held;
			if (poll.state === 'closed') return { state: 'closed' as const };
			if (poll.state !== 'counting') return { refused: 'not-counting' as const };
			const { tally, conflicts, unconfirmed } = await takeTally(unit.db, poll);
			const unsettled = conflicts.filter(({ settled }) => settled === null).length;
			if (unconfirmed > 0 || unsettled > 0)
				return { refused: 'paper-waits' as const, unconfirmed, unsettled };
			if (poll.ballot === 'secret') {
				const handedOut = await participants(unit.db, poll.id, 'paper');
				const slips = tally.paper.all.ballots;
				if (slips > handedOut) return { refused: 'more-slips' as const, slips, handedOut };
			}
			await updatePoll(unit.db, poll.id, { state: 'closed', countedAt: now, tally });
			await register(held, 'poll-counted', by.personId, { ballots: tally.total.all.ballots });
			await tellClosed(kit, held, by.personId);
			return { state: 'closed' as const };
		},
		'lock',
	);
}

/** Opens and closes whatever is due. Gives the next moment something will be; null when nothing is planned. */
export async function settleDue(kit: Kit): Promise<number | null> {
	const { due: ids } = await dueAt(kit.storage.read, kit.clock());
	for (const id of ids) {
		try {
			await settle(kit, id);
		} catch (error) {
			// One that cannot be counted holds up nobody else's.
			kit.log.error({ error, poll: id }, 'a poll could not be opened or closed');
		}
	}
	return (await dueAt(kit.storage.read, kit.clock())).next;
}

async function settle(kit: Kit, id: string): Promise<void> {
	await kit.storage.unitOfWork(async (unit) => {
		const locked = await lockForClosing(unit, id);
		const subject = locked && (await subjectWithin(unit.db, locked.spaceId));
		if (!locked || !subject) return;
		const now = kit.clock();
		const poll = await openIfDue(kit, { unit, poll: locked, subject, now });
		if (due(poll, now) === 'close') await closeWithin(kit, { unit, poll, subject, now }, null);
	});
}

/** The row is locked: counts what is there, writes the tally and ends the poll, all in this unit of work. */
async function closeWithin(kit: Kit, held: Held, by: PersonId | null): Promise<'counting' | 'closed'> {
	const { unit, poll, now } = held;
	const closedAt = poll.closesAt !== null && poll.closesAt <= now ? poll.closesAt : now;
	const online = await lastCount(kit, held);
	if (poll.ballot === 'secret') {
		await rewriteUrn(unit.db, poll.id);
		await rewriteParticipation(unit.db, poll.id);
	}
	const { tally } = await takeTally(unit.db, poll, online);
	const state = poll.paper ? 'counting' : 'closed';
	await updatePoll(unit.db, poll.id, {
		...{ state, closedAt, tally },
		...(poll.subject.kind === 'clause' ? { closingWording: await wordsOf(unit, poll.subject) } : {}),
		...(state === 'closed' ? { countedAt: now } : {}),
	});
	await register(held, 'poll-closed', by, { ballots: tally.online.all.ballots });
	if (state === 'closed') await tellClosed(kit, held, by);
	else tellTally(kit, unit, poll);
	return state;
}

/** Empty for a clause that is no longer in the text. */
async function wordsOf(
	unit: Held['unit'],
	{ draftId, clauseId }: { readonly draftId: string; readonly clauseId: string },
): Promise<string> {
	return (await clauseNow(unit.db, draftId, clauseId))?.hash ?? '';
}

/** Counts the votes one by one and compares with the urn that was kept beside them. */
async function lastCount(kit: Kit, { unit, poll }: Held): Promise<UrnSlip[]> {
	const urn = await urnOf(unit.db, poll.id);
	if (poll.ballot === 'secret') {
		const inUrn = urn.reduce((sum, { votes }) => sum + votes, 0);
		const people = await participants(unit.db, poll.id, 'online');
		if (inUrn !== people) kit.log.error({ poll: poll.id, inUrn, people }, 'an urn holds another number');
		return urn;
	}
	const votes = await countedFromVotes(unit.db, poll.id);
	const said = (slips: readonly UrnSlip[]): string =>
		slips
			.map(({ wording, choice, votes: n }) => `${wording} ${choice} ${n}`)
			.sort()
			.join();
	if (said(votes) !== said(urn)) kit.log.error({ poll: poll.id }, 'an urn differs from its votes');
	return votes;
}

async function tellClosed(kit: Kit, { unit, poll }: Held, by: PersonId | null): Promise<void> {
	await tellSpace(kit, unit, {
		spaceId: poll.spaceId,
		kind: 'poll-closed',
		by,
		subject: { kind: 'poll', id: poll.id, title: poll.title },
		...(poll.subject.kind === 'clause' ? { clauseId: poll.subject.clauseId } : {}),
	});
	tellTally(kit, unit, poll);
}
