/** What one run of one scenario against one peer came to: named numbers, lower is better unless said. */
export type Figures = Readonly<Record<string, number>>;

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	if (sorted.length === 0) return Number.NaN;
	return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value below which `share` (0…1) of the sorted values lie. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	if (sorted.length === 0) return Number.NaN;
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

export function medians(runs: readonly Figures[]): Figures {
	const names = new Set(runs.flatMap((run) => Object.keys(run)));
	return Object.fromEntries(
		[...names].map((name) => [name, median(runs.map((run) => run[name] ?? Number.NaN))]),
	);
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Spent {
	readonly cpuMs: number;
	readonly atMs: number;
}

/** Share of one processor between two answers, in percent. */
export function share(before: Spent, after: Spent): number {
	return ((after.cpuMs - before.cpuMs) / (after.atMs - before.atMs)) * 100;
}
