import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStop } from './stop.ts';

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
	vi.useRealTimers();
});

function setting(close: () => Promise<void>) {
	const exits: number[] = [];
	const errors: unknown[] = [];
	const stop = createStop(
		createServer(),
		{ close },
		(code) => exits.push(code),
		(error) => errors.push(error),
	);
	return { stop, exits, errors };
}

test('the process ends after everything is closed', async () => {
	const heard: string[] = [];
	const { stop, exits } = setting(async () => void heard.push('closed'));
	await stop();
	expect([heard, exits]).toEqual([['closed'], [0]]);
});

test('one Ctrl+C that arrives twice is one wish; the next one ends at once', () => {
	const { stop, exits } = setting(() => new Promise(() => undefined));
	void stop();
	void stop();
	expect(exits).toEqual([]);
	vi.advanceTimersByTime(600);
	void stop();
	expect(exits).toEqual([1]);
});

test('a close that never ends does not hold the process longer than ten seconds', () => {
	const { stop, exits } = setting(() => new Promise(() => undefined));
	void stop();
	vi.advanceTimersByTime(9_000);
	expect(exits).toEqual([]);
	vi.advanceTimersByTime(1_000);
	expect(exits).toEqual([1]);
});

test('a close that fails is told and the process still ends', async () => {
	const { stop, exits, errors } = setting(() => Promise.reject(new Error('disk')));
	await stop();
	expect([exits, errors.length]).toEqual([[1], 1]);
});
