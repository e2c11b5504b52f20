import type { Actor, PersonId } from '#domain/person/actor.ts';
import { due } from '#domain/poll/poll.ts';
import { keepWording } from '../draft/keep-wording.ts';
import type { Kit } from '../kit.ts';
import { tellSpace } from '../space/tell-space.ts';
import { register, tellTally, withPoll, type Held, type NotHere } from './act.ts';
import { updatePoll, type StoredPoll } from './store.ts';
import { freezeVoters, namedVoters } from './voter-store.ts';

/** Nobody is told one by one of a poll that a whole town may vote in. */
const toldInPerson = 500;

/** Opens a poll by hand. The list of those who may vote is frozen now. */
export async function openPoll(
	kit: Kit,
	actor: Actor,
	pollId: string,
): Promise<
	{ readonly open: true } | NotHere | { readonly refused: 'not-waiting' | 'clause-gone' | 'closed' }
> {
	return withPoll(
		kit,
		actor,
		pollId,
		'facilitate',
		async (held, by) => {
			if (held.poll.state === 'open') return { open: true as const };
			if (held.poll.state !== 'waiting') return { refused: 'not-waiting' as const };
			if (held.poll.closesAt !== null && held.now >= held.poll.closesAt)
				return { refused: 'closed' as const };
			const opened = await openWithin(kit, held, by.personId);
			return opened === null ? { refused: 'clause-gone' as const } : { open: true as const };
		},
		'lock',
	);
}

/** Takes back a poll that was never opened. */
export async function withdrawPoll(
	kit: Kit,
	actor: Actor,
	pollId: string,
): Promise<{ readonly withdrawn: true } | NotHere | { readonly refused: 'not-waiting' }> {
	return withPoll(
		kit,
		actor,
		pollId,
		'end-poll',
		async (held, by) => {
			if (held.poll.state === 'withdrawn') return { withdrawn: true as const };
			if (held.poll.state !== 'waiting') return { refused: 'not-waiting' as const };
			await withdrawWithin(kit, held, by.personId);
			return { withdrawn: true as const };
		},
		'lock',
	);
}

/** Opens what is due inside a unit of work that is already there, so that the first voter need not wait for anybody. */
export async function openIfDue(kit: Kit, held: Held): Promise<StoredPoll> {
	// A tavolo that has closed asks nothing new; what it had planned waits until it opens again.
	if (due(held.poll, held.now) !== 'open' || held.subject.state === 'closed') return held.poll;
	const opened = await openWithin(kit, held, null);
	return opened ?? withdrawWithin(kit, held, null);
}

/** Null, and nothing written, when the clause it is about is no longer in the text. */
async function openWithin(kit: Kit, held: Held, by: PersonId | null): Promise<StoredPoll | null> {
	const { unit, poll, now } = held;
	const openedAt = poll.opensAt !== null && poll.opensAt <= now ? poll.opensAt : now;
	let wording: string | null = null;
	if (poll.subject.kind === 'clause') {
		const kept = await keepWording(unit, poll.subject.draftId, poll.subject.clauseId, now);
		if (kept === null) return null;
		wording = kept.hash;
	}
	const entitled = await freezeVoters(unit.db, poll);
	await updatePoll(unit.db, poll.id, {
		...{ state: 'open', openedAt, entitled },
		...(wording === null ? {} : { wording }),
	});
	await register(held, 'poll-opened', by, { voters: poll.voters, entitled });
	await tellSpace(kit, unit, {
		spaceId: poll.spaceId,
		kind: 'poll-opened',
		by,
		subject: { kind: 'poll', id: poll.id, title: poll.title },
		...(poll.subject.kind === 'clause' ? { clauseId: poll.subject.clauseId } : {}),
		concerns: await voters(unit.db, poll, entitled),
	});
	tellTally(kit, unit, poll);
	return { ...poll, state: 'open', openedAt, entitled, wording };
}

async function voters(db: Held['unit']['db'], poll: StoredPoll, entitled: number) {
	if (entitled > toldInPerson || poll.voters === 'residents') return [];
	const list = await namedVoters(db, poll.id, toldInPerson);
	return list.flatMap(({ voter }) =>
		voter.startsWith('p:') ? [{ personId: voter.slice(2) as PersonId, reason: 'asked' as const }] : [],
	);
}

async function withdrawWithin(kit: Kit, held: Held, by: PersonId | null): Promise<StoredPoll> {
	const { unit, poll } = held;
	await updatePoll(unit.db, poll.id, { state: 'withdrawn' });
	await register(held, 'poll-withdrawn', by);
	tellTally(kit, unit, poll);
	return { ...poll, state: 'withdrawn' };
}
