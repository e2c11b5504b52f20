import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainClause } from '#protocol/draft/render-clause.ts';
import { endingsOfThings } from '#server/lineage/views.ts';
import { seeded } from '../support/random.ts';
import { cardIds, groupOf, tellStory, type Story } from '../support/thread-story.ts';
import { engines } from './engines.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(24)) as [
	string,
	string,
	string,
	string,
];

describe.each(engines)('il filo on $name', (engine) => {
	let story: Story;
	beforeEach(async () => {
		story = await tellStory(await engine.open());
	}, 60_000);
	afterEach(() => story.end());

	/** Where these words are now, as the test remembers it: the clauses in the text, else those they were last in. */
	const endingsOf = (holds: (clauseId: string) => boolean) => {
		const all = [...story.remembered.keys()].filter(holds).sort();
		const standing = all.filter((id) => story.remembered.get(id)!.standing);
		return standing.length > 0 ? { state: 'standing', among: standing } : { state: 'archived', among: all };
	};
	type Endings = readonly {
		readonly clauseId: string;
		readonly state: string;
		readonly number: number | null;
	}[];
	/** All clauses in the text that grew from it, by name and number; of what was taken out, at least one it stood in. */
	async function expectEndings(found: Endings | undefined, expected: ReturnType<typeof endingsOf>) {
		expect(new Set(found?.map(({ state }) => state))).toEqual(new Set([expected.state]));
		const ids = found!.map(({ clauseId }) => clauseId).sort();
		if (expected.state === 'standing') expect(ids).toEqual(expected.among);
		else expect(expected.among).toEqual(expect.arrayContaining(ids));
		const text = await story.read.text();
		for (const { clauseId, number } of found!) {
			expect(number).toBe(text.clauses.find(({ id }) => id === clauseId)?.number ?? null);
		}
	}

	/** Every clause tells everything it grew from, every card and group where it ended, and both tell the same. */
	async function expectBothWays(): Promise<void> {
		const text = await story.read.text();
		expect([...text.clauses, ...text.archived].map(({ id }) => id).sort()).toEqual(
			[...story.remembered.keys()].sort(),
		);
		for (const clause of text.clauses)
			expect(plainClause(clause).split('\n')).toEqual(story.remembered.get(clause.id)!.lines);
		const groupsOfClause = new Map<string, Set<string | null>>();
		for (const [clauseId, clause] of story.remembered) {
			const { cards, stations } = await story.read.thread(clauseId);
			expect(cards.map(({ cardId }) => cardId).sort()).toEqual([...clause.cards].sort());
			expect(stations.map(({ id }) => id).sort()).toEqual([...clause.said].sort());
			for (const { cardId, group } of cards) expect(group).toBe(groupOf(cardId));
			for (const { through } of [...cards, ...stations])
				if (through) expect(story.remembered.has(through.clauseId)).toBe(true);
			groupsOfClause.set(clauseId, new Set(cards.map(({ group }) => group)));
		}
		const endings = await story.read.cardEndings();
		for (const cardId of cardIds) {
			const expected = endingsOf((id) => story.remembered.get(id)!.cards.has(cardId));
			await expectEndings(endings.get(cardId), expected);
			for (const { clauseId } of endings.get(cardId)!)
				expect(groupsOfClause.get(clauseId)).toContain(groupOf(cardId));
		}
	}

	/** A contribution ends where the clauses are that grew from it. */
	async function expectSaid(kind: 'proposal' | 'amendment', id: string): Promise<void> {
		const found = (await endingsOfThings(story.kit, 'pattopatto', kind, [id])).get(id);
		await expectEndings(
			found,
			endingsOf((clauseId) => story.remembered.get(clauseId)!.said.has(id)),
		);
	}
	/** A comment stands at its words, wherever they are; with words that left the text it is kept, with its quote. */
	async function expectComment({
		id,
		quote,
	}: {
		readonly id: string;
		readonly quote: string;
	}): Promise<void> {
		const { place } = (await story.read.comment(id))!;
		expect(place!.quote).toBe(quote);
		const [now] = [...story.remembered].filter(
			([, { standing, lines }]) => standing && lines.some((line) => line.startsWith(quote)),
		);
		if (now) expect(place).toMatchObject({ state: 'found', clauseId: now[0], words: quote });
		else expect(place!.state).toBe('orphan');
	}

	test('thirty cards, six groups, four clauses: split, merged, moved, archived, and each finds the other', async () => {
		const { acts, remembered } = story;
		await expectBothWays();
		const met = await acts.meet();
		const gift = { cards: 2, paper: 2, dots: null, groups: ['Dopo la scuola'] };
		const stations = async (clauseId: string) => (await story.read.thread(clauseId)).stations;
		expect(await stations(met.clauseId)).toMatchObject([
			{ kind: 'workshop', id: met.workshopId, title: 'Dopo la scuola', byName: null, through: null, gift },
		]);
		const proposal = await acts.propose(a, 'card3');
		const first = await acts.comment(a, 7);
		const last = await acts.comment(d, 0);
		await acts.split(a, 5, 'ahalf');
		await expectBothWays();
		await acts.merge(b, c);
		await acts.merge(b, met.clauseId);
		expect(await stations(b)).toMatchObject([
			{ id: met.workshopId, through: { clauseId: met.clauseId }, gift },
		]);
		const amendment = await acts.amend(b);
		const late = await acts.comment(b, 12);
		await acts.move(b, null);
		await acts.archive(d);
		await expectBothWays();

		const { clauses, archived } = await story.read.text();
		expect(clauses.map(({ id, number }) => [id, number])).toEqual([
			[b, 1],
			[a, 2],
			['ahalf', 3],
		]);
		expect(archived.map(({ id }) => id).sort()).toEqual([c, d, met.clauseId].sort());
		expect(remembered.get(b)!.cards.size).toBe(17);
		await expectSaid('proposal', proposal);
		expect((await story.read.proposal(proposal)).card).toMatchObject({ id: 'card3' });
		await expectSaid('amendment', amendment);
		for (const one of [first, last, late]) await expectComment(one);

		// Divided and joined once more, across what was divided and joined before.
		await acts.merge('ahalf', b);
		await acts.split('ahalf', 8, 'again');
		await acts.archive('ahalf');
		await expectBothWays();
		await expectSaid('proposal', proposal);
		await expectSaid('amendment', amendment);
		for (const one of [first, last, late]) await expectComment(one);
	});

	test('what is joined to a clause after a part of it was divided off is not in the thread of that part', async () => {
		await story.acts.split(a, 5, 'ahalf');
		await story.acts.merge(a, b);
		await expectBothWays();
		await story.acts.split('ahalf', 2, 'quarter');
		await story.acts.merge('ahalf', c);
		await expectBothWays();
	});

	test('what comes to one half after a clause was divided is not in the thread of the other half', async () => {
		const { acts } = story;
		const before = await acts.comment(a, 7);
		await acts.split(a, 5, 'ahalf');
		const late = await acts.comment(a, 1);
		const proposal = await acts.propose(a, 'card3');
		const amendment = await acts.amend(a);
		const there = await acts.comment('ahalf', 0);
		await expectBothWays();
		await expectSaid('proposal', proposal);
		await expectSaid('amendment', amendment);
		// A part of the half takes along all that the half has by then; joined again, both are one.
		await acts.split(a, 2, 'quarter');
		await expectBothWays();
		await acts.merge('ahalf', a);
		await expectBothWays();
		for (const one of [before, late, there]) await expectComment(one);
	});

	test('a card carried later into one half did not become the other half', async () => {
		await story.acts.split(b, 2, 'bhalf');
		await story.acts.carryOne('card29', b);
		await expectBothWays();
	});

	test('an incontro tells of a half only what came to it: another card of it went into the other half later', async () => {
		const { acts, read } = story;
		const met = await acts.meet();
		await acts.carryOne(met.cardIds[0]!, b);
		await acts.split(b, 2, 'bhalf');
		await acts.carryOne(met.cardIds[1]!, b);
		await expectBothWays();
		const cardsFromRoom = async (id: string) =>
			(await read.thread(id)).stations.map(({ gift }) => gift?.cards);
		expect(await cardsFromRoom(b)).toEqual([2]);
		expect(await cardsFromRoom('bhalf')).toEqual([1]);
	});

	test.each([1, 2, 3, 4])('any order of dividing, joining, moving and taking out (seed %i)', async (seed) => {
		const random = seeded(seed);
		const { acts, remembered } = story;
		const comments: { readonly id: string; readonly quote: string }[] = [];
		await acts.meet();
		for (let step = 0; step < 10; step++) {
			const here = [...remembered].filter(([, { standing }]) => standing).map(([id]) => id);
			const [one, other] = [random.pick(here), random.pick(here)];
			const { lines } = remembered.get(one)!;
			const act = random.pick(['split', 'merge', 'move', 'archive', 'comment'] as const);
			if (act === 'split' && lines.length > 1) {
				await acts.split(one, 1 + random.below(lines.length - 1), `split${step}`);
			} else if (act === 'merge' && one !== other) await acts.merge(one, other);
			else if (act === 'archive' && here.length > 2) await acts.archive(one);
			else if (act === 'comment') comments.push(await acts.comment(one, random.below(lines.length)));
			else await acts.move(one, random.pick([null, ...here.filter((id) => id !== one)]));
			await expectBothWays();
		}
		for (const one of comments) await expectComment(one);
	});
});
