import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	comparePositions,
	isPosition,
	longestPosition,
	needsRekey,
	positionBetween,
	spreadPositions,
} from './position.ts';

/** A repeatable stream of numbers, so that a failing seed can be played again. */
function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

describe('places in a list', () => {
	it('whatever the order of insertions, a new key lies strictly between its neighbours', () => {
		fc.assert(
			fc.property(
				fc.integer(),
				fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 120 }),
				(seed, spots) => {
					const random = seeded(seed);
					const keys: string[] = [];
					for (const spot of spots) {
						const index = Math.floor(spot * (keys.length + 1));
						const key = positionBetween(keys[index - 1] ?? null, keys[index] ?? null, random);
						expect(isPosition(key)).toBe(true);
						keys.splice(index, 0, key);
					}
					expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
					expect(new Set(keys).size).toBe(keys.length);
				},
			),
		);
	});

	it('two people putting a card in the same gap get different keys', () => {
		const random = seeded(7);
		const keys = new Set(Array.from({ length: 200 }, () => positionBetween('V', 'V001', random)));
		expect(keys.size).toBeGreaterThan(195);
	});

	it('ten thousand appends and ten thousand prepends keep the keys short', () => {
		const random = seeded(1);
		for (const end of ['last', 'first'] as const) {
			let key = positionBetween(null, null, random);
			for (let count = 0; count < 10_000; count++) {
				const next = end === 'last' ? positionBetween(key, null, random) : positionBetween(null, key, random);
				expect(end === 'last' ? next > key : next < key).toBe(true);
				key = next;
			}
			expect(key.length).toBeLessThanOrEqual(8);
		}
	});

	it('asks for re-keying only after hundreds of insertions in one spot', () => {
		const random = seeded(3);
		const low = positionBetween(null, null, random);
		let high = positionBetween(low, null, random);
		let insertions = 0;
		while (!needsRekey(high)) {
			high = positionBetween(low, high, random);
			insertions++;
		}
		expect(insertions).toBeGreaterThan(150);
		expect(high.length).toBeGreaterThan(longestPosition);
	});

	it('never throws and always answers a well-formed key, also for equal, inverted and nonsensical keys', () => {
		const any = fc.option(
			fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 400 }), fc.constant('zzzz')),
			{
				nil: null,
			},
		);
		fc.assert(
			fc.property(any, any, fc.double({ min: 0, max: 0.999999, noNaN: true }), (a, b, chance) => {
				expect(isPosition(positionBetween(a, b, () => chance))).toBe(true);
			}),
			{ numRuns: 500 },
		);
		expect(positionBetween('M', 'M') > 'M').toBe(true);
	});

	it('re-keying answers as many keys as asked, in order and far enough apart to insert between any two', () => {
		for (const count of [0, 1, 2, 30, 1000]) {
			const random = seeded(count);
			const keys = spreadPositions(count, random);
			expect(keys).toHaveLength(count);
			for (let index = 1; index < count; index++) {
				const [before, after] = [keys[index - 1]!, keys[index]!];
				expect(before < after).toBe(true);
				const middle = positionBetween(before, after, random);
				expect(before < middle && middle < after).toBe(true);
			}
			expect(keys.every((key) => !needsRekey(key) && isPosition(key))).toBe(true);
		}
	});

	it('with equal keys the id decides, the same way on every screen', () => {
		const placed = [
			{ pos: 'M', id: 'b' },
			{ pos: 'M', id: 'a' },
			{ pos: 'A', id: 'z' },
		];
		expect(placed.sort(comparePositions).map(({ id }) => id)).toEqual(['z', 'a', 'b']);
	});
});
