import { expect, test } from 'vitest';
import { meetingsAmong } from './meetings.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-22T17:00:00Z');
const line = (id: string, more: object) => ({
	...{ id, title: id, place: '', state: 'prepared' as const, rehearsal: false },
	...{ startedAt: null, endedAt: null, createdAt: 1, plannedAt: null as number | null },
	...more,
});

test('the page of a tavolo tells of the incontro that comes first, not of one nobody was told of', () => {
	const lines = [
		line('secret', {}),
		line('january', { plannedAt: now + 999 * hour }),
		line('december', { plannedAt: now + 200 * hour }),
		line('forgotten', { plannedAt: now - 9 * hour }),
		line('rehearsal', { plannedAt: now + hour, rehearsal: true }),
	];
	expect(meetingsAmong(lines, now).next?.id).toBe('december');
	expect(meetingsAmong([line('late', { plannedAt: now - hour })], now).next?.id).toBe('late');
});

test('the last is the one that ended last; an open one is neither', () => {
	const lines = [
		line('spring', { state: 'closed', endedAt: now - 900 * hour }),
		line('autumn', { state: 'closed', endedAt: now - 20 * hour }),
		line('today', { state: 'open', startedAt: now - hour }),
	];
	const { open, next, last } = meetingsAmong(lines, now);
	expect([open?.id, next, last?.id]).toEqual(['today', null, 'autumn']);
});
