import type { Timer } from './workshop.ts';

const minute = 60_000;
/** Longer than this nobody plans a moment, and a slip of the finger adds no day. */
export const longestTimer = 240 * minute;

const within = (ms: number): number => Math.min(longestTimer, Math.max(0, Math.round(ms)));

export function startTimer(minutes: number, now: number): Timer {
	return { kind: 'running', endsAt: now + within(minutes * minute) };
}

/** More time, or less with a negative `ms`. Where none runs, or it has run out, the time counts from now. */
export function lengthen(timer: Timer, ms: number, now: number): Timer {
	const left = leftMs(timer, now) ?? 0;
	const longer = within(left + ms);
	if (longer === left) return timer;
	return timer.kind === 'paused'
		? { kind: 'paused', leftMs: longer }
		: { kind: 'running', endsAt: now + longer };
}

/** One that has run out has nothing to stop. */
export function pause(timer: Timer, now: number): Timer {
	const left = leftMs(timer, now);
	return timer.kind === 'running' && left! > 0 ? { kind: 'paused', leftMs: left! } : timer;
}

export function resume(timer: Timer, now: number): Timer {
	return timer.kind === 'paused' ? { kind: 'running', endsAt: now + timer.leftMs } : timer;
}

/** Milliseconds left, 0 once it has run out; null without a timer. */
export function leftMs(timer: Timer, now: number): number | null {
	switch (timer.kind) {
		case 'none':
			return null;
		case 'paused':
			return timer.leftMs;
		case 'running':
			return within(timer.endsAt - now);
	}
}
