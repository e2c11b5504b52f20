/** Shortest and longest pause before coming back. */
const shortestMs = 500;
const longestMs = 30_000;

/**
 * Full jitter: any time between the shortest pause and a bound that doubles. After a restart hundreds of pages come
 * back spread out instead of all at once.
 */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
	const bound = Math.min(longestMs, shortestMs * 2 ** Math.min(attempt, 10));
	return shortestMs + random() * (bound - shortestMs);
}
