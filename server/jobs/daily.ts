import { dayAt } from '#domain/space/day.ts';
import type { Clock } from '../clock.ts';

/** A piece of work that is done once a day. */
export interface DailyJob {
	readonly name: string;
	/** From this hour on, where the tavoli live. */
	readonly hour: number;
	run(): Promise<void>;
}

/** What remembers over a restart which days are done. */
export interface JobBook {
	/** True for whoever is first to begin this job on this day. */
	begin(name: string, day: string, at: number): Promise<boolean>;
}

export interface Timer {
	/** Calls back later; gives what stops it. */
	after(milliseconds: number, call: () => void): () => void;
}

export const systemTimer: Timer = {
	after(milliseconds, call) {
		const timer = setTimeout(call, milliseconds);
		// Waiting for tomorrow keeps no process alive.
		timer.unref();
		return () => clearTimeout(timer);
	},
};

const minuteMs = 60_000;

/**
 * Looks once a minute whether a job of the day is due. A server that was off at the hour does it when it is back, on the
 * same day; two servers on the same data do it once.
 */
export function createDailyJobs(
	jobs: readonly DailyJob[],
	book: JobBook,
	clock: Clock,
	timer: Timer,
	onError: (name: string, error: unknown) => void,
) {
	let closed = false;
	let stop = (): void => undefined;
	let running: Promise<void> = Promise.resolve();

	async function look(): Promise<void> {
		const now = clock();
		const day = dayAt(now);
		for (const job of jobs) {
			if (closed || hourAt(now) < job.hour) continue;
			try {
				if (await book.begin(job.name, day, now)) await job.run();
			} catch (error) {
				onError(job.name, error);
			}
		}
	}

	function next(): void {
		if (closed) return;
		stop = timer.after(minuteMs, () => {
			running = look().finally(next);
		});
	}
	next();
	return {
		/** Waits for a job that is running. */
		async close(): Promise<void> {
			closed = true;
			stop();
			await running;
		},
	};
}

function hourAt(moment: number): number {
	const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: 'Europe/Rome' });
	return Number(hour.format(moment)) % 24;
}
