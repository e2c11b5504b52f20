import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideDeletion } from './decide-deletion.ts';
import { workshopStates } from './workshop.ts';

describe('deleting an incontro', () => {
	test('what was only prepared goes; so does a trial nobody else came to', () => {
		expect(decideDeletion({ state: 'prepared', rehearsal: false, announced: false, guests: 0 })).toBeNull();
		expect(decideDeletion({ state: 'prepared', rehearsal: true, announced: false, guests: 0 })).toBeNull();
		expect(decideDeletion({ state: 'closed', rehearsal: true, announced: false, guests: 0 })).toBeNull();
	});

	test('what people wait for is called off first', () => {
		const announced = { state: 'prepared', rehearsal: false, announced: true, guests: 0 } as const;
		expect(decideDeletion(announced)).toEqual({ refused: 'announced' });
	});

	test('what was held stays, also where nobody came', () => {
		expect(decideDeletion({ state: 'closed', rehearsal: false, announced: false, guests: 0 })).toEqual({
			refused: 'was-held',
		});
	});

	test('a trial somebody else came to stays', () => {
		expect(decideDeletion({ state: 'closed', rehearsal: true, announced: false, guests: 1 })).toEqual({
			refused: 'had-guests',
		});
	});

	test('nothing goes while the doors are open, and never where a guest was', () => {
		fc.assert(
			fc.property(
				fc.record({
					state: fc.constantFrom(...workshopStates),
					rehearsal: fc.boolean(),
					announced: fc.boolean(),
					guests: fc.nat({ max: 600 }),
				}),
				(held) => {
					if (held.state === 'open' || held.guests > 0) expect(decideDeletion(held)).not.toBeNull();
				},
			),
		);
	});
});
