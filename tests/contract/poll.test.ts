import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/person/actor.ts';
import { castVote } from '#server/poll/cast-vote.ts';
import { closePoll } from '#server/poll/close-poll.ts';
import { createPoll } from '#server/poll/create-poll.ts';
import { pollById } from '#server/poll/store.ts';
import { clauseId, hashOf, one, openPollWorld, pollInput, type PollWorld } from '../support/poll-world.ts';
import { seeded } from '../support/random.ts';
import { engines, type OpenEngine } from './engines.ts';

const words = 'Le scuole restano aperte.';

describe.each(engines)('a poll on $name', (engine) => {
	let opened: OpenEngine;
	let world: PollWorld;
	let luca: Actor;
	beforeEach(async () => {
		opened = await engine.open();
		world = await openPollWorld(opened);
		luca = await world.person('Luca', 'facilitator');
	});
	afterEach(() => opened.close());

	test.each(['reserved', 'secret'] as const)(
		'1,000 people vote %s, many twice and thrice at once, while it closes: stored is counted, one each, none after',
		async (ballot) => {
			const dice = seeded(ballot === 'secret' ? 4 : 7).next;
			const people = await world.people(1_000, 'citizen');
			const made = await createPoll(
				world.kit,
				luca,
				pollInput({ ballot, results: 'at-closing', subject: { kind: 'clause', clauseId } }),
			);
			if (!('pollId' in made)) throw new Error(JSON.stringify(made));
			const { pollId } = made;
			const lines = ['for', 'against', 'abstain'];
			const taken = new Map<string, string>();
			let closedAt: number | null = null;
			let refusedAfter = 0;

			const send = async (person: Actor, key: string, line: string): Promise<void> => {
				const sentAfter = closedAt !== null;
				const seen = hashOf(words);
				const cast = await castVote(world.kit, person, { pollId, key, seen, choice: one(line) });
				if ('refused' in cast) {
					if (cast.refused === 'closed') refusedAfter += 1;
					else expect(cast.refused).toBe('already-voted');
				} else if (person.kind === 'person') {
					// A form sent again after the closing gets the answer of its first time, and counts no more.
					if (sentAfter) expect(taken.get(person.personId)).toBe(line);
					else taken.set(person.personId, line);
				}
			};
			const sendings: (() => Promise<void>)[] = people.flatMap((person, index) => {
				const line = lines[Math.floor(dice() * 3)]!;
				const times = 1 + Math.floor(dice() * 3);
				return Array.from({ length: times }, () => () => send(person, `k${index}`, line));
			});
			sendings.sort(() => dice() - 0.5);
			const closeAfter = Math.floor(sendings.length * (0.5 + dice() * 0.4));
			sendings.splice(closeAfter, 0, async () => {
				expect(await closePoll(world.kit, luca, pollId)).toEqual({ state: 'closed' });
				closedAt = world.kit.clock();
			});
			for (let at = 0; at < sendings.length; at += 50)
				await Promise.all(sendings.slice(at, at + 50).map((sending) => sending()));

			const poll = (await pollById(opened.storage.read, pollId))!;
			const counted = poll.tally!.online.all;
			expect(refusedAfter).toBeGreaterThan(0);
			expect(counted.ballots).toBe(taken.size);
			expect(counted.lines.map(({ value }) => value)).toEqual(
				lines.map((line) => [...taken.values()].filter((one) => one === line).length),
			);
			const stored = await opened.storage.read
				.selectFrom(ballot === 'secret' ? 'poll_participation' : 'poll_vote')
				.select('voter')
				.where('poll_id', '=', pollId)
				.execute();
			expect(new Set(stored.map(({ voter }) => voter))).toEqual(
				new Set([...taken.keys()].map((id) => `p:${id}`)),
			);
			expect(stored).toHaveLength(taken.size);
			const urn = await opened.storage.read
				.selectFrom('poll_urn')
				.select('votes')
				.where('poll_id', '=', pollId)
				.execute();
			expect(urn.reduce((sum, { votes }) => sum + Number(votes), 0)).toBe(taken.size);
		},
	);

	test('people who change their vote while others do leave the urn and the votes in step', async () => {
		const dice = seeded(11).next;
		const people = await world.people(60, 'citizen');
		const options = 'Festa\nGita\nCena\nTorneo';
		const made = await createPoll(
			world.kit,
			luca,
			pollInput({ methodKind: 'dots', options, dots: '3', stack: true }),
		);
		if (!('pollId' in made)) throw new Error(JSON.stringify(made));
		const { pollId } = made;
		const sendings = Array.from({ length: 300 }, (_, index) => () => {
			const dots = { [`o${1 + Math.floor(dice() * 4)}`]: 1 + Math.floor(dice() * 3) };
			const person = people[Math.floor(dice() * people.length)]!;
			return castVote(world.kit, person, {
				pollId,
				key: `d${index}`,
				seen: '',
				choice: { kind: 'dots', dots },
			});
		});
		for (let at = 0; at < sendings.length; at += 30)
			await Promise.all(sendings.slice(at, at + 30).map((sending) => sending()));
		const read = opened.storage.read;
		const votes = await read
			.selectFrom('poll_vote')
			.select(['choice'])
			.where('poll_id', '=', pollId)
			.execute();
		const urn = await read
			.selectFrom('poll_urn')
			.select(['choice', 'votes'])
			.where('poll_id', '=', pollId)
			.where('votes', '!=', 0)
			.execute();
		const counted = new Map<string, number>();
		for (const { choice } of votes) counted.set(choice, (counted.get(choice) ?? 0) + 1);
		expect(new Map(urn.map(({ choice, votes: n }) => [choice, Number(n)]))).toEqual(counted);
		await closePoll(world.kit, luca, pollId);
		expect(world.logged).toEqual([]);
	});
});
