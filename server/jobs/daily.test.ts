import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestKit, type TestKit } from '../../tests/support/kit.ts';
import { createJobBook } from '../storage/job-book.ts';
import { createDailyJobs, type DailyJob } from './daily.ts';

let kit: TestKit;
beforeEach(async () => {
	// Six in the morning in Italy.
	kit = await openTestKit('2026-11-22T05:00:00Z');
});
afterEach(() => kit.close());

/** A timer that rings when the test says so. */
function bell() {
	let call: (() => void) | null = null;
	return {
		timer: {
			after(_milliseconds: number, next: () => void) {
				call = next;
				return () => void (call = null);
			},
		},
		/** A minute passes, and whatever it set off is done. */
		async ring(): Promise<void> {
			kit.pass(60_000);
			const ringing = call;
			call = null;
			ringing?.();
			while (ringing && call === null) await new Promise((resolve) => setImmediate(resolve));
		},
		get set() {
			return call !== null;
		},
	};
}

function start(run: () => Promise<void>, errors: unknown[] = []) {
	const clockwork = bell();
	const job: DailyJob = { name: 'digest', hour: 7, run };
	const jobs = createDailyJobs(
		[job],
		createJobBook(kit.storage),
		kit.clock,
		clockwork.timer,
		(_name, error) => errors.push(error),
	);
	return { jobs, ...clockwork, ring: clockwork.ring };
}
const hours = (count: number) => kit.pass(count * 3_600_000);

test('a job is done once a day, from its hour on', async () => {
	let done = 0;
	const { jobs, ring } = start(async () => void done++);
	await ring();
	expect(done, 'six in the morning').toBe(0);
	hours(1);
	await ring();
	await ring();
	hours(3);
	await ring();
	expect(done).toBe(1);
	hours(24);
	await ring();
	expect(done).toBe(2);
	await jobs.close();
});

test('a server that starts again does not do it twice; one that was off at the hour does it later', async () => {
	let done = 0;
	const first = start(async () => void done++);
	hours(2);
	await first.ring();
	await first.jobs.close();
	const second = start(async () => void done++);
	await second.ring();
	await second.jobs.close();
	expect(done).toBe(1);
	hours(24 + 10);
	const third = start(async () => void done++);
	await third.ring();
	expect(done).toBe(2);
	await third.jobs.close();
});

test('a job that fails is told, and the next day it is tried again', async () => {
	const errors: unknown[] = [];
	let tries = 0;
	const { jobs, ring } = start(async () => {
		tries++;
		throw new Error('mail is down');
	}, errors);
	hours(2);
	await ring();
	await ring();
	expect([tries, errors.length]).toEqual([1, 1]);
	hours(24);
	await ring();
	expect(tries).toBe(2);
	await jobs.close();
});

test('after closing nothing rings any more', async () => {
	const { jobs, set } = start(async () => undefined);
	expect(set).toBe(true);
	await jobs.close();
	hours(24);
});
