import { describe, expect, test } from 'vitest';
import type { Day } from '#domain/space/day.ts';
import {
	decideArgumentWithdrawal,
	decideEdit,
	decideSupport,
	decideWithdrawal,
	type ProposalStanding,
} from './decide.ts';
import { decideStep, promisedAnswer, proposalStates } from './life.ts';
import { longest, readText, readWords } from './words.ts';

const today = '2026-11-22' as Day;
const mine: ProposalStanding = { state: 'open', authorId: 'anna', support: 0, argumentsOfOthers: 0 };

describe('the life of a proposal', () => {
	const step = (change: Partial<Parameters<typeof decideStep>[1]>) =>
		decideStep(
			{ state: 'review', today },
			{ seen: 'review', to: 'accepted', reason: 'Lo mettiamo nel testo.', promisedOn: null, ...change },
		);

	test('is answered with a reason', () => {
		expect(step({})).toEqual({ decided: true });
		expect(step({ reason: '' })).toEqual({ refused: 'fields', faults: { reason: 'reason-missing' } });
		expect(step({ reason: 'x'.repeat(2_001) })).toMatchObject({ faults: { reason: 'reason-too-long' } });
	});

	test('is not decided twice by two people who looked at the same time', () => {
		expect(step({ seen: 'open' })).toEqual({ refused: 'changed-meanwhile' });
	});

	test('knows no other steps', () => {
		for (const to of ['open', 'review', 'withdrawn'] as const)
			expect(step({ to })).toEqual({ refused: 'no-such-step' });
		for (const to of proposalStates) {
			const after = { seen: 'withdrawn', to, reason: 'x', promisedOn: null } as const;
			expect(decideStep({ state: 'withdrawn', today }, after)).toEqual({ refused: 'no-such-step' });
		}
	});

	test('is taken up without a reason, with a day that is still to come', () => {
		const take = (promisedOn: string | null) =>
			decideStep(
				{ state: 'open', today },
				{ seen: 'open', to: 'review', reason: '', promisedOn: promisedOn as Day | null },
			);
		expect(take(null)).toEqual({ decided: true });
		expect(take('2026-11-22')).toEqual({ decided: true });
		expect(take('2026-11-21')).toEqual({ refused: 'fields', faults: { promised: 'date-in-the-past' } });
	});

	test('can be looked at again after an answer, with a reason', () => {
		const again = { seen: 'declined', to: 'review', promisedOn: null } as const;
		expect(decideStep({ state: 'declined', today }, { ...again, reason: '' })).toHaveProperty('refused');
		expect(decideStep({ state: 'declined', today }, { ...again, reason: 'Ci sono fondi.' })).toEqual({
			decided: true,
		});
	});
});

describe('the promised answer', () => {
	const promise = (change: object, spaceDueOn = '2026-11-20') =>
		promisedAnswer(
			{ state: 'open', createdOn: '2026-11-01' as Day, promisedOn: null, ...change },
			spaceDueOn as Day,
			today,
		);
	test.each([
		['the tavolo’s day', {}, { due: '2026-11-20', daysLate: 2 }],
		['its own day', { promisedOn: '2026-12-01' }, { due: '2026-12-01', daysLate: 0 }],
		[
			'no day: it came after the tavolo had to answer',
			{ createdOn: '2026-11-21' },
			{ due: null, daysLate: 0 },
		],
		['late no more: it was answered', { state: 'declined' }, { due: '2026-11-20', daysLate: 0 }],
		['late: it is only being examined', { state: 'review' }, { due: '2026-11-20', daysLate: 2 }],
	])('is %s', (_, change, expected) => expect(promise(change)).toEqual(expected));

	test('on the very day it is not late', () => {
		expect(promise({}, today)).toEqual({ due: today, daysLate: 0 });
	});
});

describe('the words of a proposal', () => {
	const words = (title: string, body = 'Due pomeriggi.') => readWords({ title, body });
	test.each([
		['', 'missing'],
		['\u202e \u200b', 'missing'],
		['🏖️🏖️🏖️🏖️🏖️', 'no-letters'],
		['Aiuto!', 'too-short'],
		['x'.repeat(141), 'too-long'],
	])('a title %j is %s', (title, fault) => {
		expect(words(title)).toEqual({ refused: 'fields', faults: { title: fault } });
	});

	test('everything wrong is said at once, also of a text of 200,000 letters', () => {
		expect(words('', 'a'.repeat(200_000))).toEqual({
			refused: 'fields',
			faults: { title: 'missing', body: 'too-long' },
		});
		expect(words('Una biblioteca', 'a'.repeat(longest.body))).toHaveProperty('words');
	});

	test('paragraphs stay, HTML and families of emoji are text, marks that turn the text go', () => {
		expect(words(' Una  <b>biblioteca</b>\n', 'Uno\u202e\r\n\r\n\r\n\r\ndue 👩‍👧 \n tre')).toEqual({
			words: { title: 'Una <b>biblioteca</b>', body: 'Uno\n\ndue 👩‍👧\ntre' },
		});
	});

	test('an argument is short, an addition longer, neither empty', () => {
		expect(readText('Costa poco.', 'argument')).toEqual({ text: 'Costa poco.' });
		expect(readText(' \n ', 'addition')).toEqual({ refused: 'fields', faults: { text: 'missing' } });
		expect(readText('a'.repeat(601), 'argument')).toEqual({
			refused: 'fields',
			faults: { text: 'too-long' },
		});
	});
});

describe('what its author may still do', () => {
	test('change it while it is theirs alone, then only add', () => {
		expect(decideEdit(mine, 'anna')).toBe('change');
		expect(decideEdit({ ...mine, support: 1 }, 'anna')).toBe('add');
		expect(decideEdit({ ...mine, argumentsOfOthers: 1 }, 'anna')).toBe('add');
		expect(decideEdit({ ...mine, state: 'review' }, 'anna')).toBe('add');
		expect(decideEdit({ ...mine, state: 'declined' }, 'anna')).toBe('nothing');
		expect(decideEdit(mine, 'bruno')).toBe('nothing');
		expect(decideEdit({ ...mine, authorId: null }, 'anna')).toBe('nothing');
	});

	test('take it back while nobody else stands behind it', () => {
		expect(decideWithdrawal(mine, 'anna')).toBe(true);
		expect(decideWithdrawal({ ...mine, support: 1 }, 'anna')).toBe(false);
		expect(decideWithdrawal({ ...mine, state: 'accepted' }, 'anna')).toBe(false);
		expect(decideWithdrawal(mine, 'bruno')).toBe(false);
	});

	test('not stand behind it themselves; others can, until it is answered', () => {
		expect(decideSupport(mine, 'anna')).toEqual({ refused: 'own' });
		expect(decideSupport(mine, 'bruno')).toBeNull();
		expect(decideSupport({ ...mine, state: 'partly' }, 'bruno')).toEqual({ refused: 'answered' });
	});
});

test('an argument is taken back by whoever wrote it, and by nobody else', () => {
	expect(decideArgumentWithdrawal({ authorId: 'anna' }, 'anna')).toBe(true);
	expect(decideArgumentWithdrawal({ authorId: 'anna' }, 'bruno')).toBe(false);
	expect(decideArgumentWithdrawal({ authorId: null }, 'anna')).toBe(false);
});
