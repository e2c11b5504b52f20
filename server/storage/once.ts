import type { Storage, UnitOfWork } from './storage.ts';

export interface Doing {
	/** Who does it: a person's id, or what stands for somebody without an account. */
	readonly by: string;
	/** Made when the form was drawn; two sendings of one form carry the same. */
	readonly key: string;
	/** The act's name: a key used for another act is not this one. */
	readonly act: string;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/**
 * Does `work` once for each key, in the unit of work that stores its facts: whoever sends again gets the first outcome.
 * The outcome must survive JSON. A refusal (`{ refused }`) is not kept: a mended form may be sent under the same key.
 */
export async function once<T>(unit: UnitOfWork, doing: Doing, work: () => Promise<T>): Promise<T> {
	const { by, key, act, at } = doing;
	const before = await unit.db
		.selectFrom('done_once')
		.select('outcome')
		.where('by', '=', by)
		.where('act', '=', act)
		.where('key', '=', key)
		.executeTakeFirst();
	if (before) return JSON.parse(before.outcome) as T;
	const outcome = await work();
	if (!isRefusal(outcome)) {
		await unit.db
			.insertInto('done_once')
			.values({ by, act, key, at, outcome: JSON.stringify(outcome ?? null) })
			.execute();
	}
	return outcome;
}

function isRefusal(outcome: unknown): boolean {
	return typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
}

/** No phone sends a form again after this. */
export const keptDays = 30;

/** Forgets old keys, and with them who did what and when. Gives how many. */
export async function forgetDone(storage: Storage, now: number): Promise<number> {
	return storage.unitOfWork(async ({ db }) => {
		const { numDeletedRows } = await db
			.deleteFrom('done_once')
			.where('at', '<', now - keptDays * 24 * 3_600_000)
			.executeTakeFirst();
		return Number(numDeletedRows);
	});
}
