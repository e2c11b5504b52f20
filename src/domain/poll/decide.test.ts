import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '#domain/space/day.ts';
import { decideNewPoll, type TypedPoll } from './decide-new-poll.ts';
import { decideVote, type VoteFacts } from './decide-vote.ts';
import { momentAt, readMoment } from './moment.ts';
import { decideConfirmation, decidePaper, readSheet } from './paper.ts';
import { due, resultsAreOut } from './poll.ts';

const now = Date.parse('2026-11-22T10:00:00Z');

const facts: VoteFacts = {
	poll: { state: 'open', opensAt: null, closesAt: now + 1_000, ballot: 'reserved' },
	spaceOpen: true,
	entitled: true,
	tookPart: null,
	wording: { seen: 'w', now: 'w', opening: true },
};
const poll = (change: Partial<VoteFacts['poll']>) => ({ ...facts, poll: { ...facts.poll, ...change } });

describe('a vote', () => {
	test('is taken up to the last millisecond, and not at the closing instant, even if nobody closed', () => {
		expect(decideVote(facts, now + 999)).toEqual({ taken: true });
		expect(decideVote(facts, now + 1_000)).toEqual({ refused: 'closed' });
		expect(due(facts.poll, now + 999)).toBeNull();
		expect(due(facts.poll, now + 1_000)).toBe('close');
	});

	test.each<[string, VoteFacts, string]>([
		['before opening', poll({ state: 'waiting' }), 'not-open-yet'],
		['after the closing', poll({ state: 'closed' }), 'closed'],
		['while sheets are counted', poll({ state: 'counting' }), 'closed'],
		['in a closed tavolo', { ...facts, spaceOpen: false }, 'space-closed'],
		['of somebody not on the list', { ...facts, entitled: false }, 'not-entitled'],
		['of somebody who had a sheet', { ...facts, tookPart: 'paper' }, 'voted-on-paper'],
		[
			'on words that changed',
			{ ...facts, wording: { seen: 'w', now: 'z', opening: false } },
			'wording-changed',
		],
		[
			'on a clause that is gone',
			{ ...facts, wording: { seen: 'w', now: null, opening: false } },
			'clause-gone',
		],
		[
			'in secret, on words it was not asked about',
			{ ...poll({ ballot: 'secret' }), wording: { seen: 'z', now: 'z', opening: false } },
			'words-moved-on',
		],
		['a second, secret one', { ...poll({ ballot: 'secret' }), tookPart: 'online' }, 'already-voted'],
	])('%s is refused', (_, given, refused) => {
		expect(decideVote(given, now)).toEqual({ refused });
	});

	test('that is not secret can be changed until closing', () => {
		expect(decideVote({ ...facts, tookPart: 'online' }, now)).toEqual({ taken: true });
	});
});

test('results that wait for the closing are out when the count is over, not before', () => {
	const out = (state: 'open' | 'counting' | 'closed') => resultsAreOut({ state, results: 'at-closing' });
	expect([out('open'), out('counting'), out('closed')]).toEqual([false, false, true]);
	expect(resultsAreOut({ state: 'open', results: 'at-once' })).toBe(true);
	expect(resultsAreOut({ state: 'waiting', results: 'at-once' })).toBe(false);
});

const typed: TypedPoll = {
	subject: { kind: 'question' },
	title: 'Quale festa facciamo?',
	explanation: '',
	methodKind: 'yes-no',
	steps: '',
	options: '',
	dots: '',
	stack: false,
	ballot: 'reserved',
	results: 'at-once',
	voters: 'members',
	quorumKind: 'none',
	quorum: '',
	thresholdKind: 'none',
	threshold: '',
	paper: false,
	opening: 'now',
	opensDay: '',
	opensHour: '',
	closing: 'hand',
	closesDay: '',
	closesHour: '',
};
const decide = (change: Partial<TypedPoll>, visibility: 'public' | 'protected' = 'public') =>
	decideNewPoll({ ...typed, ...change }, { now, visibility });

describe('a new poll', () => {
	test('with everything it needs is decided', () => {
		expect(
			decide({
				methodKind: 'dots',
				options: ' Festa \n\n Gita\nCena ',
				dots: '3',
				stack: true,
				closing: 'date',
				closesDay: '5/12/2026',
				closesHour: '23:59',
				quorumKind: 'percent',
				quorum: '30 %',
			}),
		).toEqual({
			poll: expect.objectContaining({
				method: {
					kind: 'dots',
					options: [
						{ id: 'o1', words: 'Festa' },
						{ id: 'o2', words: 'Gita' },
						{ id: 'o3', words: 'Cena' },
					],
					dots: 3,
					stack: true,
				},
				quorum: { kind: 'percent', percent: 30 },
				closesAt: Date.parse('2026-12-05T23:59:00+01:00'),
				opensNow: true,
			}),
		});
	});

	test.each<[string, Partial<TypedPoll>, Record<string, string>]>([
		['no question', { title: ' \u202e ' }, { title: 'text-missing' }],
		['a book for a question', { title: 'a'.repeat(201) }, { title: 'text-too-long' }],
		['one option', { methodKind: 'ranking', options: 'Festa' }, { options: 'options-too-few' }],
		['twins', { methodKind: 'ranking', options: 'Città\nCITTA\u0300\nGita' }, { options: 'option-twice' }],
		[
			'more dots than places',
			{ methodKind: 'dots', options: 'a\nb', dots: '3' },
			{ dots: 'dots-more-than-options' },
		],
		['no dots', { methodKind: 'dots', options: 'a\nb', dots: 'tre' }, { dots: 'dots-unreadable' }],
		['a quorum of more than all', { quorumKind: 'percent', quorum: '101' }, { quorum: 'percent-unreadable' }],
		['a secret told at once', { ballot: 'secret' }, { results: 'secret-shows-at-closing' }],
		[
			'a closing without a year',
			{ closing: 'date', closesDay: '5 dicembre', closesHour: '18' },
			{ closesDay: 'date-without-year' },
		],
		[
			'an hour nobody has',
			{ closing: 'date', closesDay: '5/12/2026', closesHour: '25:00' },
			{ closesHour: 'hour-unreadable' },
		],
		[
			'a closing yesterday',
			{ closing: 'date', closesDay: '21/11/2026', closesHour: '18' },
			{ closesDay: 'moment-in-the-past' },
		],
		[
			'a closing before the opening',
			{
				opening: 'date',
				opensDay: '6/12/2026',
				opensHour: '8',
				closing: 'date',
				closesDay: '5/12/2026',
				closesHour: '18',
			},
			{ closesDay: 'closes-before-it-opens' },
		],
	])('with %s is told what is wrong, field by field', (_, change, faults) => {
		expect(decide(change)).toEqual({ refused: 'poll-incomplete', faults });
	});

	test('in a protected tavolo names beside choices are not offered, nor residents', () => {
		expect(decide({ ballot: 'open', voters: 'residents' }, 'protected')).toEqual({
			refused: 'poll-incomplete',
			faults: { ballot: 'names-not-here', voters: 'residents-not-here' },
		});
	});

	test('200,000 characters in every field are refused, quickly', () => {
		const long = '🙂'.repeat(100_000);
		const decided = decide({
			title: long,
			explanation: long,
			methodKind: 'dots',
			options: `${long}\nb`,
			dots: long,
		});
		expect(decided).toMatchObject({
			faults: { title: 'text-too-long', explanation: 'text-too-long', options: 'option-too-long' },
		});
	});
});

describe('a moment as people type it', () => {
	test('is the hour of Rome, in winter and in summer', () => {
		expect(readMoment('13/06/2027', '18.05')).toEqual({ at: Date.parse('2027-06-13T18:05:00+02:00') });
		expect(readMoment('13/01/2027', '8')).toEqual({ at: Date.parse('2027-01-13T08:00:00+01:00') });
	});

	test('every hour but the one that is jumped over reads back', () => {
		const shown = new Intl.DateTimeFormat('en-GB', {
			timeZone: 'Europe/Rome',
			hour: '2-digit',
			minute: '2-digit',
		});
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
				for (const day of ['2026-10-25', '2027-03-28', '2026-11-22'] as Day[]) {
					if (day === '2027-03-28' && hours === 2) continue;
					const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
					expect(shown.format(momentAt(day, hours, minutes))).toBe(clock);
				}
			}),
		);
	});
});

describe('paper', () => {
	const voters = (name: string) =>
		({ Amina: ['p:a'], Maria: ['p:m', 'p:n'] })[name] ?? ([] as readonly string[]);
	const line = (number: string, choice: string, name = '') => ({ line: number, choice, name });

	test('lines as the office types them', () => {
		expect(
			readSheet({ kind: 'yes-no' }, 'open', [line('1', 'f', 'Amina'), line('2', ''), line('3', 'A')], voters),
		).toEqual({
			lines: [
				{ line: 1, choice: 'for', voter: 'p:a', name: 'Amina' },
				{ line: 3, choice: 'abstain', voter: null, name: '' },
			],
		});
	});

	test('what cannot be is told beside its line', () => {
		const typedLines = [
			line('1', 'x'),
			line('1', 'f', 'Nessuno'),
			line('zero', 'f'),
			line('4', 'f', 'Maria'),
			line('5', '', 'Amina'),
		];
		expect(readSheet({ kind: 'yes-no' }, 'reserved', typedLines, voters)).toEqual({
			faults: {
				'choice-0': 'choice-unknown',
				'name-1': 'voter-unknown',
				'line-2': 'line-unreadable',
				'name-3': 'voter-ambiguous',
				'choice-4': 'choice-missing',
			},
		});
		expect(readSheet({ kind: 'yes-no' }, 'reserved', [line('2', 'f'), line('2', 'c')], voters)).toEqual({
			faults: { 'line-1': 'line-twice' },
		});
		expect(readSheet({ kind: 'yes-no' }, 'reserved', [], voters)).toEqual({
			faults: { 'choice-0': 'nothing-typed' },
		});
	});

	test('with a secret ballot no name may stand beside a choice', () => {
		expect(readSheet({ kind: 'yes-no' }, 'secret', [line('1', 'f', 'Amina')], voters)).toEqual({
			faults: { 'name-0': 'name-not-here' },
		});
	});

	test('whoever typed a line never confirms it; a counted poll takes no more', () => {
		expect(decideConfirmation({ enteredBy: 'a', by: 'a' })).toEqual({ refused: 'same-person' });
		expect(decideConfirmation({ enteredBy: 'a', by: 'b' })).toEqual({ confirmed: true });
		expect(decidePaper({ state: 'closed', paper: true })).toEqual({ refused: 'counted' });
		expect(decidePaper({ state: 'counting', paper: true })).toEqual({ taken: true });
		expect(decidePaper({ state: 'open', paper: false })).toEqual({ refused: 'no-paper' });
	});
});
