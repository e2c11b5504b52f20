import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePaperBody, paperByBody } from './paper-bodies.ts';

test('of eight people without a phone three were there for the schools, and then five at most for others', () => {
	expect(decidePaperBody(8, [], 3)).toEqual({ people: 3 });
	expect(decidePaperBody(8, [{ people: 3 }], 5)).toEqual({ people: 5 });
	expect(decidePaperBody(8, [{ people: 3 }], 6)).toEqual({ refused: 'more-than-counted', left: 5 });
	expect(decidePaperBody(0, [], 0)).toEqual({ people: 0 });
});

test('the minutes never say more people of bodies than were in the room', () => {
	const bodies = fc.array(fc.record({ people: fc.nat(20) }));
	fc.assert(
		fc.property(fc.nat(60), bodies, fc.nat(20), (counted, others, people) => {
			const said = paperByBody(counted, others);
			expect(said.reduce((all, one) => all + one.people, 0)).toBeLessThanOrEqual(counted);
			const decided = decidePaperBody(counted, said, people);
			if ('people' in decided) expect(paperByBody(counted, [...said, decided])).toHaveLength(said.length + 1);
		}),
	);
});
