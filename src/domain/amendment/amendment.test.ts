import { describe, expect, test } from 'vitest';
import { readTyped, wordingAsTyped } from './amendment-text.ts';
import { letterOf, longestReason, longestWording } from './amendment.ts';
import {
	decideAccept,
	decideReject,
	decideStance,
	decideWithdraw,
	type AcceptFacts,
} from './decide-amendment.ts';

const typed = { wording: 'Tre pomeriggi.', reason: 'Due non bastano.', name: '', title: '' };
const open = { state: 'open', authorId: 'amina' } as const;

describe('what somebody types', () => {
	test('is tidied line by line, and lists keep their depth', () => {
		expect(wordingAsTyped('\r\nUno  e due \r\n  - sotto\u202e\r\n\tpoi\n\n')).toBe(
			'Uno e due\n  - sotto\n  poi',
		);
	});

	test('is words and a reason; name and title are as one likes', () => {
		expect(readTyped(typed)).toEqual({
			wording: 'Tre pomeriggi.',
			reason: 'Due non bastano.',
			name: '',
			title: null,
		});
		expect(readTyped({ ...typed, name: ' Tre \n giorni ', title: 'Aiuto' })).toMatchObject({
			name: 'Tre giorni',
			title: 'Aiuto',
		});
	});

	test.each([
		[{ wording: ' \u200b\n ' }, { wording: 'wording-missing' }],
		[{ wording: '—' }, { wording: 'wording-missing' }],
		[{ wording: 'x'.repeat(200_000) }, { wording: 'wording-too-long' }],
		[{ reason: '  ' }, { reason: 'reason-missing' }],
		[
			{ reason: 'x'.repeat(longestReason + 1), name: 'x'.repeat(81) },
			{ reason: 'reason-too-long', name: 'name-too-long' },
		],
		[{ title: 'x'.repeat(201) }, { title: 'title-too-long' }],
	])('what is missing or too long is told beside its field', (wrong, faults) => {
		expect(readTyped({ ...typed, ...wrong })).toEqual({ refused: 'fields', faults });
	});

	test('scripts are words like others', () => {
		expect(readTyped({ ...typed, wording: '<script>alert(1)</script>' })).toMatchObject({
			wording: '<script>alert(1)</script>',
		});
		expect(readTyped({ ...typed, wording: 'è'.repeat(longestWording) })).toHaveProperty('wording');
	});
});

test('the letters go on after Z', () => {
	expect([1, 2, 26, 27, 52, 53, 703].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AZ', 'BA', 'AAA']);
});

describe('a stand', () => {
	test('is taken on words of others that can still become the text', () => {
		expect(decideStance({ ...open, hidden: false }, 'omar')).toBeNull();
		expect(decideStance({ ...open, hidden: false }, 'amina')).toEqual({ refused: 'own' });
		expect(decideStance({ ...open, hidden: true }, 'omar')).toEqual({ refused: 'hidden' });
		expect(decideStance({ ...open, state: 'overtaken', hidden: false }, 'omar')).toEqual({
			refused: 'overtaken',
		});
		for (const state of ['accepted', 'rejected', 'withdrawn'] as const)
			expect(decideStance({ ...open, state, hidden: false }, 'omar')).toEqual({ refused: 'decided' });
	});
});

describe('an end', () => {
	test('the author takes it back, nobody else, and only once', () => {
		expect(decideWithdraw(open, 'amina')).toBeNull();
		expect(decideWithdraw({ ...open, state: 'overtaken' }, 'amina')).toBeNull();
		expect(decideWithdraw(open, 'luca')).toEqual({ refused: 'not-yours' });
		expect(decideWithdraw({ ...open, state: 'rejected' }, 'amina')).toEqual({ refused: 'decided' });
	});

	test('no is said with a reason', () => {
		expect(decideReject(open, ' Costa troppo. ')).toEqual({ reason: 'Costa troppo.' });
		expect(decideReject(open, ' ')).toEqual({ refused: 'fields', faults: { reason: 'reason-missing' } });
		expect(decideReject(open, 'x'.repeat(200_000))).toEqual({
			refused: 'fields',
			faults: { reason: 'reason-too-long' },
		});
		expect(decideReject({ ...open, state: 'accepted' }, 'x')).toEqual({ refused: 'decided' });
	});

	const facts: AcceptFacts = {
		baseHash: 'b',
		todayHash: 'b',
		seenHash: 'b',
		confirmed: false,
		hidden: false,
	};
	test.each<[Partial<AcceptFacts>, unknown]>([
		[{}, null],
		[{ todayHash: 'c' }, { refused: 'changed' }],
		[{ todayHash: 'c', seenHash: 'c' }, { refused: 'changed' }],
		[{ todayHash: 'c', seenHash: 'c', confirmed: true }, null],
		[{ todayHash: 'd', seenHash: 'c', confirmed: true }, { refused: 'changed' }],
		[{ todayHash: null }, { refused: 'clause-gone' }],
		[{ hidden: true }, { refused: 'hidden' }],
	])('yes enters the text that was seen, and no other', (some, answer) => {
		expect(decideAccept(open, { ...facts, ...some })).toEqual(answer);
	});

	test('what is decided is not decided again', () => {
		expect(decideAccept({ ...open, state: 'withdrawn' }, facts)).toEqual({ refused: 'decided' });
	});
});
