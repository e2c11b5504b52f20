import type { Actor } from '#domain/person/actor.ts';
import { castVote } from '#server/poll/cast-vote.ts';
import { createPoll, type CreatePollInput } from '#server/poll/create-poll.ts';
import { pollById } from '#server/poll/store.ts';
import { publicTallyOf } from '#server/poll/tally-news.ts';
import { readPoll } from '#server/poll/views.ts';
import { openTestKit } from './kit.ts';
import { clauseId, draftId, hashOf, one, openPollWorld, pollInput, spaceId } from './poll-world.ts';

export type PollDesk = Awaited<ReturnType<typeof openPollDesk>>;

/** The tavolo as a page of polls reads it. */
export const here = {
	...{ id: spaceId, slug: 'patto', draftId, visibility: 'public', state: 'open' },
	subject: { spaceId, visibility: 'public', state: 'open', residentsWrite: false, guestsComment: true },
} as never;

/** A tavolo led by Luca, where Amina and Giulia vote, and what every test of polls does. */
export async function openPollDesk() {
	const own = await openTestKit();
	const world = await openPollWorld({ storage: own.storage, log: own.draftLog });
	const luca = await world.person('Luca', 'facilitator');
	const amina = await world.person('Amina', 'citizen');
	const giulia = await world.person('Giulia', 'editor');
	let keys = 0;

	async function open(change: Partial<CreatePollInput> = {}): Promise<string> {
		const made = await createPoll(world.kit, luca, pollInput(change));
		if (!('pollId' in made)) throw new Error(JSON.stringify(made));
		return made.pollId;
	}
	const clausePoll = (change: Partial<CreatePollInput> = {}) =>
		open({ subject: { kind: 'clause', clauseId }, ...change });
	const vote = (who: Actor, pollId: string, line: string, words: string | null = null, key = `k${++keys}`) =>
		castVote(world.kit, who, { pollId, key, seen: words === null ? '' : hashOf(words), choice: one(line) });
	const tally = async (pollId: string) =>
		publicTallyOf(world.kit, (await pollById(own.storage.read, pollId))!);
	const figures = async (pollId: string) =>
		(await tally(pollId)).tally?.total.all.lines.map(({ value }) => value);
	const mine = async (who: Actor, pollId: string) => (await readPoll(world.kit, who, here, pollId))!.mine;
	const rows = (table: 'notice' | 'audit_row' | 'poll_vote' | 'poll_participation' | 'poll_urn') =>
		own.storage.read.selectFrom(table).selectAll().execute();
	return { own, world, luca, amina, giulia, open, clausePoll, vote, tally, figures, mine, rows };
}
