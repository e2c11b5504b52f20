import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

/** Draws the path on squared paper: the squares it covers. */
function drawn({ size, path }: { readonly size: number; readonly path: string }): boolean[][] {
	const paper = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
	let rest = path;
	while (rest !== '') {
		const run = /^M(\d+) (\d+)h(\d+)v1h-(\d+)z/.exec(rest);
		if (!run) throw new Error(`no run of squares: ${rest.slice(0, 20)}`);
		const [x, y, length, back] = run.slice(1).map(Number) as [number, number, number, number];
		expect(back).toBe(length);
		for (let step = 0; step < length; step++) {
			expect(paper[y]![x + step], 'no square is drawn twice').toBe(false);
			paper[y]![x + step] = true;
		}
		rest = rest.slice(run[0].length);
	}
	return paper;
}

test('the path covers exactly the dark squares of the code', () => {
	fc.assert(
		fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
			const code = encode(address, { ecc: 'M', border: 4 });
			expect(drawn(qrPath(address))).toEqual(code.data);
		}),
		{ numRuns: 40 },
	);
});

test('four empty squares stand on every side, as cameras need them', () => {
	const paper = drawn(qrPath('https://tavolo.example.it/v/k7m2pq'));
	const edge = [0, 1, 2, 3].flatMap((near) => [near, paper.length - 1 - near]);
	for (const at of edge) {
		expect(paper[at]!.some(Boolean)).toBe(false);
		expect(paper.some((row) => row[at])).toBe(false);
	}
	// The three eyes stand in their corners.
	for (const [x, y] of [
		[4, 4],
		[paper.length - 5, 4],
		[4, paper.length - 5],
	])
		expect(paper[y!]![x!]).toBe(true);
});
