import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leftMs, lengthen, longestTimer, pause, resume, startTimer } from './timer.ts';
import type { Timer } from './workshop.ts';

const now = Date.parse('2026-11-22T18:06:00Z');
const minute = 60_000;
const none: Timer = { kind: 'none' };

describe('the clock of a moment', () => {
	test('runs down to nothing and stays there', () => {
		const timer = startTimer(5, now);
		expect(leftMs(timer, now)).toBe(5 * minute);
		expect(leftMs(timer, now + 48_000)).toBe(4 * minute + 12_000);
		expect(leftMs(timer, now + 60 * minute)).toBe(0);
		expect(leftMs(none, now)).toBeNull();
	});

	test('gets a minute more while it runs, while it stands, and after it has run out', () => {
		const timer = startTimer(5, now);
		expect(leftMs(lengthen(timer, minute, now + minute), now + minute)).toBe(5 * minute);
		expect(lengthen(pause(timer, now + minute), minute, now + 9 * minute)).toEqual({
			kind: 'paused',
			leftMs: 5 * minute,
		});
		expect(leftMs(lengthen(timer, minute, now + 30 * minute), now + 30 * minute)).toBe(minute);
		expect(lengthen(none, minute, now)).toEqual({ kind: 'running', endsAt: now + minute });
	});

	test('with time taken away ends now at the soonest, and one that has ended stays as it is', () => {
		const timer = startTimer(5, now);
		expect(lengthen(timer, -30 * minute, now)).toEqual({ kind: 'running', endsAt: now });
		expect(lengthen(timer, -minute, now + 30 * minute)).toBe(timer);
		expect(lengthen(none, -minute, now)).toBe(none);
	});

	test('never shows more than four hours', () => {
		expect(leftMs(lengthen(startTimer(240, now), minute, now), now)).toBe(longestTimer);
		expect(leftMs(startTimer(9_999, now), now)).toBe(longestTimer);
	});

	test('stands while it is paused, and goes on from there', () => {
		const paused = pause(startTimer(5, now), now + minute);
		expect(leftMs(paused, now + 100 * minute)).toBe(4 * minute);
		expect(resume(paused, now + 100 * minute)).toEqual({ kind: 'running', endsAt: now + 104 * minute });
	});

	test('that is not running cannot be paused, one that is not paused cannot go on', () => {
		const over = startTimer(1, now);
		expect(pause(over, now + minute)).toBe(over);
		expect(pause(none, now)).toBe(none);
		expect(resume(over, now)).toBe(over);
	});

	test('whatever is done to it, has between nothing and four hours left; a pause costs nobody a second', () => {
		const act = fc.oneof(
			fc.record({
				act: fc.constant('lengthen' as const),
				ms: fc.integer({ min: -40, max: 60 }).map((n) => n * minute),
			}),
			fc.record({ act: fc.constantFrom('pause' as const, 'resume' as const) }),
			fc.record({ act: fc.constant('wait' as const), ms: fc.nat(600 * minute) }),
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 240 }), fc.array(act), (minutes, acts) => {
				let at = now;
				let timer = startTimer(minutes, at);
				for (const step of acts) {
					const before = leftMs(timer, at)!;
					if (step.act === 'wait') at += step.ms;
					if (step.act === 'lengthen') timer = lengthen(timer, step.ms, at);
					if (step.act === 'pause') timer = pause(timer, at);
					if (step.act === 'resume') timer = resume(timer, at);
					const left = leftMs(timer, at)!;
					expect(left).toBeGreaterThanOrEqual(0);
					expect(left).toBeLessThanOrEqual(longestTimer);
					if (step.act === 'pause' || step.act === 'resume') expect(left).toBe(before);
				}
			}),
		);
	});
});
