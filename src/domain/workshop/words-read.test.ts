import { expect, test } from 'vitest';
import { readMark } from './words-read.ts';

test('a card is known by its words: another one, and one rewritten, have another mark', () => {
	const card = { id: 'a', text: 'Più luce' };
	expect(readMark(card)).toBe(readMark({ ...card }));
	const others = [
		{ id: 'b', text: 'Più luce' },
		{ id: 'a', text: 'Più luce.' },
		{ id: 'a', text: 'luce Più' },
		{ id: 'a', text: '' },
	];
	expect(new Set([card, ...others].map(readMark)).size).toBe(5);
});
