import { expect, test } from 'vitest';
import { nextEntry } from './menu-moves.ts';

const columns = [
	'Che cosa manca',
	'Che cosa possiamo fare',
	'Chi ci mette che cosa',
	'Da chiarire',
	'È deciso',
];

test('arrows go round, Home and End go to the ends', () => {
	expect(nextEntry(columns, 4, 'ArrowDown', '')).toBe(0);
	expect(nextEntry(columns, 0, 'ArrowUp', '')).toBe(4);
	expect(nextEntry(columns, 2, 'Home', '')).toBe(0);
	expect(nextEntry(columns, 2, 'End', '')).toBe(4);
});

test('typing letters finds the line that begins with them, whatever the accents', () => {
	expect(nextEntry(columns, 0, 'i', 'chi')).toBe(2);
	expect(nextEntry(columns, 0, 'e', 'e')).toBe(4);
});

test('the same letter again walks through its lines', () => {
	expect(nextEntry(columns, 0, 'c', 'c')).toBe(1);
	expect(nextEntry(columns, 1, 'c', 'cc')).toBe(2);
	expect(nextEntry(columns, 2, 'c', 'ccc')).toBe(0);
});

test('other keys are left alone', () => {
	expect(nextEntry(columns, 0, 'Enter', '')).toBeNull();
	expect(nextEntry([], 0, 'ArrowDown', '')).toBeNull();
	expect(nextEntry(columns, 0, 'z', 'z')).toBeNull();
});
