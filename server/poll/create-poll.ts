import * as v from 'valibot';
import type { Actor, SpaceId } from '#domain/person/actor.ts';
import { decideNewPoll, type PollFaults } from '#domain/poll/decide-new-poll.ts';
import { methodKinds } from '#domain/poll/method.ts';
import { ballots, resultTimes, voterKinds } from '#domain/poll/poll.ts';
import { can } from '#domain/space/can.ts';
import { clauseNow } from '../draft/views.ts';
import type { Kit } from '../kit.ts';
import { subjectWithin } from '../space/subject.ts';
import { once } from '../storage/once.ts';
import { register, type NotHere } from './act.ts';
import { openIfDue } from './open-poll.ts';
import { draftOfSpace, insertPoll, type StoredPoll } from './store.ts';
import { subjectExists } from './subject.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/i));
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const short = text(200);
const input = v.object({
	spaceId: id,
	/** Made when the form was drawn. */
	key: id,
	subject: v.variant('kind', [
		v.object({ kind: v.literal('clause'), clauseId: id }),
		v.object({ kind: v.picklist(['proposal', 'amendment']), id }),
		v.object({ kind: v.literal('question') }),
	]),
	// Far above the limits of the domain, so that the sentence beside the field is the domain's.
	title: text(400_000),
	explanation: text(400_000),
	options: text(400_000),
	methodKind: v.picklist(methodKinds),
	steps: short,
	dots: short,
	stack: v.boolean(),
	ballot: v.picklist(ballots),
	results: v.picklist(resultTimes),
	voters: v.picklist(voterKinds),
	quorumKind: v.picklist(['none', 'number', 'percent']),
	quorum: short,
	thresholdKind: v.picklist(['none', 'more', 'percent']),
	threshold: short,
	paper: v.boolean(),
	opening: v.picklist(['now', 'date', 'hand']),
	opensDay: short,
	opensHour: short,
	closing: v.picklist(['date', 'hand']),
	closesDay: short,
	closesHour: short,
});
export type CreatePollInput = v.InferInput<typeof input>;

export type CreateRefusal =
	| NotHere
	| { readonly refused: 'malformed' | 'clause-gone' | 'subject-gone' }
	| { readonly refused: 'poll-incomplete'; readonly faults: PollFaults };

/** Writes down a poll and everything it will be decided by; opens it when asked to do so at once. */
export async function createPoll(
	kit: Kit,
	actor: Actor,
	typed: unknown,
): Promise<{ readonly pollId: string } | CreateRefusal> {
	const parsed = v.safeParse(input, typed);
	if (!parsed.success) return { refused: 'malformed' };
	const { spaceId, key, subject: about, ...rest } = parsed.output;
	if (actor.kind !== 'person') return { refused: 'not-found' };
	return kit.storage.unitOfWork(async (unit) => {
		const space = await subjectWithin(unit.db, spaceId);
		if (!space || !can(actor, 'read', space) || !can(actor, 'facilitate', space))
			return { refused: 'not-found' as const };
		const now = kit.clock();
		return once(unit, { by: actor.personId, key, act: 'create-poll', at: now }, async () => {
			const draftId = await draftOfSpace(unit.db, spaceId);
			const subject =
				about.kind === 'clause' ? { ...about, draftId: draftId ?? '' } : (about as StoredPoll['subject']);
			if (subject.kind === 'clause') {
				const clause = await clauseNow(unit.db, subject.draftId, subject.clauseId);
				if (!clause || clause.hash === null) return { refused: 'clause-gone' as const };
			} else if (!(await subjectExists(unit.db, space.spaceId as SpaceId, subject))) {
				return { refused: 'subject-gone' as const };
			}
			const decided = decideNewPoll({ ...rest, subject }, { now, visibility: space.visibility });
			if ('refused' in decided) return decided;
			const { opensNow, ...rules } = decided.poll;
			const poll: StoredPoll = {
				...rules,
				id: kit.ids(),
				spaceId,
				code: kit.ids().slice(0, 6),
				opensAt: opensNow ? now : rules.opensAt,
				state: 'waiting',
				openedAt: null,
				closedAt: null,
				countedAt: null,
				entitled: null,
				tally: null,
				wording: null,
				closingWording: null,
				createdBy: actor.personId,
				createdAt: now,
			};
			await insertPoll(unit.db, poll);
			const held = { unit, poll, subject: space, now };
			await register(held, 'poll-created', actor.personId, {
				method: poll.method.kind,
				ballot: poll.ballot,
				results: poll.results,
				voters: poll.voters,
			});
			await openIfDue(kit, held);
			return { pollId: poll.id };
		});
	});
}
