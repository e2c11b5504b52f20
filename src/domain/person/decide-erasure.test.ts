import { expect, test } from 'vitest';
import { decideErasure } from './decide-erasure.ts';

const nobody = { administrator: false, administrators: 1, ledAlone: [] };

test('whoever leads nothing may go', () => {
	expect(decideErasure(nobody)).toEqual({ may: true });
	expect(decideErasure({ ...nobody, administrator: true, administrators: 2 })).toEqual({ may: true });
});

test('the last one of the office and the only one who leads a tavolo hand over first; all of it is said at once', () => {
	const patto = { slug: 'patto', title: 'Patto' };
	expect(decideErasure({ administrator: true, administrators: 1, ledAlone: [patto] })).toEqual({
		refused: 'must-hand-over',
		office: true,
		spaces: [patto],
	});
	expect(decideErasure({ ...nobody, ledAlone: [patto] })).toMatchObject({ office: false, spaces: [patto] });
});
