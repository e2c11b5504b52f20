import { expect, test } from 'vitest';
import { readMark } from './read-mark.ts';

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

test('nobody slips other words under the mark of words that were read', () => {
	// These two have the same 32 bits of FNV-1a, found by trying for two seconds.
	const read = { id: 'a', text: 'Più luce la sera 1868002' };
	expect(readMark({ id: 'a', text: 'Brutte parole 714289' })).not.toBe(readMark(read));
});
