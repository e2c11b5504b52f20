import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideChoice, readChoice, readChoiceFromSheet, type Choice, type TypedChoice } from './choice.ts';
import { addCounts, countSlips, emptyCount, type Slip } from './count.ts';
import { linesOf, sideOf, type PollMethod } from './method.ts';
import { judge, makeTally, votersNeeded } from './tally.ts';
import { wordingsThatHold } from './wording.ts';

const options = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `o${index + 1}`, words: `Idea ${index + 1}` }));
const anyMethod: fc.Arbitrary<PollMethod> = fc.oneof(
	fc.constant<PollMethod>({ kind: 'yes-no' }),
	fc.constantFrom<PollMethod>({ kind: 'gradient', steps: 5 }, { kind: 'gradient', steps: 7 }),
	fc.integer({ min: 2, max: 8 }).map<PollMethod>((count) => ({ kind: 'ranking', options: options(count) })),
	fc
		.record({
			count: fc.integer({ min: 2, max: 8 }),
			dots: fc.integer({ min: 1, max: 6 }),
			stack: fc.boolean(),
		})
		.map<PollMethod>(({ count, dots, stack }) => ({ kind: 'dots', options: options(count), dots, stack })),
);

/** A choice somebody could really make. */
function anyTyped(method: PollMethod): fc.Arbitrary<TypedChoice> {
	const lines = linesOf(method);
	switch (method.kind) {
		case 'yes-no':
		case 'gradient':
			return fc.constantFrom(...lines).map((line) => ({ kind: 'one', line }));
		case 'ranking':
			return fc.shuffledSubarray([...lines], { minLength: 1 }).map((order) => ({
				kind: 'places',
				places: Object.fromEntries(order.map((line, index) => [line, index + 1])),
			}));
		case 'dots':
			return fc
				.array(fc.constantFrom(...lines), { minLength: 1, maxLength: method.dots })
				.map((put) => (method.stack ? put : [...new Set(put)]))
				.map((put) => {
					const dots: Record<string, number> = {};
					for (const line of put) dots[line] = (dots[line] ?? 0) + 1;
					return { kind: 'dots', dots };
				});
	}
}
const election = anyMethod.chain((method) =>
	fc.record({ method: fc.constant(method), typed: fc.array(anyTyped(method), { maxLength: 60 }) }),
);
function choiceOf(method: PollMethod, typed: TypedChoice): Choice {
	const decided = decideChoice(method, typed);
	if ('refused' in decided) throw new Error(decided.refused);
	return decided.choice;
}
const slips = (method: PollMethod, typed: readonly TypedChoice[]): Slip[] =>
	typed.map((one) => ({ choice: choiceOf(method, one), votes: 1 }));
const value = (count: ReturnType<typeof countSlips>, line: string) =>
	count.lines.find((one) => one.line === line)!;

describe('a choice', () => {
	test('is read back as it was made, and typed from a sheet it is the same', () => {
		fc.assert(
			fc.property(election, ({ method, typed }) => {
				for (const one of typed) {
					const choice = choiceOf(method, one);
					const back = readChoice(method, choice);
					if (one.kind === 'one') expect([...back.keys()]).toEqual([one.line]);
					else expect(Object.fromEntries(back)).toEqual(one.kind === 'places' ? one.places : one.dots);
					const numbers = [...back].flatMap(([line, number]) =>
						method.kind === 'dots' ? Array<string>(number).fill(line) : [line],
					);
					const written =
						method.kind === 'yes-no'
							? { for: 'F', against: ' c', abstain: 'A' }[choice as string]!
							: method.kind === 'gradient'
								? choice
								: numbers.map((line) => linesOf(method).indexOf(line) + 1).join(' ');
					expect(readChoiceFromSheet(method, written)).toEqual({ choice });
				}
			}),
		);
	});

	test.each<[string, PollMethod, TypedChoice, string]>([
		['nothing', { kind: 'yes-no' }, { kind: 'one', line: '' }, 'choice-missing'],
		['an answer nobody offered', { kind: 'yes-no' }, { kind: 'one', line: 'forse' }, 'choice-unknown'],
		['a degree too far', { kind: 'gradient', steps: 5 }, { kind: 'one', line: '6' }, 'choice-unknown'],
		[
			'two first places',
			{ kind: 'ranking', options: options(3) },
			{ kind: 'places', places: { o1: 1, o2: 1 } },
			'place-twice',
		],
		[
			'an option of another poll',
			{ kind: 'ranking', options: options(3) },
			{ kind: 'places', places: { o9: 1 } },
			'choice-unknown',
		],
		[
			'a dot too many',
			{ kind: 'dots', options: options(3), dots: 2, stack: true },
			{ kind: 'dots', dots: { o1: 3 } },
			'too-many-dots',
		],
		[
			'two dots on one',
			{ kind: 'dots', options: options(3), dots: 2, stack: false },
			{ kind: 'dots', dots: { o1: 2 } },
			'dots-stacked',
		],
		[
			'half a dot',
			{ kind: 'dots', options: options(3), dots: 2, stack: true },
			{ kind: 'dots', dots: { o1: 0.5 } },
			'choice-unknown',
		],
		[
			'a debt of dots',
			{ kind: 'dots', options: options(3), dots: 2, stack: true },
			{ kind: 'dots', dots: { o1: 4, o2: -2 } },
			'choice-unknown',
		],
	])('of %s is refused', (_, method, typed, refused) => {
		expect(decideChoice(method, typed)).toEqual({ refused });
	});

	test('no text from a sheet whatever makes it throw', () => {
		fc.assert(
			fc.property(anyMethod, fc.string({ unit: 'binary', maxLength: 40 }), (method, typed) => {
				const read = readChoiceFromSheet(method, typed);
				if ('choice' in read) expect(countSlips(method, [{ choice: read.choice, votes: 1 }]).ballots).toBe(1);
			}),
		);
	});
});

describe('a count', () => {
	test('is the same in whatever order the ballots come, one by one or gathered', () => {
		fc.assert(
			fc.property(election, fc.infiniteStream(fc.nat()), ({ method, typed }, random) => {
				const all = slips(method, typed);
				const gathered = new Map<Choice, number>();
				for (const { choice } of all) gathered.set(choice, (gathered.get(choice) ?? 0) + 1);
				const shuffled = all
					.map((slip) => ({ slip, key: random.next().value as number }))
					.sort((one, other) => one.key - other.key)
					.map(({ slip }) => slip);
				const count = countSlips(method, all);
				expect(countSlips(method, shuffled)).toEqual(count);
				expect(
					countSlips(
						method,
						[...gathered].map(([choice, votes]) => ({ choice, votes })),
					),
				).toEqual(count);
				expect(count.ballots).toBe(typed.length);
			}),
		);
	});

	test('of two urns is the sum of their counts', () => {
		fc.assert(
			fc.property(election, fc.nat(), ({ method, typed }, cut) => {
				const all = slips(method, typed);
				const at = all.length === 0 ? 0 : cut % all.length;
				const sum = addCounts(countSlips(method, all.slice(0, at)), countSlips(method, all.slice(at)));
				expect(sum).toEqual(countSlips(method, all));
				expect(addCounts(emptyCount(method), sum)).toEqual(sum);
			}),
		);
	});

	test('adds up: every vote, point and dot is somewhere, once', () => {
		fc.assert(
			fc.property(election, ({ method, typed }) => {
				const count = countSlips(method, slips(method, typed));
				const sum = count.lines.reduce((all, line) => all + line.value, 0);
				const firsts = count.lines.reduce((all, line) => all + line.firsts, 0);
				const size = linesOf(method).length;
				if (method.kind === 'yes-no' || method.kind === 'gradient') expect(sum).toBe(count.ballots);
				if (method.kind === 'dots') {
					expect(sum).toBeGreaterThanOrEqual(count.ballots);
					expect(sum).toBeLessThanOrEqual(count.ballots * method.dots);
				}
				if (method.kind === 'ranking') {
					expect(firsts).toBe(count.ballots);
					expect(sum).toBeLessThanOrEqual((count.ballots * size * (size + 1)) / 2);
				} else expect(firsts).toBe(0);
			}),
		);
	});

	test('of a ranking: raising an option never costs it points', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 8 }).chain((size) =>
					fc.record({
						size: fc.constant(size),
						order: fc.shuffledSubarray(
							options(size).map(({ id }) => id),
							{ minLength: size },
						),
						raise: fc.integer({ min: 1, max: size - 1 }),
					}),
				),
				({ size, order, raise }) => {
					const method: PollMethod = { kind: 'ranking', options: options(size) };
					const raised = [...order];
					[raised[raise - 1], raised[raise]] = [raised[raise]!, raised[raise - 1]!];
					const count = (list: string[]) =>
						countSlips(method, [{ choice: list.join('>') as Choice, votes: 1 }]);
					const line = order[raise]!;
					expect(value(count(raised), line).value).toBe(value(count(order), line).value + 1);
				},
			),
		);
	});

	test('Borda as on the page: three options give 3, 2 and 1; who is left out gets nothing', () => {
		const method: PollMethod = { kind: 'ranking', options: options(3) };
		const count = countSlips(method, [
			{ choice: 'o2>o1>o3' as Choice, votes: 2 },
			{ choice: 'o3' as Choice, votes: 1 },
		]);
		expect(count).toEqual({
			ballots: 3,
			lines: [
				{ line: 'o1', value: 4, firsts: 0 },
				{ line: 'o2', value: 6, firsts: 2 },
				{ line: 'o3', value: 5, firsts: 1 },
			],
		});
	});
});

describe('quorum and threshold', () => {
	const yesNo: PollMethod = { kind: 'yes-no' };
	const count = (inFavour: number, against: number, abstained: number) =>
		countSlips(yesNo, [
			{ choice: 'for' as Choice, votes: inFavour },
			{ choice: 'against' as Choice, votes: against },
			{ choice: 'abstain' as Choice, votes: abstained },
		]);

	test('half of 25 people is 13 people', () => {
		expect(votersNeeded({ kind: 'percent', percent: 50 }, 25)).toBe(13);
		expect(votersNeeded({ kind: 'percent', percent: 100 }, 25)).toBe(25);
		expect(votersNeeded({ kind: 'number', number: 40 }, 25)).toBe(40);
		expect(votersNeeded({ kind: 'none' }, 25)).toBeNull();
	});

	test('abstained count for the quorum, not for the threshold', () => {
		const rules = {
			quorum: { kind: 'number', number: 10 },
			threshold: { kind: 'percent', percent: 67 },
		} as const;
		expect(judge(yesNo, rules, 100, count(4, 1, 5))).toEqual({
			quorum: { needed: 10, have: 10, reached: true },
			threshold: {
				inFavour: 4,
				against: 1,
				percent: 80,
				needed: { kind: 'percent', percent: 67 },
				reached: true,
			},
		});
	});

	test('a tie is not a yes, and nobody on a side is none either', () => {
		const more = { quorum: { kind: 'none' }, threshold: { kind: 'more' } } as const;
		expect(judge(yesNo, more, 9, count(2, 2, 0)).threshold).toMatchObject({ reached: false, percent: 50 });
		expect(judge(yesNo, more, 9, count(0, 0, 3)).threshold).toMatchObject({ reached: false, percent: null });
	});

	test('degrees above the middle are in favour, below are against', () => {
		const steps = (number: 5 | 7) =>
			linesOf({ kind: 'gradient', steps: number }).map((line) =>
				sideOf({ kind: 'gradient', steps: number }, line),
			);
		expect(steps(5)).toEqual(['for', 'for', 'abstain', 'against', 'against']);
		expect(steps(7)).toEqual(['for', 'for', 'for', 'abstain', 'against', 'against', 'against']);
	});

	test('online, paper and hands stay apart and add up; only what holds is judged', () => {
		const none = { all: count(0, 0, 0), holding: count(0, 0, 0) };
		const tally = makeTally(
			yesNo,
			{ quorum: { kind: 'number', number: 10 }, threshold: { kind: 'more' } },
			40,
			{
				online: { all: count(6, 3, 0), holding: count(2, 3, 0) },
				paper: { all: count(1, 0, 0), holding: count(1, 0, 0) },
				hands: none,
			},
		);
		expect(tally.total.all.ballots).toBe(10);
		expect(tally.total.holding.ballots).toBe(6);
		expect(tally.outcome.quorum).toEqual({ needed: 10, have: 6, reached: false });
		expect(tally.outcome.threshold).toMatchObject({ inFavour: 3, against: 3, reached: false });
	});
});

describe('the wordings a vote may have been given on', () => {
	test('are the words of now, and what leads to them by editorial changes alone', () => {
		const changes = [
			{ from: 'a', to: 'b' },
			{ from: 'b', to: 'c' },
			{ from: 'x', to: 'y' },
		];
		expect([...wordingsThatHold('c', changes)].sort()).toEqual(['a', 'b', 'c']);
		expect([...wordingsThatHold('a', changes)]).toEqual(['a']);
		expect([...wordingsThatHold(null, changes)]).toEqual([]);
	});

	test('there and back again ends', () => {
		const changes = [
			{ from: 'a', to: 'b' },
			{ from: 'b', to: 'a' },
		];
		expect([...wordingsThatHold('a', changes)].sort()).toEqual(['a', 'b']);
	});
});

test('words that every object of the language knows are no choice on a sheet', () => {
	for (const typed of ['constructor', '__proto__', 'toString'])
		expect(readChoiceFromSheet({ kind: 'yes-no' }, typed)).toEqual({ refused: 'choice-unknown' });
});
