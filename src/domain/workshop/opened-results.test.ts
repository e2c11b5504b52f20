import { expect, test } from 'vitest';
import { isOpened } from './opened-results.ts';
import { untouchedDesk, type Desk } from './workshop.ts';

const desk: Desk = { ...untouchedDesk, state: 'open', momentId: 'pallini', round: 2 };
const first = { momentId: 'pallini', round: 1 };
const second = { momentId: 'pallini', round: 2 };

test('what the room answers now stays covered until the desk opens it, and again when it covers it', () => {
	expect(isOpened(desk, [], second)).toBe(false);
	expect(isOpened({ ...desk, resultsShown: true }, [second], second)).toBe(true);
	expect(isOpened(desk, [second], second)).toBe(false);
});

test('going on, or asking again, opens nothing; what was opened stays so', () => {
	const next = { ...desk, momentId: 'discutere', round: 1, resultsShown: true };
	expect(isOpened(desk, [], first)).toBe(false);
	expect(isOpened(next, [], second)).toBe(false);
	expect(isOpened(next, [second], second)).toBe(true);
	expect(isOpened(next, [second], first)).toBe(false);
});

test('when the incontro is over everything can be read', () => {
	expect(isOpened({ ...desk, state: 'closed' }, [], first)).toBe(true);
});
