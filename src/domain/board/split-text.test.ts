import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitText } from './split-text.ts';

test('ten thousand pasted characters fit into cards, and no word is lost', () => {
	const text = Array.from({ length: 1700 }, (_, index) => `parola${index}`).join(' ');
	const pieces = splitText(text, 2000);
	expect(pieces.every((piece) => piece.length <= 2000)).toBe(true);
	expect(pieces.join(' ')).toBe(text);
});

test('the cut falls on an empty line when there is one', () => {
	expect(splitText(`${'a'.repeat(15)}\n\n${'b'.repeat(15)}`, 20)).toEqual(['a'.repeat(15), 'b'.repeat(15)]);
});

test('whatever is pasted, every visible character is in exactly one piece', () => {
	const bare = (text: string) => text.replace(/\s/g, '');
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 300 }),
			fc.integer({ min: 2, max: 40 }),
			(text, longest) => {
				const pieces = splitText(text, longest);
				expect(bare(pieces.join(''))).toBe(bare(text));
				expect(pieces.every((piece) => piece.length <= longest && piece !== '')).toBe(true);
			},
		),
	);
});
