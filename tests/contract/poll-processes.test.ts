import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Actor } from '#domain/person/actor.ts';
import { castVote } from '#server/poll/cast-vote.ts';
import { createPoll } from '#server/poll/create-poll.ts';
import { pollById } from '#server/poll/store.ts';
import { openTestKit } from '../support/kit.ts';
import { clauseId, hashOf, one, openPollWorld, pollInput, spaceId } from '../support/poll-world.ts';
import type { Came, Told } from '../support/poll-voters.ts';
import { seeded } from '../support/random.ts';

const script = fileURLToPath(new URL('../support/poll-voters.ts', import.meta.url));
const words = 'Le scuole restano aperte.';
const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : '');

async function vote(told: Told, file: string): Promise<{ came: Came; closedAt: number | null }> {
	writeFileSync(file, JSON.stringify(told));
	const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
	return JSON.parse(await text(child.stdout)) as { came: Came; closedAt: number | null };
}

/**
 * The lock of the data folder keeps a second server out. Here every process gets a folder and a lock of its own around
 * the same file, as if the lock had failed: what is left are the rules in SQL.
 */
test.each(['reserved', 'secret'] as const)(
	'1,000 people vote %s through three processes on one file, twice and thrice, while one closes: one each, none after',
	async (ballot) => {
		const own = await openTestKit();
		const around = mkdtempSync(join(tmpdir(), 'tavolo-processes-'));
		try {
			const world = await openPollWorld({ storage: own.storage, log: own.draftLog });
			const luca = await world.person('Luca', 'facilitator');
			const people = await world.people(1_000, 'citizen');
			const made = await createPoll(
				world.kit,
				luca,
				pollInput({ ballot, results: 'at-closing', subject: { kind: 'clause', clauseId } }),
			);
			if (!('pollId' in made)) throw new Error(JSON.stringify(made));
			const { pollId } = made;
			const dice = seeded(ballot === 'secret' ? 21 : 22);
			const lines = ['for', 'against', 'abstain'];
			const sendings: Told['sendings'][number][][] = [[], [], []];
			for (const [index, person] of people.entries()) {
				const line = dice.pick(lines);
				for (let tap = 0; tap <= dice.below(3); tap += 1) {
					// The same form sent again, or the page opened twice; by whichever process answers.
					const key = dice.chance(0.5) ? `k${index}` : `k${index}-${tap}`;
					sendings[dice.below(3)]!.push({ personId: idOf(person), key, line });
				}
			}
			const seen = hashOf(words);
			const answers = await Promise.all(
				sendings.map((mine, index) => {
					const folder = join(around, String(index));
					mkdirSync(folder);
					symlinkSync(join(own.config.dataFolder, 'tavolo.sqlite'), join(folder, 'tavolo.sqlite'));
					const closing =
						index === 0
							? { personId: idOf(luca), after: Math.floor(mine.length * (0.4 + dice.next() * 0.4)) }
							: null;
					const shuffled = mine.toSorted(() => dice.next() - 0.5);
					return vote(
						{ folder, spaceId, pollId, seen, sendings: shuffled, closing },
						join(around, `${index}.json`),
					);
				}),
			);

			const poll = (await pollById(own.storage.read, pollId))!;
			expect(poll.state).toBe('closed');
			const closedAt = answers[0]!.closedAt!;
			const all = answers.flatMap(({ came }) => came);
			const taken = new Map(
				all.filter(({ answer }) => answer === 'taken').map(({ personId, line }) => [personId, line]),
			);
			const refusals = new Set(all.map(({ answer }) => answer).filter((answer) => answer !== 'taken'));
			expect([...refusals].sort()).toEqual(ballot === 'secret' ? ['already-voted', 'closed'] : ['closed']);
			// Sent after the closing was answered: taken only as the echo of a form that was in before.
			const before = new Set(
				all.filter(({ answer, at }) => answer === 'taken' && at < closedAt).map(({ personId }) => personId),
			);
			expect([...taken.keys()].filter((personId) => !before.has(personId))).toEqual([]);

			const count = poll.tally!.online.all;
			expect(count.ballots).toBe(taken.size);
			expect(count.lines.map(({ value }) => value)).toEqual(
				lines.map((line) => [...taken.values()].filter((one_) => one_ === line).length),
			);
			const stored = await own.storage.read
				.selectFrom(ballot === 'secret' ? 'poll_participation' : 'poll_vote')
				.select('voter')
				.where('poll_id', '=', pollId)
				.execute();
			expect(stored.map(({ voter }) => voter).sort()).toEqual(
				[...taken.keys()].map((personId) => `p:${personId}`).sort(),
			);
			const late = await castVote(world.kit, people[0]!, { pollId, key: 'late', seen, choice: one('for') });
			expect(late).toEqual({ refused: 'closed' });
		} finally {
			await own.close();
			rmSync(around, { recursive: true, force: true });
		}
	},
	120_000,
);
