import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionBetween, spreadPositions } from './position.ts';

test('a key made between two others stays between them, wherever people insert', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(), { maxLength: 120 }), (spots) => {
			const keys: string[] = [];
			for (const spot of spots) {
				const index = spot % (keys.length + 1);
				keys.splice(index, 0, positionBetween(keys[index - 1] ?? null, keys[index] ?? null));
			}
			expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
			expect(new Set(keys).size).toBe(keys.length);
		}),
	);
});

test('inserting between equal keys does not throw', () => {
	expect(positionBetween('Vab', 'Vab') > 'Vab').toBe(true);
});

test('a thousand cards appended or prepended keep short keys', () => {
	let last: string | null = null;
	let first: string | null = null;
	for (let index = 0; index < 1000; index++) {
		last = positionBetween(last, null);
		first = positionBetween(null, first);
	}
	expect(last!.length).toBeLessThan(45);
	expect(first!.length).toBeLessThan(45);
});

test('re-keying spreads a thousand keys in order', () => {
	const keys = spreadPositions(1000);
	expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
	expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(8);
});
