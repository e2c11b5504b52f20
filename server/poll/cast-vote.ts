import { hash } from 'node:crypto';
import * as v from 'valibot';
import type { Actor } from '#domain/person/actor.ts';
import { decideChoice, type Choice } from '#domain/poll/choice.ts';
import { decideVote, type CastFault } from '#domain/poll/decide-vote.ts';
import { isChangeable } from '#domain/poll/poll.ts';
import { keepWording } from '../draft/keep-wording.ts';
import { clauseNow } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { once } from '../storage/once.ts';
import { register, tellTally, voterOf, withPoll, type Held } from './act.ts';
import { openIfDue } from './open-poll.ts';
import { isEntitled } from './voter-store.ts';
import { holdingWordings } from './take-tally.ts';
import { insertParticipation, participationOf, putVote, rewriteUrn, turnUrn, voteOf } from './vote-store.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i));
const numbers = v.record(v.pipe(v.string(), v.maxLength(8)), v.number());
const input = v.object({
	pollId: id,
	/** Made when the form was drawn. */
	key: id,
	/** Hash of the wording on the voter's screen; empty when the poll is not about a clause. */
	seen: v.pipe(v.string(), v.maxLength(64)),
	choice: v.variant('kind', [
		v.object({ kind: v.literal('one'), line: v.pipe(v.string(), v.maxLength(20)) }),
		v.object({ kind: v.literal('places'), places: numbers }),
		v.object({ kind: v.literal('dots'), dots: numbers }),
		/** What I chose before, on the words as they are now. */
		v.object({ kind: v.literal('same') }),
	]),
});
export type CastVoteInput = v.InferInput<typeof input>;

export interface Cast {
	/** When it was taken; a form sent again gets the moment of the first time. */
	readonly at: number;
	/** An earlier vote gave way to this one. */
	readonly changed: boolean;
}

/**
 * Takes a vote. Everything is decided with the poll's row held and one reading of the clock, so that a vote is either
 * in before the closing or refused; the key (poll, voter) sees to it that there is one.
 */
export async function castVote(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<Cast | { readonly refused: CastFault }> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { pollId, key, seen, choice } = parsed.output;
	return withPoll(kit, actor, pollId, null, async (held, by) => {
		const doing = { by: by.personId, key: `${pollId}/${key}`, act: 'cast-vote', at: held.now };
		// Somebody who goes back to the form they sent and chooses anew has changed their mind. What a secret vote says is
		// written nowhere, and it cannot be changed.
		if (isChangeable(held.poll.ballot)) doing.key += `/${hash('sha256', JSON.stringify(choice))}`;
		return once(held.unit, doing, async () => {
			const poll = await openIfDue(kit, held);
			const now: Held = { ...held, poll };
			const voter = voterOf(by, poll);
			const before = voter === null ? null : await voteOf(held.unit.db, pollId, voter);
			const decided = await decide(now, voter, before !== null, seen);
			if ('refused' in decided) return decided;
			const chosen =
				choice.kind === 'same'
					? before
						? { choice: before.choice }
						: ({ refused: 'choice-missing' } as const)
					: decideChoice(poll.method, choice);
			if ('refused' in chosen) return chosen;
			await write(kit, now, { voter: voter!, personId: by.personId, choice: chosen.choice, before });
			// Beside a count that moves, a name for who just voted would tell what they chose.
			await register(now, 'vote-cast', poll.ballot === 'open' ? by.personId : null);
			tellTally(kit, held.unit, poll);
			return { at: held.now, changed: before !== null };
		});
	});
}

async function decide(held: Held, voter: string | null, voted: boolean, seen: string) {
	const { unit, poll, subject, now } = held;
	const entitled = voter !== null && (await isEntitled(unit.db, poll.id, voter));
	const tookPart = voted
		? ('online' as const)
		: entitled && poll.ballot === 'secret'
			? await participationOf(unit.db, poll.id, voter)
			: null;
	let wording = null;
	if (poll.subject.kind === 'clause') {
		const { draftId, clauseId } = poll.subject;
		const kept = await keepWording(unit, draftId, clauseId, now);
		const holding = await holdingWordings(unit.db, poll);
		wording = {
			seen,
			now: kept?.hash ?? null,
			opening: poll.wording !== null && holding !== null && holding.has(poll.wording),
		};
	}
	return decideVote({ poll, spaceOpen: subject.state === 'open', entitled, tookPart, wording }, now);
}

async function write(
	kit: Kit,
	{ unit, poll, now }: Held,
	vote: {
		readonly voter: string;
		readonly personId: string;
		readonly choice: Choice;
		readonly before: { readonly choice: Choice; readonly wording: string } | null;
	},
): Promise<void> {
	const { voter, personId, choice, before } = vote;
	if (poll.ballot === 'secret') {
		await insertParticipation(unit.db, poll.id, voter, 'online');
		// Always the words of the opening: the words of the hour would tell early voters from late ones.
		await turnUrn(unit.db, poll.id, { wording: poll.wording ?? '', choice }, 1);
		if (kit.storage.engine !== 'sqlite') await rewriteUrn(unit.db, poll.id);
		return;
	}
	const wording = await wordingNow(unit, poll);
	if (before) await turnUrn(unit.db, poll.id, before, -1);
	await turnUrn(unit.db, poll.id, { wording, choice }, 1);
	await putVote(unit.db, poll.id, { voter, choice, wording, personId, at: now });
}

async function wordingNow(unit: Held['unit'], poll: Held['poll']): Promise<string> {
	if (poll.subject.kind !== 'clause') return '';
	const { draftId, clauseId } = poll.subject;
	return (await clauseNow(unit.db, draftId, clauseId))!.hash!;
}
