import { expect, test } from 'vitest';
import { createGuestTraces } from './guest-trace.ts';

const comment = (id: string, spaceId = 'pact') => ({ spaceId, kind: 'comment', id });

test('whoever moderates sees how many came from one place today, not which place', () => {
	let now = Date.parse('2026-11-22T10:00:00Z');
	const traces = createGuestTraces({ clock: () => now });
	traces.note(comment('a'), '203.0.113.7');
	traces.note(comment('b'), '203.0.113.7');
	traces.note(comment('b'), '203.0.113.7');
	traces.note(comment('c'), '203.0.113.8');
	traces.note(comment('d', 'other'), '203.0.113.7');
	expect(traces.besides('comment', 'a')).toBe(2);
	expect(traces.besides('comment', 'c')).toBe(1);
	expect(traces.besides('comment', 'd'), 'another tavolo').toBe(1);
	expect(traces.besides('comment', 'x')).toBeNull();
	expect(traces.today('pact').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
	expect(JSON.stringify(traces.today('pact'))).not.toContain('203.0.113');
	now += 24 * 3_600_000;
	expect(traces.besides('comment', 'a'), 'the next day').toBeNull();
	expect(traces.today('pact')).toEqual([]);
});
