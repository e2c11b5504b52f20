import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableDifference, wordDifference } from './word-difference.ts';

const before = 'Le scuole restano aperte fino alle 17:30.';
const after = 'Le scuole e le biblioteche restano aperte fino alle 18:00.';

test('a reader sees which words were taken out and which were put in', () => {
	const changed = wordDifference(before, after).filter(({ kind }) => kind !== 'same');
	expect(changed.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toContain(
		'e le biblioteche',
	);
	expect(changed.some(({ kind, text }) => kind === 'removed' && text.includes('17'))).toBe(true);
});

test('words changed in a row are one change, said once', () => {
	const runs = readableDifference(
		'Aprono almeno due spazi, dal lunedì al giovedì, per tutti.',
		'Aprono almeno uno spazio in centro e uno a San Pietro, per tutti.',
	);
	expect(runs.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
	expect(runs[1]!.text).toBe('due spazi, dal lunedì al giovedì');
	expect(runs[2]!.text).toBe('uno spazio in centro e uno a San Pietro');
	const [, ...changed] = readableDifference('al giovedì, per', 'al venerdì, dalle 16:30 alle 19:00, per');
	expect(changed).toEqual([
		{ kind: 'removed', text: 'giovedì' },
		{ kind: 'added', text: 'venerdì, dalle 16:30 alle 19:00' },
		{ kind: 'same', text: ', per' },
	]);
});

test('two spellings of the same letters are the same words', () => {
	expect(wordDifference('citta\u0300', 'citt\u00e0')).toEqual([{ kind: 'same', text: 'citt\u00e0' }]);
});

test('whatever the two wordings, both can be read back from the difference', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
			for (const runs of [wordDifference(one, other), readableDifference(one, other)]) {
				const read = (without: string) =>
					runs
						.filter(({ kind }) => kind !== without)
						.map(({ text }) => text)
						.join('');
				expect(read('added')).toBe(one.normalize('NFC'));
				expect(read('removed')).toBe(other.normalize('NFC'));
			}
		}),
	);
});

test('a very long wording is compared as a whole instead of keeping everybody waiting', () => {
	const long = 'parola '.repeat(10_000);
	expect(wordDifference(long, `altro ${long}`)).toHaveLength(2);
});
