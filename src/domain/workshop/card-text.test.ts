import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersIn } from '#domain/space/text-as-typed.ts';
import { decideCardText } from './card-text.ts';

test.each([
	['  Un posto   caldo ', 'Un posto caldo'],
	['Primo\r\nsecondo\rterzo', 'Primo\nsecondo\nterzo'],
	['Primo \n\n\n \n secondo', 'Primo\n\nsecondo'],
	['Primo\u2028secondo', 'Primo\nsecondo'],
	['perche\u0301', 'perché'],
	['\u202eabc\u0007', 'abc'],
	['مكان دافئ', 'مكان دافئ'],
	['<b>ciao</b>', '<b>ciao</b>'],
	['❤️', '❤️'],
])('%j is kept as %j', (typed, text) => {
	expect(decideCardText(typed)).toEqual({ text });
});

test.each(['', ' \n\t ', '\u200b\u2060', '\ufeff'])('%j is an empty card', (typed) => {
	expect(decideCardText(typed)).toEqual({ refused: 'empty' });
});

test('280 letters fit, whatever they are made of; with more it is said how many to take away', () => {
	expect(decideCardText('👨‍👩‍👧‍👦'.repeat(280))).toEqual({ text: '👨‍👩‍👧‍👦'.repeat(280) });
	expect(decideCardText('a'.repeat(281))).toEqual({ refused: 'too-long', over: 1 });
	expect(decideCardText('a'.repeat(3_000))).toEqual({ refused: 'too-long', over: 2_720 });
	expect(decideCardText(`a${'\u0301'.repeat(10_000)}`)).toMatchObject({ refused: 'too-long' });
});

test('what a machine sends is refused without counting its letters', () => {
	expect(decideCardText('👍🏽'.repeat(3_000))).toEqual({ refused: 'too-long', over: 12_000 - 280 });
	expect(decideCardText(' '.repeat(6_000_000))).toMatchObject({ refused: 'too-long' });
});

test('what was kept once is kept the same twice, never longer than the limit, never with three line ends', () => {
	const typing = fc.string({
		unit: fc.oneof(
			fc.constantFrom('\n', ' ', '\r', '\u2029', 'a'),
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
		),
	});
	fc.assert(
		fc.property(typing, (typed) => {
			const decided = decideCardText(typed);
			if (!('text' in decided)) return;
			expect(decideCardText(decided.text)).toEqual(decided);
			expect(lettersIn(decided.text)).toBeLessThanOrEqual(280);
			expect(decided.text).not.toMatch(/\n{3}|\r|^\s|\s$/);
		}),
	);
});
