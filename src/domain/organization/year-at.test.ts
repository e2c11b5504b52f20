import { expect, test } from 'vitest';
import { yearAt } from './year-at.ts';

test('the new year begins at midnight in Rome, not where the server stands', () => {
	expect(yearAt(Date.parse('2026-12-31T22:59:59Z'))).toBe(2026);
	expect(yearAt(Date.parse('2026-12-31T23:00:00Z'))).toBe(2027);
});
