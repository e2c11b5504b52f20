import type { Kit } from '../kit.ts';

/** Something that happened in a tavolo of the demonstration, with the clock of that moment. */
export interface SeedEvent {
	readonly at: number;
	run(then: Kit): Promise<void>;
}

/** In the order in which it happened: news and register are read in the order they were written. */
export async function happen(kit: Kit, events: readonly SeedEvent[]): Promise<void> {
	for (const { at, run } of [...events].sort((one, other) => one.at - other.at))
		await run({ ...kit, clock: () => at });
}
