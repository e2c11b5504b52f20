import type { Kit } from '../kit.ts';

/** A poll that another server planned is noticed within this. */
const lookEveryMs = 30_000;

/**
 * Opens and closes polls on time and asks for confirmations. Nothing depends on it being punctual: votes are refused by
 * the clock, and whoever reads a page settles what is due first.
 */
export function startTurning(
	kit: Kit,
	work: {
		readonly settleDue: (kit: Kit) => Promise<number | null>;
		readonly askToConfirm: (kit: Kit) => Promise<number>;
	},
): { close(): Promise<void> } {
	let closed = false;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();

	async function turn(): Promise<void> {
		let next: number | null = null;
		try {
			next = await work.settleDue(kit);
			await work.askToConfirm(kit);
		} catch (error) {
			if (!closed) kit.log.error({ error }, 'polls could not be looked after');
		}
		if (closed) return;
		const wait = next === null ? lookEveryMs : Math.min(lookEveryMs, Math.max(20, next - kit.clock()));
		timer = setTimeout(() => (running = turn()), wait);
		timer.unref();
	}
	running = turn();

	return {
		async close() {
			closed = true;
			clearTimeout(timer);
			await running;
		},
	};
}
